using System.Text.Json.Serialization;
using Crm.Kernel;
using Crm.Platform.Consents;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Templates.Features;

/// <summary>Creates a template; with a purpose, it only goes to those who agreed to that.</summary>
internal sealed record CreateTemplate(string Name, IReadOnlyDictionary<string, TemplateText> Texts, string? RecordType = null, string? Purpose = null) : ICommand<TemplateResponse>;

/// <summary>Renames a template or rewrites its texts; texts are given as a whole.</summary>
internal sealed record UpdateTemplate(Optional<string> Name = default, Optional<IReadOnlyDictionary<string, TemplateText>> Texts = default, Optional<string> Purpose = default) : ICommand<TemplateResponse>
{
    [JsonIgnore]
    public Guid Id { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }
}

internal sealed class CreateTemplateValidator : AbstractValidator<CreateTemplate>
{
    public CreateTemplateValidator() => RuleFor(t => t.Name).NotEmpty().MaximumLength(TemplateConfiguration.MaxName).WithMessage("Give it a name of 1 to 200 characters.");
}

internal sealed class UpdateTemplateValidator : AbstractValidator<UpdateTemplate>
{
    public UpdateTemplateValidator()
    {
        RuleFor(t => t.Name.Value).NotEmpty().MaximumLength(TemplateConfiguration.MaxName).WithMessage("Give it a name of 1 to 200 characters.").OverridePropertyName("Name").When(t => t.Name.IsGiven);
        RuleFor(t => t.Texts.Value).NotNull().OverridePropertyName("Texts").When(t => t.Texts.IsGiven);
    }
}

internal sealed class WriteTemplatesHandler(CrmDbContext db, TemplateShelf shelf, TemplateFields fields, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CreateTemplate, TemplateResponse>, IRequestHandler<UpdateTemplate, TemplateResponse>
{
    public async Task<TemplateResponse> Handle(CreateTemplate request, CancellationToken cancellationToken)
    {
        TemplateCheck.Check(request.Texts, fields.Of(request.RecordType));
        await Known(request.Purpose, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var template = new Template
        {
            Key = $"custom:{Guid.CreateVersion7()}", Name = request.Name.Trim(), NameKey = Folding.Key(request.Name), RecordType = request.RecordType, Purpose = request.Purpose,
            Texts = Stored(request.Texts), CreatedAt = now, CreatedBy = user.Id, UpdatedAt = now, UpdatedBy = user.Id,
        };
        db.Add(template);
        return shelf.Show(template);
    }

    public async Task<TemplateResponse> Handle(UpdateTemplate request, CancellationToken cancellationToken)
    {
        var template = await shelf.Get(request.Id, request.ExpectedVersion, cancellationToken);
        if (request.Texts.Value is { } texts)
        {
            TemplateCheck.Check(texts, shelf.PlaceholdersOf(template));
            template.IsEdited = template.IsBuiltIn;
        }

        if (request.Purpose.IsGiven)
        {
            await Known(request.Purpose.Value, cancellationToken);
            template.Purpose = template.IsBuiltIn ? null : request.Purpose.Value;
        }

        template.Write(request.Name.Value?.Trim() ?? template.Name, request.Texts.Value is { } given ? Stored(given) : template.Texts, user.Id, clock.GetUtcNow().UtcDateTime);
        return shelf.Show(template);
    }

    private async Task Known(string? purpose, CancellationToken ct)
    {
        if (purpose is not null && !await db.Set<ConsentPurpose>().AnyAsync(p => p.Key == purpose && !p.Retired, ct))
        {
            throw new InvalidInputException("purpose", "There is no such purpose: see GET /consent-purposes.");
        }
    }

    private static List<LocalText> Stored(IReadOnlyDictionary<string, TemplateText> texts) =>
        [.. TemplateCheck.Languages.Where(texts.ContainsKey).Select(l => new LocalText(l, texts[l].Subject, texts[l].Body))];
}

internal sealed class CreateTemplateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/templates", async (CreateTemplate body, IMediator mediator, CancellationToken ct) =>
        {
            var template = await mediator.Send(body, ct);
            return TypedResults.Created($"/api/v1/templates/{template.Id}", template);
        })
        .WithName("CreateTemplate").WithTags("Templates").WithSummary("Create a template")
        .WithDescription("Bodies are Markdown. Placeholders are `{{contact.givenName}}`, with filters `{{contact.givenName | default: \"there\"}}`, `date: \"long\"`, `money`, `upper`, `lower`. Unknown ones are refused with `unknown_placeholder`.")
        .Requires(TemplatePermissions.Manage);
}

internal sealed class UpdateTemplateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/templates/{id:guid}", async (Guid id, UpdateTemplate body, HttpContext http, IMediator mediator, CancellationToken ct) =>
            TemplateAnswer.Of(http, await mediator.Send(body with { Id = id, ExpectedVersion = ETags.IfMatch(http) }, ct)))
        .WithName("UpdateTemplate").WithTags("Templates").WithSummary("Rename or rewrite a template")
        .WithDescription("`texts` is replaced as a whole. `purpose` is the purpose whose consent it takes to send it; null takes it away.")
        .ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .Requires(TemplatePermissions.Manage);
}
