using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>Turns what a role was granted into a level for each permission there is.</summary>
internal static class RoleGrants
{
    /// <summary>
    /// The administrator has everything, also what later modules bring. A permission named outright beats a pattern, and a
    /// pattern reaches only permissions that apply by level: acts such as managing users must be named.
    /// </summary>
    public static IReadOnlyDictionary<string, AccessLevel> Resolve(Role role, IEnumerable<Permission> permissions)
    {
        var levels = new Dictionary<string, AccessLevel>(StringComparer.Ordinal);
        foreach (var permission in permissions)
        {
            var level = role.IsAdministrator ? AccessLevel.All : LevelOf(permission, role.Grants);
            if (level != AccessLevel.None)
            {
                levels[permission.Name] = permission.ByLevel ? level : AccessLevel.All;
            }
        }

        return levels;
    }

    /// <summary>What several roles grant together: of each permission the widest level.</summary>
    public static IReadOnlyDictionary<string, AccessLevel> Resolve(IEnumerable<Role> roles, IEnumerable<Permission> permissions)
    {
        var levels = new Dictionary<string, AccessLevel>(StringComparer.Ordinal);
        var all = permissions.ToList();
        foreach (var (permission, level) in roles.SelectMany(role => Resolve(role, all)))
        {
            levels[permission] = level > levels.GetValueOrDefault(permission) ? level : levels[permission];
        }

        return levels;
    }

    private static AccessLevel LevelOf(Permission permission, List<Grant> grants)
    {
        if (grants.Find(g => g.Permission == permission.Name) is { } named)
        {
            return named.Level;
        }

        var verb = permission.Name[(permission.Name.LastIndexOf('.') + 1)..];
        return permission.ByLevel && grants.Find(g => g.Permission == $"*.{verb}") is { } pattern ? pattern.Level : AccessLevel.None;
    }
}
