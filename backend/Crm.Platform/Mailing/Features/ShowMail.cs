using System.Text.Encodings.Web;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Mailing.Features;

/// <summary>The HTML of a mail as a page of its own that can do nothing: no script, no form, nothing from elsewhere.</summary>
internal sealed class ShowMailEndpoint : IEndpoint
{
    private const string Policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/mails/{id:guid}/content", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var mail = await mediator.Send(new GetMail(id), ct);
            http.Response.Headers.ContentSecurityPolicy = Policy;
            http.Response.Headers.XFrameOptions = "SAMEORIGIN";
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Content(mail.Html ?? $"<!doctype html><meta charset=\"utf-8\"><pre>{HtmlEncoder.Default.Encode(mail.Text)}</pre>", "text/html; charset=utf-8");
        })
        .WithName("ShowMail").WithTags("Mails").WithSummary("The mail as its recipient sees it, for a frame")
        .WithDescription("HTML under a content security policy that forbids scripts, forms and anything from other places.")
        .Produces(StatusCodes.Status200OK, contentType: "text/html")
        .Requires(MailPermissions.Manage);
}
