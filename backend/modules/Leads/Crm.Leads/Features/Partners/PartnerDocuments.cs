using Crm.Kernel;
using Crm.Leads.Partners;
using Crm.Platform.Files;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Partners;

/// <summary>Lets dealers read a file.</summary>
internal sealed record ShareDocument(Guid FileId, string Title, Guid? PartnerId = null) : ICommand<SharedDocument>;

/// <summary>Ends that.</summary>
internal sealed record UnshareDocument(Guid Id) : ICommand;

/// <summary>Lists what dealers may read: all of it, or what one of them may.</summary>
internal sealed record ReadDocuments(Guid? PartnerId, bool IsForPartner) : IQuery<SharedDocumentList>;

/// <summary>A file that dealers may read.</summary>
/// <param name="PartnerId">The one dealer who may; null is all of them.</param>
internal sealed record SharedDocument(Guid Id, string Title, string FileName, string ContentType, long SizeBytes, Guid? PartnerId, string? PartnerName, DateTime SharedAt);

/// <summary>Files that dealers may read, the newest first.</summary>
internal sealed class SharedDocumentList
{
    public required IReadOnlyList<SharedDocument> Items { get; init; }
}

internal sealed class ShareDocumentValidator : AbstractValidator<ShareDocument>
{
    public ShareDocumentValidator() => RuleFor(d => d.Title).NotEmpty().MaximumLength(PartnerConfiguration.MaxTitle).Must(t => t?.Contains('\0', StringComparison.Ordinal) != true).WithMessage("Remove the character U+0000 from this text.");
}

internal sealed class PartnerDocumentsHandler(LeadsDb db, IKeptFiles files, ReferenceLabels labels, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ShareDocument, SharedDocument>, IRequestHandler<UnshareDocument, Unit>, IRequestHandler<ReadDocuments, SharedDocumentList>
{
    private const int Most = 500;

    public async Task<SharedDocument> Handle(ShareDocument request, CancellationToken cancellationToken)
    {
        if (request.PartnerId is { } partner && !await db.Partners.AnyAsync(p => p.AccountId == partner, cancellationToken))
        {
            throw new InvalidInputException("partnerId", "There is no dealer with this id.");
        }

        // What hangs on a record is taken as a copy: dealers see the file, and nothing of the record.
        var file = (await files.Take([request.FileId], "fileId", cancellationToken))[0];
        var document = new PartnerDocument { FileId = file, PartnerId = request.PartnerId, Title = request.Title.Trim(), SharedAt = clock.GetUtcNow().UtcDateTime, SharedBy = user.Id };
        db.Documents.Add(document);
        return (await Show([document], cancellationToken))[0];
    }

    public async Task<Unit> Handle(UnshareDocument request, CancellationToken cancellationToken)
    {
        db.Documents.Remove(await db.Documents.FirstOrDefaultAsync(d => d.Id == request.Id, cancellationToken) ?? throw new NotFoundException("document"));
        return Unit.Value;
    }

    public async Task<SharedDocumentList> Handle(ReadDocuments request, CancellationToken cancellationToken)
    {
        var documents = db.Documents.AsNoTracking();
        documents = request.IsForPartner ? documents.Where(d => d.PartnerId == null || d.PartnerId == request.PartnerId) : request.PartnerId is { } partner ? documents.Where(d => d.PartnerId == partner) : documents;
        return new SharedDocumentList { Items = await Show(await documents.OrderByDescending(d => d.SharedAt).ThenByDescending(d => d.Id).Take(Most).ToListAsync(cancellationToken), cancellationToken) };
    }

    private async Task<IReadOnlyList<SharedDocument>> Show(List<PartnerDocument> documents, CancellationToken ct)
    {
        var known = await files.Facts([.. documents.Select(d => d.FileId)], ct);
        var names = await labels.Fetch(documents.Select(d => d.PartnerId).OfType<Guid>().Select(id => ("account", id)), ct);
        return [.. documents.Where(d => known.ContainsKey(d.FileId)).Select(d => new SharedDocument(d.Id, d.Title, known[d.FileId].Name, known[d.FileId].ContentType, known[d.FileId].SizeBytes, d.PartnerId, names.Of("account", d.PartnerId), d.SharedAt))];
    }
}

internal sealed class PartnerDocumentsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/partner-documents", async (Guid? partnerId, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadDocuments(partnerId, IsForPartner: false), ct)))
            .WithName("ListPartnerDocuments").WithTags("Partners").WithSummary("List the files that dealers may read").WithDescription("All of them, or those of one dealer alone: `partnerId`.").Requires(PartnerPermissions.Manage);
        routes.MapPost("/partner-documents", async (ShareDocument body, IMediator mediator, CancellationToken ct) =>
            {
                var shared = await mediator.Send(body, ct);
                return TypedResults.Created($"/api/v1/partner-documents/{shared.Id}", shared);
            })
            .WithName("ShareDocument").WithTags("Partners").WithSummary("Let dealers read a file").WithDescription("A file that was uploaded, for one dealer (`partnerId`) or for all. What hangs on a record is taken as a copy.")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires(PartnerPermissions.Manage);
        routes.MapDelete("/partner-documents/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new UnshareDocument(id), ct);
                return TypedResults.NoContent();
            })
            .WithName("UnshareDocument").WithTags("Partners").WithSummary("Take a file from dealers again").ProducesProblem(StatusCodes.Status404NotFound).Requires(PartnerPermissions.Manage);
        routes.MapGet("/portal/documents", async (PortalDoor portal, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadDocuments(portal.Company, IsForPartner: true), ct)))
            .WithName("ListPortalDocuments").WithTags("Partner portal").WithSummary("List the files that are shared with one's own company").Requires(PartnerPermissions.Portal).EvenForPartners();
        routes.MapGet("/portal/documents/{id:guid}/content", async (Guid id, HttpContext http, PortalDoor portal, LeadsDb db, IKeptFiles files, CancellationToken ct) =>
            {
                var company = portal.Company;
                var document = await db.Documents.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id && (d.PartnerId == null || d.PartnerId == company), ct) ?? throw new NotFoundException("document");
                var facts = (await files.Facts([document.FileId], ct)).GetValueOrDefault(document.FileId);
                var content = facts is null ? null : await files.Open(document.FileId, ct);
                http.Response.Headers.XContentTypeOptions = "nosniff";
                return content is null ? throw new NotFoundException("document") : TypedResults.File(content, "application/octet-stream", facts!.Name);
            })
            .WithName("OpenPortalDocument").WithTags("Partner portal").WithSummary("Save a file that is shared with one's own company").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires(PartnerPermissions.Portal).EvenForPartners();
    }
}
