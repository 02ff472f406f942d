using System.Buffers;
using System.Globalization;
using System.Text;

namespace Crm.Platform.Normalisation.People;

/// <summary>Names that were typed all in capitals or all small, in the case that their language writes.</summary>
internal static class NameCase
{
    private static readonly SearchValues<char> OnlyTurkish = SearchValues.Create("İıĞğ");
    private static readonly SearchValues<char> Romanian = SearchValues.Create("ŢţĂăÂâ");
    private static readonly CultureInfo Turkish = CultureInfo.GetCultureInfo("tr-TR");

    /// <summary>The text in proper case; null where it is mixed and therefore somebody's own way, or too short to tell.</summary>
    /// <param name="text">One part of a name.</param>
    /// <param name="country">ISO 3166-1 alpha-2 where it is known: languages differ in their particles and their i.</param>
    public static string? Proper(string text, string? country)
    {
        if (!IsOneCase(text))
        {
            return null;
        }

        var culture = IsTurkish(text, country) ? Turkish : CultureInfo.InvariantCulture;
        var words = text.Split(' ');
        var proper = new StringBuilder(text.Length);
        for (var i = 0; i < words.Length; i++)
        {
            proper.Append(i > 0 ? " " : "").Append(Word(words[i], i, words.Length, country, culture));
        }

        var result = proper.ToString();
        return result == text ? null : result;
    }

    /// <summary>All capitals, or all small, over at least two letters that are not initials.</summary>
    public static bool IsOneCase(string text)
    {
        var (upper, lower, longest, run) = (0, 0, 0, 0);
        foreach (var c in text)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
            run = char.IsLetter(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        // JP, TJ and the like are initials; Bo and Wu are not told from them.
        return (upper == 0) != (lower == 0) && (lower > 0 || longest > 2);
    }

    private static string Word(string word, int index, int count, string? country, CultureInfo culture)
    {
        var small = word.ToLower(culture);
        var isLast = index == count - 1;
        if (small.Length == 0 || (IsParticle(small) && !isLast && IsSmall(small, index, country)))
        {
            return small;
        }

        if (isLast && index > 0 && small is "ii" or "iii" or "iv")
        {
            return small.ToUpperInvariant();
        }

        if (isLast && index > 0 && small is "jr" or "sr")
        {
            return Capital(small, culture);
        }

        return Hyphenated(small, country, culture);
    }

    private static bool IsParticle(string small) => NameWords.Small.Contains(small) || small is "la" or "'t" or "'s" or "op" or "in" or "e" or "i";

    private static bool IsSmall(string small, int index, string? country) => small switch
    {
        // Small after another particle (de la Cruz, in 't Veld, Ortega y Gasset); a single letter elsewhere is an initial.
        "la" or "op" or "in" or "y" => index > 0,
        "e" => index > 0 && country is "PT" or "BR" or "IT",
        "i" => index > 0 && country is "ES" or "AD",
        "'t" or "'s" => true,
        _ => country is null || index > 0 || !NameWords.LargeIn.Contains(country),
    };

    private static string Hyphenated(string small, string? country, CultureInfo culture)
    {
        var parts = small.Split('-', '‐');
        for (var i = 0; i < parts.Length; i++)
        {
            // al-Rashid; Min-su and Mei-ling, whose second half is a syllable and not a name.
            var staysSmall = (i < parts.Length - 1 && parts[i] is "al" or "de" or "el" && (i > 0 || parts[i] == "al")) || (i > 0 && country is "KR" or "TW" && parts.Length == 2);
            parts[i] = staysSmall ? parts[i] : Apostrophes(parts[i], culture);
        }

        return string.Join('-', parts);
    }

    // O'Neill, D'Angelo, L'Heureux; but John's, and Cyrillic В'ячеслав, where the sign only parts two sounds.
    private static string Apostrophes(string small, CultureInfo culture)
    {
        var at = small.AsSpan().IndexOfAny('\'', '’', 'ʼ');
        if (at is < 1 or > 2 || small.Length - at < 3 || (IsCyrillic(small[0]) && small[0] is not ('о' or 'д')))
        {
            return at == 0 ? small : Prefixed(small, culture);
        }

        return Capital(small[..(at + 1)], culture) + Prefixed(small[(at + 1)..], culture);
    }

    private static string Prefixed(string small, CultureInfo culture)
    {
        if (small.StartsWith("mc", StringComparison.Ordinal) && small.Length > 4)
        {
            return "Mc" + Capital(small[2..], culture);
        }

        if (small.StartsWith("mac", StringComparison.Ordinal) && NameWords.Mac.Contains(small[3..]))
        {
            return "Mac" + Capital(small[3..], culture);
        }

        return small.StartsWith("ij", StringComparison.Ordinal) && small.Length > 3 ? "IJ" + small[2..] : Capital(small, culture);
    }

    // Each letter behind a point is an initial: j.r.r. is J.R.R.
    private static string Capital(string small, CultureInfo culture)
    {
        if (small.Length == 0)
        {
            return small;
        }

        var capital = new StringBuilder(small.Length);
        var begins = true;
        foreach (var c in small)
        {
            capital.Append(begins && char.IsLetter(c) ? char.ToUpper(c, culture) : c);
            begins = begins ? !char.IsLetter(c) : c == '.';
        }

        if (capital[^1] == 'σ' && capital.Length > 1)
        {
            capital[^1] = 'ς';
        }

        return capital.ToString();
    }

    private static bool IsTurkish(string text, string? country) =>
        country is "TR" or "AZ" || (country is null && text.AsSpan().ContainsAny(OnlyTurkish)) || (country is null && text.AsSpan().ContainsAny('Ş', 'ş') && !text.AsSpan().ContainsAny(Romanian));

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04FF';
}
