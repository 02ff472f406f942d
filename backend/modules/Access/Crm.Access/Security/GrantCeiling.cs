using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Modules;

namespace Crm.Access.Security;

/// <summary>Nobody hands out more than they have: otherwise whoever may create users or keys could make themselves administrator.</summary>
internal sealed class GrantCeiling(ICurrentUser user, ModuleCatalog modules)
{
    /// <summary>Refuses a role, as narrowed by scopes, that reaches further than the caller does.</summary>
    public void Check(Role role, IReadOnlyCollection<string> scopes)
    {
        foreach (var (permission, level) in KeyScopes.Narrow(RoleGrants.Resolve(role, modules.Permissions), scopes))
        {
            if (level > user.LevelOf(permission))
            {
                throw new ForbiddenException("This role may do more than you may. Ask somebody who has these permissions.", "exceeds_own_rights")
                {
                    Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["permission"] = permission },
                };
            }
        }
    }

    public void Check(Role role) => Check(role, []);
}
