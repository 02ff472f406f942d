using Crm.Platform.Search;

namespace Crm.Platform.Normalisation.People;

/// <summary>Whether two names may be those of one person.</summary>
public static class NameMatch
{
    /// <summary>All words of the shorter name stand in the longer one: "Ana Ruiz" and "Ana María Ruiz".</summary>
    public static bool MayBeTheSame(string one, string other)
    {
        var (a, b) = (Words(one), Words(other));
        return a.Count <= b.Count ? a.IsSubsetOf(b) : b.IsSubsetOf(a);
    }

    /// <summary>Somebody who is known by nothing but an address.</summary>
    public static bool IsNobody(string label) => label.Contains('@', StringComparison.Ordinal);

    private static HashSet<string> Words(string name) => [.. Folding.Key(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
