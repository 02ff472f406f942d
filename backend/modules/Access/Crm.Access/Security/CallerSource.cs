using System.Security.Claims;
using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Modules;
using Crm.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Security;

/// <summary>Makes callers of users and keys: one permission model for people and programs.</summary>
internal sealed class CallerSource(AccessDb access, SecondFactors factors, ModuleCatalog modules, CallerCache cache, TimeProvider clock) : ICallerSource
{
    /// <summary>Claims of the principal that the authentication schemes make.</summary>
    public const string UserClaim = "sub";
    public const string SessionClaim = "sid";
    public const string KeyClaim = "key";
    public const string TokenClaim = "token";

    public async ValueTask<Caller?> Find(HttpContext http, CancellationToken ct)
    {
        await KeepUp(ct);
        if (http.User.FindFirstValue(KeyClaim) is { } key)
        {
            return await OfKey(Guid.Parse(key), ct);
        }

        if (http.User.FindFirstValue(TokenClaim) is { } token)
        {
            return await OfToken(token, ct);
        }

        // Somebody who sends a credential wants to be known by it: as nobody, they would get puzzling answers.
        if (http.Request.Headers.Authorization.Count > 0)
        {
            throw new NotSignedInException("invalid_api_key", "This API key or token does not exist, was revoked or has expired. Send it as: Authorization: Bearer crm_...");
        }

        return http.User.FindFirstValue(UserClaim) is { } user && await OfUser(Guid.Parse(user), ct) is { } caller
            ? SessionCookie.SessionOf(http) is { } id && await Session(id, ct) is { } session ? caller with { ProvedAt = session.VerifiedAt, MustFirst = session.TwoFactors ? null : caller.MustFirst } : caller
            : null;
    }

    public async ValueTask<Caller?> FindAgain(HttpContext http, CancellationToken ct)
    {
        await KeepUp(ct);
        if (http.User.FindFirstValue(KeyClaim) is { } key)
        {
            return await OfKey(Guid.Parse(key), ct);
        }

        if (http.User.FindFirstValue(TokenClaim) is { } token)
        {
            return await OfToken(token, ct);
        }

        return SessionCookie.SessionOf(http) is { } id && await Session(id, ct) is { } session && session.ExpiresAt > Now ? await OfUser(session.UserId, ct) : null;
    }

    public async ValueTask<Caller?> Find(Guid userId, ChangeSource source, CancellationToken ct) =>
        (await OfUser(userId, ct) ?? await OfKey(userId, ct) ?? await OfApp(userId, scopes: null, ct)) is { } caller ? caller with { Source = source } : null;

    /// <summary>A session that may still be used, of a user who may still sign in.</summary>
    public async ValueTask<SessionState?> Session(Guid id, CancellationToken ct)
    {
        await KeepUp(ct);
        return await cache.Get("session", id.ToString(), () => access.Sessions.AsNoTracking().Where(s => s.Id == id)
            .Select(s => new SessionState(s.Id, s.UserId, s.KeepSignedIn, s.ExpiresAt, s.VerifiedAt, s.TwoFactors)).SingleOrDefaultAsync(ct));
    }

    /// <summary>The id of the usable key with this secret.</summary>
    public async ValueTask<Guid?> Key(string secret, CancellationToken ct)
    {
        await KeepUp(ct);
        var hash = Secrets.Hash(secret);
        var key = await cache.Get("key-hash", hash, () =>
            access.ApiKeys.AsNoTracking().Where(k => k.Hash == hash || k.PreviousHash == hash)
                .Select(k => new KeyState(k.Id, k.Hash == hash ? null : k.PreviousUntil, k.ExpiresAt, k.RevokedAt)).SingleOrDefaultAsync(ct));
        return key is not null && key.RevokedAt is null && !(key.ExpiresAt <= Now) && !(key.WorksUntil <= Now) ? key.Id : null;
    }

    /// <summary>What the usable access token with this hash stands for.</summary>
    public async ValueTask<TokenState?> Token(string hash, CancellationToken ct)
    {
        await KeepUp(ct);
        var token = await cache.Get("token", hash, () => (
            from t in access.AppTokens.AsNoTracking().Where(t => t.Hash == hash && t.Kind == AppTokenKind.Access)
            join app in access.Apps.Where(a => a.RevokedAt == null) on t.AppId equals app.Id
            join g in access.AppGrants on t.GrantId equals g.Id into grants
            from grant in grants.DefaultIfEmpty()
            where t.GrantId == null || grant!.RevokedAt == null
            select new TokenState(app.Id, (Guid?)grant!.UserId, t.Scopes, t.ExpiresAt)).SingleOrDefaultAsync(ct));
        return token?.ExpiresAt > Now ? token : null;
    }

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    private ValueTask KeepUp(CancellationToken ct) => cache.KeepUp(() => access.Stamps.AsNoTracking().Select(s => s.Value).SingleOrDefaultAsync(ct));

    private ValueTask<Caller?> OfUser(Guid id, CancellationToken ct) => cache.Get("user", id.ToString(), async () =>
    {
        if (await access.UsersWithRoles.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.IsActive, ct) is not { } user)
        {
            return null;
        }

        var teams = user.TeamId is { } team ? TeamTree.WithDescendants(team, await access.TeamLinks(ct)) : [];
        var grants = RoleGrants.Resolve(user.Roles, modules.Permissions);
        return new Caller(user.Id, user.Name, user.TeamId, teams, grants, ChangeSource.Browser)
        {
            RoleIds = [.. user.Roles.Select(r => r.Id)], Language = user.Language, PartnerId = user.PartnerId, Fields = await FieldsOf([.. user.Roles.Select(r => r.Id)], ct),
            MustFirst = user.NeedsSecondFactor && !await factors.HasAny(id, ct) ? "second_factor_setup_required" : null,
        };
    });

    private async ValueTask<Caller?> OfKey(Guid id, CancellationToken ct)
    {
        var key = await cache.Get("key", id.ToString(), () => access.ApiKeys.AsNoTracking().Include(k => k.Role).SingleOrDefaultAsync(k => k.Id == id, ct));
        return key?.IsUsable(Now) == true
            ? new Caller(key.Id, key.Name, TeamId: null, [], KeyScopes.Narrow(RoleGrants.Resolve(key.Role, modules.Permissions), key.Scopes), ChangeSource.ApiKey)
            {
                RoleIds = [key.Role.Id], Fields = await FieldsOf([key.Role.Id], ct),
            }
            : null;
    }

    // A token reaches as far as the person does for whom the app acts, or the app's role; never further than its scopes and what the app may have today.
    private async ValueTask<Caller?> OfToken(string hash, CancellationToken ct)
    {
        if (await Token(hash, ct) is not { Scopes.Count: > 0 } token)
        {
            return null;
        }

        if (token.UserId is null)
        {
            return await OfApp(token.AppId, token.Scopes, ct);
        }

        return await cache.Get("token-caller", hash, async () => await App(token.AppId, ct) is { } app && await OfUser(token.UserId.Value, ct) is { } user
            ? user with { Grants = KeyScopes.Narrow(KeyScopes.Narrow(user.Grants, token.Scopes), app.Scopes), Source = ChangeSource.App }
            : null);
    }

    private async ValueTask<Caller?> OfApp(Guid id, IReadOnlyCollection<string>? scopes, CancellationToken ct) => await App(id, ct) is { Role: { } role } app
        ? new Caller(app.Id, app.Name, TeamId: null, [], KeyScopes.Narrow(KeyScopes.Narrow(RoleGrants.Resolve(role, modules.Permissions), app.Scopes), scopes ?? []), ChangeSource.ApiKey)
        {
            RoleIds = [role.Id], Fields = await FieldsOf([role.Id], ct),
        }
        : null;

    private ValueTask<ConnectedApp?> App(Guid id, CancellationToken ct) =>
        cache.Get("app", id.ToString(), () => access.Apps.AsNoTracking().Include(a => a.Role).SingleOrDefaultAsync(a => a.Id == id && a.RevokedAt == null, ct));

    private async ValueTask<IReadOnlyDictionary<string, FieldRight>> FieldsOf(IReadOnlyList<Guid> roleIds, CancellationToken ct) => (await cache.Get(
        "role-fields", string.Join(',', roleIds), async () => RoleField.Combine(roleIds, await access.RoleFields.AsNoTracking().Where(f => roleIds.Contains(f.RoleId)).ToListAsync(ct))))!;

    /// <param name="WorksUntil">Of a secret that was rotated: until when programs may still send it.</param>
    private sealed record KeyState(Guid Id, DateTime? WorksUntil, DateTime? ExpiresAt, DateTime? RevokedAt);
}

/// <summary>What a request needs to know of its token; without a user the app acts by itself.</summary>
internal sealed record TokenState(Guid AppId, Guid? UserId, List<string> Scopes, DateTime ExpiresAt);

/// <summary>What a request needs to know of its session.</summary>
internal sealed record SessionState(Guid Id, Guid UserId, bool KeepSignedIn, DateTime ExpiresAt, DateTime VerifiedAt, bool TwoFactors);
