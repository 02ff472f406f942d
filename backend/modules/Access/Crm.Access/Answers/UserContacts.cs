using Crm.Access.Domain;
using Crm.Platform.Modules;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Answers;

/// <summary>Tells other modules how active users are reached.</summary>
internal sealed class UserContacts(AccessDb access, ModuleCatalog modules) : IUserContacts
{
    public async Task<IReadOnlyList<UserContact>> Of(IReadOnlyCollection<Guid> userIds, CancellationToken ct) =>
        await Contacts(access.Users.Where(u => u.IsActive && userIds.Contains(u.Id))).ToListAsync(ct);

    public async Task<IReadOnlyList<UserContact>> WithPermission(string permission, CancellationToken ct)
    {
        var roles = (await access.Roles.AsNoTracking().ToListAsync(ct))
            .Where(r => RoleGrants.Resolve(r, modules.Permissions).ContainsKey(permission)).Select(r => r.Id).ToList();
        return await Contacts(access.Users.Where(u => u.IsActive && (roles.Contains(u.RoleId) || u.MoreRoles.Any(r => roles.Contains(r.RoleId))))).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<UserContact>> WithRole(Guid roleId, CancellationToken ct) =>
        await Contacts(access.Users.Where(u => u.IsActive && (u.RoleId == roleId || u.MoreRoles.Any(r => r.RoleId == roleId)))).ToListAsync(ct);

    private static IQueryable<UserContact> Contacts(IQueryable<User> users) =>
        users.AsNoTracking().OrderBy(u => u.Id).Select(u => new UserContact(u.Id, u.Name, u.Email, u.Language));
}
