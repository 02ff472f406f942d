using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Features;

/// <summary>The saved mappings that the caller may use.</summary>
internal sealed record ListImportMappings(string? RecordType) : IQuery<ImportMappingsResponse>;

/// <summary>Saves a mapping for the next file with the same headers.</summary>
internal sealed record SaveImportMapping(string Name, string RecordType, IReadOnlyList<string> Headers, ImportMapping Mapping, bool Shared = false) : ICommand<SavedMappingResponse>;

/// <summary>Renames, changes or shares a saved mapping; what is absent stays.</summary>
internal sealed record ChangeImportMapping(Guid Id, ChangeImportMappingRequest Body) : ICommand<SavedMappingResponse>;

/// <summary>Throws a saved mapping away.</summary>
internal sealed record DeleteImportMapping(Guid Id) : ICommand<Unit>;

/// <summary>What to change; what is absent stays.</summary>
public sealed record ChangeImportMappingRequest(string? Name = null, ImportMapping? Mapping = null, bool? Shared = null);

/// <summary>Saved mappings, the last used first.</summary>
public sealed class ImportMappingsResponse
{
    public required IReadOnlyList<SavedMappingResponse> Items { get; init; }
}

/// <summary>A saved mapping.</summary>
public sealed class SavedMappingResponse
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string RecordType { get; init; }
    public required IReadOnlyList<string> Headers { get; init; }
    public required ImportMapping Mapping { get; init; }
    public required bool Shared { get; init; }
    public string? CreatedByName { get; init; }
    public DateTime? UsedAt { get; init; }
}

internal sealed class SaveImportMappingValidator : AbstractValidator<SaveImportMapping>
{
    public SaveImportMappingValidator()
    {
        RuleFor(m => m.Name).NotEmpty().WithMessage("Give the mapping a name.").MaximumLength(SavedMapping.MaxName).WithMessage($"Shorten this to {SavedMapping.MaxName} characters at most.");
        RuleFor(m => m.Headers).NotEmpty().WithMessage("Send the headers of the file.").Must(h => h.Count <= 1000).WithMessage("Send 1000 headers at most.");
    }
}

internal sealed class KeepMappingsHandler(CrmDbContext db, SavedMappings mappings, RecordCatalog catalog, ReferenceLabels labels, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ListImportMappings, ImportMappingsResponse>, IRequestHandler<SaveImportMapping, SavedMappingResponse>, IRequestHandler<ChangeImportMapping, SavedMappingResponse>,
        IRequestHandler<DeleteImportMapping, Unit>
{
    private const int Most = 200;

    public async Task<ImportMappingsResponse> Handle(ListImportMappings request, CancellationToken cancellationToken)
    {
        var found = await mappings.Visible().AsNoTracking().Where(m => request.RecordType == null || m.RecordType == request.RecordType)
            .OrderByDescending(m => m.UsedAt ?? m.CreatedAt).ThenBy(m => m.Id).Take(Most).ToListAsync(cancellationToken);
        var names = await labels.Fetch(found.Where(m => m.CreatedBy is not null).Select(m => ("user", m.CreatedBy!.Value)), cancellationToken);
        return new ImportMappingsResponse { Items = found.ConvertAll(m => Show(m, names.Of("user", m.CreatedBy))) };
    }

    public async Task<SavedMappingResponse> Handle(SaveImportMapping request, CancellationToken cancellationToken)
    {
        var type = catalog.Find(request.RecordType) ?? throw new InvalidInputException("recordType", $"Choose one of: {string.Join(", ", catalog.All.Select(t => t.Name))}.");
        var saved = db.Add(new SavedMapping
        {
            Name = request.Name.Trim(), RecordType = type.Name, Headers = [.. request.Headers], HeadersKey = SavedMappings.KeyOf(request.Headers),
            Mapping = request.Mapping, IsShared = request.Shared, CreatedBy = user.Id, CreatedAt = clock.GetUtcNow().UtcDateTime,
        }).Entity;
        return await Show(saved, cancellationToken);
    }

    public async Task<SavedMappingResponse> Handle(ChangeImportMapping request, CancellationToken cancellationToken)
    {
        var saved = await mappings.Own(request.Id, cancellationToken);
        if (request.Body.Name is { } name)
        {
            saved.Name = name.Trim() is { Length: > 0 and <= SavedMapping.MaxName } fine ? fine : throw new InvalidInputException("name", $"Give a name of {SavedMapping.MaxName} characters at most.");
        }

        saved.Mapping = request.Body.Mapping ?? saved.Mapping;
        saved.IsShared = request.Body.Shared ?? saved.IsShared;
        return await Show(saved, cancellationToken);
    }

    public async Task<Unit> Handle(DeleteImportMapping request, CancellationToken cancellationToken)
    {
        db.Remove(await mappings.Own(request.Id, cancellationToken));
        return Unit.Value;
    }

    private async Task<SavedMappingResponse> Show(SavedMapping saved, CancellationToken ct) =>
        Show(saved, saved.CreatedBy is { } by ? (await labels.Fetch([("user", by)], ct)).Of("user", by) : null);

    private static SavedMappingResponse Show(SavedMapping saved, string? createdByName) => new()
    {
        Id = saved.Id, Name = saved.Name, RecordType = saved.RecordType, Headers = saved.Headers, Mapping = saved.Mapping, Shared = saved.IsShared, CreatedByName = createdByName, UsedAt = saved.UsedAt,
    };
}

internal sealed class KeepMappingsEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/import-mappings", async (string? recordType, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListImportMappings(recordType), ct)))
            .WithName("ListImportMappings").WithTags("Imports").WithSummary("List saved mappings: your own and those that others share").Requires(ImportPermissions.Create);
        routes.MapPost("/import-mappings", async (SaveImportMapping body, IMediator mediator, CancellationToken ct) =>
            {
                var saved = await mediator.Send(body, ct);
                return TypedResults.Created($"/api/v1/import-mappings/{saved.Id}", saved);
            })
            .WithName("CreateImportMapping").WithTags("Imports").WithSummary("Save a mapping for the next file with the same headers")
            .WithDescription("A file with the same headers, in any order and case, gets the newest of them by itself; `mappingId` of the import says so.").Requires(ImportPermissions.Create);
        routes.MapPatch("/import-mappings/{id:guid}", async (Guid id, ChangeImportMappingRequest body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ChangeImportMapping(id, body), ct)))
            .WithName("UpdateImportMapping").WithTags("Imports").WithSummary("Rename, change or share a saved mapping").Requires(ImportPermissions.Create);
        routes.MapDelete("/import-mappings/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new DeleteImportMapping(id), ct);
                return TypedResults.NoContent();
            })
            .WithName("DeleteImportMapping").WithTags("Imports").WithSummary("Throw a saved mapping away").Requires(ImportPermissions.Create);
    }
}
