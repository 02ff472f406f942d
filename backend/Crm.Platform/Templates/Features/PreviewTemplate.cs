using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Templates.Features;

/// <summary>Fills in a text with a record that the caller may see, and says which placeholders would be empty.</summary>
internal sealed record PreviewTemplate(string Subject, string Body, string Language = "en", string? RecordType = null, Guid? RecordId = null) : IQuery<RenderedText>;

internal sealed class PreviewTemplateHandler(TemplateFields fields) : IRequestHandler<PreviewTemplate, RenderedText>
{
    public async Task<RenderedText> Handle(PreviewTemplate request, CancellationToken cancellationToken)
    {
        var text = new TemplateText(request.Subject, request.Body);
        TemplateCheck.Check(new Dictionary<string, TemplateText>(StringComparer.Ordinal) { [request.Language] = text }, fields.Of(request.RecordType));
        return TemplateRenderer.Render(text, request.Language, await fields.Values(request.RecordType, request.RecordId, cancellationToken));
    }
}

internal sealed class PreviewTemplateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/templates/preview", async (PreviewTemplate body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("PreviewTemplate").WithTags("Templates").WithSummary("Try a text out with a record")
        .WithDescription("`missing` names the placeholders that have neither a value nor a default. Only what you may see of the record is filled in.")
        .Requires(TemplatePermissions.Read);
}
