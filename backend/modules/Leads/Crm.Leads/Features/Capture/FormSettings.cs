using System.Security.Cryptography;
using Crm.Kernel;
using Crm.Leads.Capture;
using Crm.Platform.Audit;
using Crm.Platform.Hosting;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Crm.Leads.Features.Capture;

/// <summary>A form as it is sent.</summary>
internal sealed class FormBody
{
    public required string Name { get; init; }
    public required FormDesign Design { get; init; }

    /// <summary>Whose pages may hold it and send to it, such as <c>https://www.example.com</c>.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];
    public bool IsActive { get; init; }

    /// <summary>The version that was read; another one is refused with 412.</summary>
    public long? Version { get; init; }
}

/// <summary>A form, where it is found, and what has come by it.</summary>
/// <param name="Address">The page on which it is filled in.</param>
/// <param name="Counts">Received are leads, merged, refused and waiting together.</param>
internal sealed record FormResponse(
    Guid Id, string Key, string Name, FormDesign Design, IReadOnlyList<string> Origins, bool IsActive, string Address, InquiryCounts Counts, DateTime CreatedAt, DateTime UpdatedAt, long Version);

/// <summary>All forms.</summary>
internal sealed record FormList(IReadOnlyList<FormResponse> Items);

/// <summary>Lists the forms.</summary>
internal sealed record ListForms(Guid? Id = null) : IQuery<FormList>;

/// <summary>Makes a form under an id that the caller chooses, or changes it.</summary>
internal sealed record SaveForm(Guid Id, FormBody Body) : ICommand<FormResponse>;

/// <summary>Removes a form by which nothing has come.</summary>
internal sealed record DeleteForm(Guid Id) : ICommand;

internal sealed class SaveFormValidator : AbstractValidator<SaveForm>
{
    public SaveFormValidator() => RuleFor(c => c.Body.Name).Must(n => n.Trim().Length is > 0 and <= LeadFormConfiguration.MaxName && !n.Contains('\0', StringComparison.Ordinal))
        .WithMessage($"Give it a name of {LeadFormConfiguration.MaxName} characters at most.").OverridePropertyName("name");
}

internal sealed class FormSettingsHandler(LeadsDb db, FormCheck check, InquiryCounter counter, IConfiguration configuration, IAuditLog audit, TimeProvider clock)
    : IRequestHandler<ListForms, FormList>, IRequestHandler<SaveForm, FormResponse>, IRequestHandler<DeleteForm, Unit>
{
    private const string KeyLetters = "abcdefghjkmnpqrstvwxyz0123456789";
    private const int KeyLength = 10;

    public async Task<FormList> Handle(ListForms request, CancellationToken cancellationToken)
    {
        var forms = await db.Forms.AsNoTracking().Where(f => request.Id == null || f.Id == request.Id).OrderBy(f => f.Name).ThenBy(f => f.Id).Take(500).ToListAsync(cancellationToken);
        var counts = await counter.ByForm([.. forms.Select(f => f.Id)], cancellationToken);
        return new FormList([.. forms.Select(f => Show(f, counts.GetValueOrDefault(f.Id) ?? new InquiryCounts()))]);
    }

    public async Task<FormResponse> Handle(SaveForm request, CancellationToken cancellationToken)
    {
        var body = request.Body;
        var errors = new InputErrors();
        await check.Run(body.Design, body.Origins, errors, cancellationToken);
        errors.ThrowIfAny();
        var now = clock.GetUtcNow().UtcDateTime;
        var form = await db.Forms.FirstOrDefaultAsync(f => f.Id == request.Id, cancellationToken);
        if (form is not null && body.Version is { } version && version != form.Version)
        {
            throw new StaleVersionException(form.Version, current: null);
        }

        form ??= db.Forms.Add(new LeadForm { Id = request.Id, Key = RandomNumberGenerator.GetString(KeyLetters, KeyLength), Name = "", Design = body.Design, CreatedAt = now, Version = 0 }).Entity;
        (form.Name, form.Design, form.Origins, form.IsActive, form.UpdatedAt) = (body.Name.Trim(), body.Design, [.. body.Origins], body.IsActive, now);
        form.Version++;
        audit.Write(AuditActions.SettingsChanged, "leadForm", form.Id, new { fields = body.Design.Fields.Select(f => f.Field), origins = body.Origins.Count, body.IsActive, body.Design.DoubleOptIn });
        var counts = await counter.ByForm([form.Id], cancellationToken);
        return Show(form, counts.GetValueOrDefault(form.Id) ?? new InquiryCounts());
    }

    public async Task<Unit> Handle(DeleteForm request, CancellationToken cancellationToken)
    {
        var form = await db.Forms.FirstOrDefaultAsync(f => f.Id == request.Id, cancellationToken) ?? throw new NotFoundException("form");
        if (await db.Inquiries.AnyAsync(i => i.FormId == form.Id, cancellationToken))
        {
            throw new ConflictException("form_in_use", "Inquiries have come by this form. Switch it off instead: what came stays countable.");
        }

        db.Forms.Remove(form);
        audit.Write(AuditActions.SettingsChanged, "leadForm", form.Id, new { removed = true });
        return Unit.Value;
    }

    private FormResponse Show(LeadForm f, InquiryCounts counts) =>
        new(f.Id, f.Key, f.Name, f.Design, f.Origins, f.IsActive, $"{PublicAddress.Of(configuration)}/f/{f.Key}", counts, f.CreatedAt, f.UpdatedAt, f.Version);
}

internal sealed class FormSettingsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/lead-forms").WithTags("Forms");
        group.MapGet("", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListForms(), ct)))
            .WithName("ListLeadForms").WithSummary("List the forms by which customers ask").Requires(CapturePermissions.Forms);
        group.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListForms(id), ct)).Items is [var form] ? TypedResults.Ok(form) : throw new NotFoundException("form"))
            .WithName("GetLeadForm").WithSummary("Read a form").ProducesProblem(StatusCodes.Status404NotFound).Requires(CapturePermissions.Forms);
        group.MapPut("/{id:guid}", async (Guid id, FormBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new SaveForm(id, body), ct)))
            .WithName("SaveLeadForm").WithSummary("Make or change a form, under an id that you choose")
            .WithDescription("Questions are fields of leads in the order in which they are asked; labels that are left out are the usual ones in each language. A required e-mail address or number must be among them. "
                + "Consents name a purpose and a channel; what is agreed to is the text of the purpose on that day. `hidden` takes values from the parameters of the page, such as `utm_campaign`.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status412PreconditionFailed).Requires(CapturePermissions.Forms);
        group.MapDelete("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new DeleteForm(id), ct);
                return TypedResults.NoContent();
            })
            .WithName("DeleteLeadForm").WithSummary("Remove a form by which nothing has come").WithDescription("409 `form_in_use` where something has: switch it off instead.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(CapturePermissions.Forms);
    }
}
