using Crm.Access.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Security;

/// <summary>Ends what a user has begun. Call it within a change that <see cref="AccessChanges"/> tells of.</summary>
internal sealed class Revocation(AccessDb access, TimeProvider clock)
{
    /// <summary>Signs a user out, everywhere or everywhere else; answers how many sessions ended. Everywhere means the apps too that act for them.</summary>
    public async Task<int> OfSessions(Guid userId, Guid? except, CancellationToken ct)
    {
        await access.PasswordResets.Where(r => r.UserId == userId).ExecuteDeleteAsync(ct);
        if (except is null)
        {
            await OfApps(access.AppGrants.Where(g => g.UserId == userId), ct);
        }

        return await access.Sessions.Where(s => s.UserId == userId && s.Id != except).ExecuteDeleteAsync(ct);
    }

    /// <summary>Ends what apps were allowed, and with it all tokens that came of it.</summary>
    public Task<int> OfApps(IQueryable<AppGrant> grants, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return grants.Where(g => g.RevokedAt == null).ExecuteUpdateAsync(u => u.SetProperty(g => g.RevokedAt, now), ct);
    }

    /// <summary>Somebody who leaves knows the keys and the secrets of apps that they made, and has seen the links that they sent.</summary>
    public async Task OfLeaver(Guid userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await OfSessions(userId, except: null, ct);
        await access.ApiKeys.Where(k => k.CreatedBy == userId && k.RevokedAt == null).ExecuteUpdateAsync(u => u.SetProperty(k => k.RevokedAt, now), ct);
        await access.Apps.Where(a => a.CreatedBy == userId)
            .ExecuteUpdateAsync(u => u.SetProperty(a => a.Hash, (string?)null).SetProperty(a => a.PreviousHash, (string?)null), ct);
        await access.Invitations.Where(i => i.CreatedBy == userId && i.RevokedAt == null && i.AcceptedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.RevokedAt, now), ct);
    }
}
