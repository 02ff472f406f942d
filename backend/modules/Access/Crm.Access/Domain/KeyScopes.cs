using Crm.Kernel;

namespace Crm.Access.Domain;

/// <summary>Scopes of API keys and apps: <c>contacts:read</c> is the permission <c>contacts.read</c>; <c>contacts:*</c> and <c>*:read</c> are wider.</summary>
internal static class KeyScopes
{
    public const string All = "*";

    public static bool Allows(IReadOnlyCollection<string> scopes, string permission) => scopes.Count == 0 || scopes.Any(s => Covers(s, permission));

    public static IReadOnlyDictionary<string, AccessLevel> Narrow(IReadOnlyDictionary<string, AccessLevel> grants, IReadOnlyCollection<string> scopes) =>
        grants.Where(g => Allows(scopes, g.Key)).ToDictionary(g => g.Key, g => g.Value, StringComparer.Ordinal);

    /// <summary>Whether a scope means at least one permission that there is: a misspelt one would silently allow nothing.</summary>
    public static bool IsKnown(string scope, IEnumerable<Permission> permissions) => permissions.Any(p => Covers(scope, p.Name));

    /// <summary>Whether a scope means nothing that the others do not mean too.</summary>
    public static bool IsWithin(string scope, IReadOnlyCollection<string> most, IEnumerable<Permission> permissions) =>
        permissions.Where(p => Covers(scope, p.Name)).All(p => most.Any(m => Covers(m, p.Name)));

    /// <summary>The scope that means one permission alone.</summary>
    public static string Of(string permission)
    {
        var dot = permission.LastIndexOf('.');
        return $"{permission[..dot]}:{permission[(dot + 1)..]}";
    }

    private static bool Covers(string scope, string permission)
    {
        var dot = permission.LastIndexOf('.');
        return scope.Split(':') is [var resource, var verb]
            && (resource == All || resource == permission[..dot])
            && (verb == All || verb == permission[(dot + 1)..]);
    }
}
