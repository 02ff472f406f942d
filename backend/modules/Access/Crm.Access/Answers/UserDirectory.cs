using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Answers;

/// <summary>Tells other modules of active users, and of keys, which own what they create.</summary>
internal sealed class UserDirectory(AccessDb access) : IUserDirectory
{
    public async Task<(bool Exists, Guid? TeamId)> TeamOf(Guid userId, CancellationToken ct)
    {
        if (await access.Users.AsNoTracking().Where(u => u.Id == userId && u.IsActive).Select(u => new { u.TeamId }).SingleOrDefaultAsync(ct) is { } user)
        {
            return (true, user.TeamId);
        }

        return (await access.ApiKeys.AnyAsync(k => k.Id == userId && k.RevokedAt == null, ct), null);
    }

    public async Task<IReadOnlySet<Guid>> Active(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var users = await access.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && u.IsActive).Select(u => u.Id).ToListAsync(ct);
        var keys = await access.ApiKeys.AsNoTracking().Where(k => ids.Contains(k.Id) && k.RevokedAt == null).Select(k => k.Id).ToListAsync(ct);
        return users.Concat(keys).ToHashSet();
    }
}
