using Crm.Access.Domain;
using Crm.Access.Features.OAuth;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Access.Security;

/// <summary>Section <c>Crm:OAuth</c>.</summary>
internal sealed class OAuthOptions
{
    /// <summary>How long an access token works, 10 to 60 minutes.</summary>
    public int AccessTokenMinutes { get; set; } = 30;

    public TimeSpan AccessTokenLifetime => TimeSpan.FromMinutes(Math.Clamp(AccessTokenMinutes, 10, 60));
}

/// <summary>Knows the apps that ask for tokens, and makes the tokens.</summary>
internal sealed class AppTokens(AccessDb access, ModuleCatalog modules, IOptions<OAuthOptions> options, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The app with this id, where whoever asks is that app; the same work whether or not there is one.</summary>
    public async Task<ConnectedApp?> Authenticate(string? clientId, string? secret, CancellationToken ct)
    {
        var app = await access.Apps.Include(a => a.Role).SingleOrDefaultAsync(a => a.ClientId == clientId && a.RevokedAt == null, ct);
        return (app ?? new ConnectedApp("nobody", isPublic: false, role: null, createdBy: null, Now)).Knows(secret, Now) ? app : null;
    }

    /// <summary>The scopes that were asked for, or all there are to have; null where one is unknown or reaches further than what may be had.</summary>
    public IReadOnlyList<string>? Within(string? asked, IReadOnlyList<string> most)
    {
        var scopes = (asked ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        return scopes.Count == 0 ? most
            : scopes.TrueForAll(s => KeyScopes.IsKnown(s, modules.Permissions) && KeyScopes.IsWithin(s, most, modules.Permissions)) ? scopes : null;
    }

    /// <summary>A new access token, and with a grant a refresh token for the time after it.</summary>
    public IssuedTokens Issue(ConnectedApp app, AppGrant? grant, IReadOnlyList<string> scopes)
    {
        var now = Now;
        app.Used(now);
        grant?.Used(now);
        var secret = AppToken.AccessStart + Secrets.New();
        var lifetime = options.Value.AccessTokenLifetime;
        access.AppTokens.Add(new AppToken(AppTokenKind.Access, secret, app.Id, grant?.Id, scopes, lifetime, now));
        var refresh = grant is null ? null : AppToken.RefreshStart + Secrets.New();
        if (refresh is not null)
        {
            access.AppTokens.Add(new AppToken(AppTokenKind.Refresh, refresh, app.Id, grant!.Id, scopes, AppToken.RefreshLifetime, now));
        }

        return new IssuedTokens(secret, "Bearer", (int)lifetime.TotalSeconds, string.Join(' ', scopes), refresh);
    }
}
