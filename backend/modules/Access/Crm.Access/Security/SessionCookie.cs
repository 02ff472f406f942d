using System.Security.Claims;
using Crm.Access.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Crm.Access.Security;

/// <summary>The cookie of a session. It names a row, and is worth nothing once the row is gone or the user deactivated.</summary>
internal sealed class SessionCookie(CallerSource callers, LastSeen lastSeen) : CookieAuthenticationEvents
{
    public const string SchemeName = "Session";

    public const string CookieName = "crm_session";

    /// <summary>Gives the browser its cookie, and signs in the request in hand too, so that its answer belongs to the user.</summary>
    public static async Task Hand(HttpContext http, StartedSession session)
    {
        var identity = new ClaimsIdentity(
            [new Claim(CallerSource.UserClaim, session.UserId.ToString()), new Claim(CallerSource.SessionClaim, session.Id.ToString())], SchemeName);
        http.User = new ClaimsPrincipal(identity);
        var properties = new AuthenticationProperties
        {
            IsPersistent = session.KeepSignedIn,
            IssuedUtc = new DateTimeOffset(session.StartedAt),
            ExpiresUtc = new DateTimeOffset(session.StartedAt + Session.Lifetime(session.KeepSignedIn)),
        };
        await http.SignInAsync(SchemeName, http.User, properties);
    }

    public static Guid? SessionOf(HttpContext http) => Guid.TryParse(http.User.FindFirstValue(CallerSource.SessionClaim), out var id) ? id : null;

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (Guid.TryParse(context.Principal?.FindFirstValue(CallerSource.SessionClaim), out var id)
            && await callers.Session(id, context.HttpContext.RequestAborted) is { } session
            && session.ExpiresAt > callers.Now)
        {
            lastSeen.OfSession(session.Id, session.KeepSignedIn);
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(SchemeName);
    }
}

/// <summary>A session that has just begun.</summary>
internal sealed record StartedSession(Guid Id, Guid UserId, bool KeepSignedIn, DateTime StartedAt, bool TwoFactors = false);
