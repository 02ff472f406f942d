namespace Crm.Contacts.Domain;

/// <summary>How the parts of a name are said together.</summary>
internal static class PersonName
{
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "van", "von", "der", "den", "zu", "zum", "ter", "ten", "de", "del", "della", "di", "da", "das", "dos", "do", "du", "la", "las", "los", "le", "bin", "ibn", "al", "el", "san", "santa", "st.",
    };

    private static readonly HashSet<string> TwoLetterFamilies = ["欧阳", "司马", "诸葛", "上官", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "夏侯", "令狐", "남궁", "황보", "제갈", "사공", "선우", "독고"];

    /// <summary>Given name first; family name first and without a space where both are written in Han or Hangul. Null where all parts are blank.</summary>
    public static string? Display(string? given, string? middle, string? family)
    {
        var parts = new[] { given, middle, family }.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim()).ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        return parts.Count > 1 && parts.TrueForAll(IsEastAsian) ? string.Concat(family?.Trim(), given?.Trim(), middle?.Trim()) : string.Join(' ', parts);
    }

    /// <summary>
    /// The given and the family name of a whole: "Last, First"; in Han and Hangul the family name leads; otherwise it is the last word
    /// with the particles before it. A single word is a given name.
    /// </summary>
    public static IReadOnlyList<string?> Cut(string whole)
    {
        var text = whole.Trim();
        if (text.IndexOf(',', StringComparison.Ordinal) is var comma and > 0)
        {
            return [text[(comma + 1)..].Trim(), text[..comma].Trim()];
        }

        if (text.Length is > 1 and <= 4 && IsEastAsian(text))
        {
            var family = text.Length > 2 && TwoLetterFamilies.Contains(text[..2]) ? 2 : 1;
            return [text[family..], text[..family]];
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length < 2)
        {
            return [text, null];
        }

        var begin = Array.FindIndex(words, 1, Particles.Contains);
        begin = begin < 0 ? words.Length - 1 : begin;
        return [string.Join(' ', words[..begin]), string.Join(' ', words[begin..])];
    }

    private static bool IsEastAsian(string text) => text.All(c => c is (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF'));
}
