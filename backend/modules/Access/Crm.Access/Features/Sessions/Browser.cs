using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Crm.Access.Features.Sessions;

internal static class VisitorExtensions
{
    public static Visitor Visitor(this HttpContext http) => new(http.Request.Headers.UserAgent, http.Connection.RemoteIpAddress?.ToString());
}

/// <summary>The browser's side of a session: its cookie and its anti-forgery token.</summary>
internal sealed class Browser(IMediator mediator, IAntiforgery antiforgery, ICallerSource callers, CurrentUser user)
{
    /// <summary>Gives the browser its cookie and describes the session that has begun.</summary>
    public async Task<SessionResponse> Enter(HttpContext http, StartedSession session, CancellationToken ct)
    {
        await SessionCookie.Hand(http, session);
        var caller = await callers.Find(session.UserId, ChangeSource.Browser, ct) ?? Caller.Nobody;
        user.Become(session.TwoFactors ? caller with { MustFirst = null } : caller);
        return await Describe(http, ct);
    }

    public async Task<SessionResponse> Describe(HttpContext http, CancellationToken ct)
    {
        var session = await mediator.Send(new GetSession(), ct);
        if (!user.Source.IsProgram())
        {
            session.AntiforgeryToken = antiforgery.GetAndStoreTokens(http).RequestToken!;
        }

        return session;
    }
}
