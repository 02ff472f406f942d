using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Answers;

/// <summary>Tells other modules of active users, and of keys and apps, which own what they create.</summary>
internal sealed class UserDirectory(AccessDb access, IUserContacts contacts) : IUserDirectory
{
    public async Task<(bool Exists, Guid? TeamId)> TeamOf(Guid userId, CancellationToken ct)
    {
        if (await access.Users.AsNoTracking().Where(u => u.Id == userId && u.IsActive).Select(u => new { u.TeamId }).SingleOrDefaultAsync(ct) is { } user)
        {
            return (true, user.TeamId);
        }

        return (await Programs([userId]).AnyAsync(ct), null);
    }

    public async Task<IReadOnlyDictionary<Guid, Guid?>> TeamsOf(IReadOnlyCollection<Guid> userIds, CancellationToken ct) =>
        await access.Users.AsNoTracking().Where(u => userIds.Contains(u.Id) && u.IsActive).ToDictionaryAsync(u => u.Id, u => u.TeamId, ct);

    public async Task<IReadOnlyList<Guid>> OfPartner(Guid accountId, CancellationToken ct) =>
        await access.Users.AsNoTracking().Where(u => u.PartnerId == accountId && u.IsActive).OrderBy(u => u.Id).Select(u => u.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<Guid>> Colleagues(Guid userId, CancellationToken ct)
    {
        var team = access.Users.Where(u => u.Id == userId).Select(u => u.TeamId);
        return await access.Users.AsNoTracking().Where(u => u.Id != userId && u.IsActive && u.TeamId != null && team.Contains(u.TeamId)).OrderBy(u => u.Id).Select(u => u.Id).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<Guid>> Above(Guid userId, string permission, CancellationToken ct)
    {
        var holders = (await contacts.WithPermission(permission, ct)).Select(u => u.Id).Where(id => id != userId).ToList();
        var teams = await access.Users.AsNoTracking().Where(u => holders.Contains(u.Id)).Select(u => new { u.Id, u.TeamId }).ToListAsync(ct);
        var parents = (await access.TeamLinks(ct)).ToDictionary(t => t.Id, t => t.ParentId);
        var team = await access.Users.AsNoTracking().Where(u => u.Id == userId).Select(u => u.TeamId).SingleOrDefaultAsync(ct);
        for (var steps = 0; team is { } here && steps <= parents.Count; steps++)
        {
            if (teams.Where(t => t.TeamId == here).Select(t => t.Id).ToList() is { Count: > 0 } nearest)
            {
                return nearest;
            }

            team = parents.GetValueOrDefault(here);
        }

        return holders;
    }

    public async Task<IReadOnlyList<UserProfile>> Profiles(CancellationToken ct) => await access.Users.AsNoTracking().Where(u => u.IsActive)
        .Select(u => new UserProfile(u.Id, u.Name, u.TeamId, u.Language, u.SpokenLanguages, u.Skills)).ToListAsync(ct);

    public async Task<IReadOnlyList<(Guid Id, Guid? ParentId)>> Teams(CancellationToken ct) => await access.TeamLinks(ct);

    public async Task<IReadOnlySet<Guid>> Active(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var users = await access.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && u.IsActive).Select(u => u.Id).ToListAsync(ct);
        return users.Concat(await Programs(ids).ToListAsync(ct)).ToHashSet();
    }

    private IQueryable<Guid> Programs(IReadOnlyCollection<Guid> ids) => access.ApiKeys.Where(k => ids.Contains(k.Id) && k.RevokedAt == null).Select(k => k.Id)
        .Concat(access.Apps.Where(a => ids.Contains(a.Id) && a.RevokedAt == null).Select(a => a.Id));
}
