using Crm.Kernel;
using Crm.Leads.Capture;
using Crm.Leads.Capture.Pages;
using Crm.Platform.Http;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Capture;

/// <summary>Somebody has followed the link that confirms their address: what waited becomes an inquiry. Answers its number; null for what nobody waits for.</summary>
internal sealed record ConfirmInquiry(string Token) : ICommand<string?>;

internal sealed class ConfirmInquiryHandler(LeadsDb db, FormIntake intake, CurrentUser user) : IRequestHandler<ConfirmInquiry, string?>
{
    public async Task<string?> Handle(ConfirmInquiry request, CancellationToken cancellationToken)
    {
        user.Become(Caller.System);
        var hash = Submission.Digest(request.Token);
        var inquiry = await db.Inquiries.FirstOrDefaultAsync(i => i.ConfirmHash == hash && i.State == InquiryState.Unconfirmed, cancellationToken);
        var form = inquiry is null ? null : await db.Forms.AsNoTracking().FirstOrDefaultAsync(f => f.Id == inquiry.FormId, cancellationToken);
        if (inquiry is null || form is null || !await intake.Resume(form, inquiry, cancellationToken))
        {
            return null;
        }

        inquiry.Version++;
        return inquiry.Reference;
    }
}

internal sealed class ConfirmInquiryEndpoint : IRootEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/f/confirm/{token}", (string token, HttpContext http) => Html(http, FormPage.Ask(View(http)))).ExcludeFromDescription().OpenToAnyone();
        routes.MapPost("/f/confirm/{token}", Confirm).ExcludeFromDescription().BringsItsOwnCredentials();
    }

    private static async Task<IResult> Confirm(string token, HttpContext http, FormRate rate, IMediator mediator, CancellationToken ct)
    {
        var view = View(http);
        var texts = InquiryTexts.Of(view.Language);
        if (!rate.Allows(http.Connection.RemoteIpAddress, "confirm"))
        {
            return Html(http, FormPage.Say(texts.ConfirmButton, texts.TooMany, view), StatusCodes.Status429TooManyRequests);
        }

        return await mediator.Send(new ConfirmInquiry(token), ct) is { } reference
            ? Html(http, FormPage.Say(texts.Confirmed, $"{texts.Thanks} {texts.YourNumber}: {reference}. {texts.Keep}", view))
            : Html(http, FormPage.Say(texts.LinkGone, texts.LinkGoneHint, view), StatusCodes.Status404NotFound);
    }

    private static IResult Html(HttpContext http, string html, int status = StatusCodes.Status200OK) => PublicPage.Html(http, html, status);

    private static FormView View(HttpContext http)
    {
        var language = PublicPage.LanguageOf(http, InquiryTexts.All.ContainsKey);
        return new FormView(language, PublicPage.Nonce(http), $"{http.Request.Path}?lang={language}", http.Request.Path, "");
    }
}
