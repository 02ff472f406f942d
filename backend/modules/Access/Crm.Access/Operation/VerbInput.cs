using Crm.Access.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Operation;

/// <summary>What operator verbs share: options by name, and roles by key.</summary>
internal static class VerbInput
{
    /// <summary>The role of <c>--role</c>; null, and said so, where there is none.</summary>
    public static async Task<Role?> Role(AccessDb access, string key, CancellationToken ct)
    {
        var roles = await access.Roles.AsNoTracking().ToListAsync(ct);
        if (roles.Find(r => r.Key == key) is { } role)
        {
            return role;
        }

        await Console.Error.WriteLineAsync($"There is no role {key}. Take one of: {string.Join(", ", roles.Select(r => r.Key).Order(StringComparer.Ordinal))}");
        return null;
    }

    /// <summary>Whether exactly these options were given, the required ones among them; says what is wrong.</summary>
    public static bool Check(IReadOnlyDictionary<string, string> options, string[] required, string[] optional)
    {
        var wrong = options.Keys.Except([.. required, .. optional], StringComparer.Ordinal).Select(o => $"unknown option --{o}")
            .Concat(required.Except(options.Keys, StringComparer.Ordinal).Select(o => $"--{o} is missing")).ToList();
        if (wrong.Count > 0)
        {
            Console.Error.WriteLine(string.Join("; ", wrong));
        }

        return wrong.Count == 0;
    }
}
