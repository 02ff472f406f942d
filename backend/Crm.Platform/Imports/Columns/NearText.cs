using Crm.Platform.Search;

namespace Crm.Platform.Imports.Columns;

/// <summary>Says of two texts whether one is probably the other, written otherwise: "GTXPro" and "GTX Pro", "technolgy" and "Technology".</summary>
internal static class NearText
{
    private const int TooShortForSlips = 5;

    /// <summary>The letters and digits alone: case, marks, blanks and punctuation do not count.</summary>
    public static string Bare(string text) => string.Concat(Folding.Key(text).Where(char.IsLetterOrDigit));

    /// <summary>The candidate that the text means; null where there is none, or more than one.</summary>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        var bare = Bare(text);
        var all = candidates.Distinct(StringComparer.Ordinal).Select(c => (Text: c, Bare: Bare(c))).Where(c => c.Bare.Length > 0).ToList();
        return bare.Length == 0 ? null
            : all.Exists(c => c.Bare == bare) ? all.First(c => c.Bare == bare).Text
            : bare.Length < TooShortForSlips ? null
            : all.Where(c => c.Bare.Length >= TooShortForSlips && Rows.CountryGuess.IsOneAway(c.Bare, bare)).Take(2).ToList() is [var only] ? only.Text : null;
    }
}
