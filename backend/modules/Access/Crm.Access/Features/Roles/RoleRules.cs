using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Modules;
using FluentValidation;

namespace Crm.Access.Features.Roles;

/// <summary>What a role may grant: permissions that there are, each at a level that it has.</summary>
internal static class RoleRules
{
    private const int MaxDescription = 400;
    private const int MaxName = 100;

    public static IRuleBuilderOptions<T, IReadOnlyDictionary<string, AccessLevel>?> AreGrants<T>(
        this IRuleBuilder<T, IReadOnlyDictionary<string, AccessLevel>?> rule, ModuleCatalog modules) => rule
        .Must(grants => grants is null || Problem(grants, modules) is null).WithMessage((_, grants) => Problem(grants!, modules));

    public static IRuleBuilderOptions<T, string?> IsRoleName<T>(this IRuleBuilder<T, string?> rule) => rule.IsName()
        .Must(name => name is null || name.Length <= MaxName).WithMessage($"Shorten the name to {MaxName} characters at most.");

    public static IRuleBuilderOptions<T, string?> IsDescription<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(text => text is null || text.Length <= MaxDescription).WithMessage($"Shorten the description to {MaxDescription} characters at most.");

    public static List<Grant> ToList(IReadOnlyDictionary<string, AccessLevel> grants) =>
        [.. grants.Where(g => g.Value != AccessLevel.None).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Grant(g.Key, g.Value))];

    private static string? Problem(IReadOnlyDictionary<string, AccessLevel> grants, ModuleCatalog modules)
    {
        var known = modules.Permissions.ToDictionary(p => p.Name, StringComparer.Ordinal);
        return grants.Select(g => !known.TryGetValue(g.Key, out var permission) ? $"There is no permission {g.Key}."
            : !permission.ByLevel && g.Value is not (AccessLevel.All or AccessLevel.None) ? $"{g.Key} applies as a whole: grant it at the level all, or leave it out."
            : null).FirstOrDefault(problem => problem is not null);
    }
}
