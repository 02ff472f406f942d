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
}
