using System.Collections.Concurrent;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Rows;

/// <summary>The country that a misspelt name means: the only one whose name is one letter away.</summary>
internal static class CountryGuess
{
    private const int Shortest = 5;
    private const int Remembered = 1000;
    private static readonly ConcurrentDictionary<string, string?> Known = new(StringComparer.Ordinal);

    public static string? Code(string text)
    {
        var key = Folding.Key(text);
        if (key.Length < Shortest)
        {
            return null;
        }

        // A file says the same few names over and over.
        if (Known.Count > Remembered)
        {
            Known.Clear();
        }

        return Known.GetOrAdd(key, Closest);
    }

    private static string? Closest(string key)
    {
        string[] codes = [.. Countries.Names.Where(n => n.Key.Length >= Shortest && IsOneAway(n.Key, key)).Select(n => n.Value).Distinct(StringComparer.Ordinal).Take(2)];
        return codes is [var only] ? only : null;
    }

    /// <summary>One letter more, fewer or other, or two neighbours swapped.</summary>
    internal static bool IsOneAway(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var head = 0;
        while (head < Math.Min(a.Length, b.Length) && a[head] == b[head])
        {
            head++;
        }

        var restA = a.AsSpan(head);
        var restB = b.AsSpan(head);
        return restA.Length == restB.Length
            ? restA.Length == 0 || restA[1..].SequenceEqual(restB[1..])
                || (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]))
            : restA.Length > restB.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA);
    }
}
