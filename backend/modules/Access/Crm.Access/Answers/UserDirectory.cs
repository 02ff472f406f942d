using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Answers;

/// <summary>Tells other modules of active users, and of keys and apps, which own what they create.</summary>
internal sealed class UserDirectory(AccessDb access) : IUserDirectory
{
    public async Task<(bool Exists, Guid? TeamId)> TeamOf(Guid userId, CancellationToken ct)
    {
        if (await access.Users.AsNoTracking().Where(u => u.Id == userId && u.IsActive).Select(u => new { u.TeamId }).SingleOrDefaultAsync(ct) is { } user)
        {
            return (true, user.TeamId);
        }

        return (await Programs([userId]).AnyAsync(ct), null);
    }

    public async Task<IReadOnlyList<Guid>> Colleagues(Guid userId, CancellationToken ct)
    {
        var team = access.Users.Where(u => u.Id == userId).Select(u => u.TeamId);
        return await access.Users.AsNoTracking().Where(u => u.Id != userId && u.IsActive && u.TeamId != null && team.Contains(u.TeamId)).OrderBy(u => u.Id).Select(u => u.Id).ToListAsync(ct);
    }

    public async Task<IReadOnlySet<Guid>> Active(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var users = await access.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && u.IsActive).Select(u => u.Id).ToListAsync(ct);
        return users.Concat(await Programs(ids).ToListAsync(ct)).ToHashSet();
    }

    private IQueryable<Guid> Programs(IReadOnlyCollection<Guid> ids) => access.ApiKeys.Where(k => ids.Contains(k.Id) && k.RevokedAt == null).Select(k => k.Id)
        .Concat(access.Apps.Where(a => ids.Contains(a.Id) && a.RevokedAt == null).Select(a => a.Id));
}
