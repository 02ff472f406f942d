using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Security;

/// <summary>Nobody hands out more than they have: otherwise whoever may create users or keys could make themselves administrator.</summary>
internal sealed class GrantCeiling(AccessDb access, ICurrentUser user, ModuleCatalog modules)
{
    /// <summary>Refuses roles that together, as narrowed by scopes, reach further than the caller does.</summary>
    public async Task Check(IReadOnlyCollection<Role> roles, CancellationToken ct, IReadOnlyCollection<string>? scopes = null)
    {
        var grants = KeyScopes.Narrow(RoleGrants.Resolve(roles, modules.Permissions), scopes ?? []);
        Check(grants);
        var rows = await access.RoleFields.AsNoTracking().ToListAsync(ct);
        var rights = RoleField.Combine([.. roles.Select(r => r.Id)], rows);
        foreach (var field in rows.Select(r => r.Field).Distinct(StringComparer.Ordinal).Where(f => IsSeen(f, grants)))
        {
            Check(field, rights.GetValueOrDefault(field, FieldRight.Edit));
        }
    }

    /// <summary>Refuses a right on a field that the caller has not.</summary>
    public void Check(string field, FieldRight right)
    {
        if (right > user.RightOn(field))
        {
            throw Exceeds("field", field);
        }
    }

    public void Check(IReadOnlyDictionary<string, AccessLevel> grants)
    {
        foreach (var (permission, level) in grants)
        {
            if (level > user.LevelOf(permission))
            {
                throw Exceeds("permission", permission);
            }
        }
    }

    private bool IsSeen(string field, IReadOnlyDictionary<string, AccessLevel> grants) =>
        modules.Records.Find(field.Split('.')[0]) is { } type && grants.ContainsKey(type.ReadPermission);

    private static ForbiddenException Exceeds(string kind, string name) =>
        new("This role may do more than you may. Ask somebody who has these permissions.", "exceeds_own_rights")
        {
            Params = new Dictionary<string, object?>(StringComparer.Ordinal) { [kind] = name },
        };
}
