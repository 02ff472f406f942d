using System.Buffers;
using System.Text;
using Crm.Kernel.Values;

namespace Crm.Platform.Normalisation.People;

/// <summary>Cuts a person's whole name into its parts, in the order that its script and country write them.</summary>
public static class NameSplitter
{
    private const int MaxLength = 300;
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»「」『』");

    /// <param name="text">The whole name.</param>
    /// <param name="country">ISO 3166-1 alpha-2, where it is known.</param>
    public static NameParts Split(string text, string? country = null)
    {
        var whole = Tidy(text.AtMost(MaxLength));
        if (EasternName.Split(whole, country) is { } eastern)
        {
            return eastern;
        }

        var nickname = TakeNickname(ref whole);
        var (salutations, suffixes, degrees) = (new List<string>(), new List<string>(), new List<string>());
        string? family = null;
        var comma = whole.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0)
        {
            var behind = whole[(comma + 1)..].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
            if (behind.Length > 0 && Array.TrueForAll(behind, w => NameWords.Generations.Contains(w) || NameWords.Degrees.Contains(w)))
            {
                whole = $"{whole[..comma]} {string.Join(' ', behind)}";
            }
            else
            {
                var lead = Words(whole[..comma]);
                TakeEnds(lead, salutations, suffixes, degrees);
                family = string.Join(' ', lead);
                whole = whole[(comma + 1)..].Replace(',', ' ');
            }
        }

        var words = Words(whole);
        TakeEnds(words, salutations, suffixes, degrees);
        var parts = family is null ? Order(words, salutations.Count > 0, country) : new NameParts(null, null, null, family, null) with { Given = Given(words, out var middle), Middle = middle };
        var named = parts.Family is null && suffixes.Count > 0 ? parts.Given : parts.Family;
        var withSuffix = suffixes.Count == 0 || named is null ? parts.Family : $"{parts.Family} {string.Join(' ', suffixes)}".Trim();
        return parts with
        {
            Salutation = salutations.Count == 0 ? null : string.Join(' ', salutations), Family = withSuffix, Nickname = nickname,
            Degrees = degrees.Count == 0 ? null : string.Join(' ', degrees),
        };
    }

    private static NameParts Order(List<string> words, bool isAddressed, string? country)
    {
        if (words.Count == 0)
        {
            return new NameParts(null, null, null, null, null);
        }

        if (words.Count == 1)
        {
            return isAddressed ? new NameParts(null, null, null, words[0], null) : new NameParts(null, words[0], null, null, null);
        }

        if (SlavicName.Split(words) is { } slavic)
        {
            return slavic;
        }

        if (LeadsWithFamily(words, country))
        {
            return new NameParts(null, words[^1], words.Count > 2 ? string.Join(' ', words[1..^1]) : null, words[0], null);
        }

        var begin = FamilyBegin(words, country);
        return new NameParts(null, Given(words[..begin], out var middle), middle, string.Join(' ', words[begin..]), null);
    }

    // Vietnamese and Hungarian names, and those that write only the family name in capitals: ZHANG Wei, DUPONT Jean.
    private static bool LeadsWithFamily(List<string> words, string? country) =>
        (words.Count is 3 or 4 && NameWords.Vietnamese.Contains(words[0]) && (country == "VN" || words.Skip(1).Any(IsVietnamese) || IsVietnamese(words[0])))
        || (country is "VN" && NameWords.Vietnamese.Contains(words[0]))
        || (country is "HU" && words.Count == 2)
        || (words.Count == 2 && IsShouted(words[0]) && !IsShouted(words[1]) && words[1].Any(char.IsLower));

    private static int FamilyBegin(List<string> words, string? country)
    {
        var first = 1;

        // María del Carmen Pérez, José de Jesús García
        if (words.Count > 3 && words[1] is "de" or "del" && (words[0].StartsWith("Mar", StringComparison.OrdinalIgnoreCase) || words[0].StartsWith("Jos", StringComparison.OrdinalIgnoreCase)))
        {
            var marian = words.FindIndex(2, NameWords.SpanishMarian.Contains);
            first = marian is 2 or 3 && marian + 1 < words.Count ? marian + 1 : 1;
        }

        // Walking back from the end, so that given names with a particle-like word keep it.
        var particle = words.FindIndex(first, words.Count - first - 1, w => NameWords.Particles.Contains(w) && !IsVietnamese(w));
        if (particle > 0)
        {
            // García de la Vega: what stands before the particle is a family name too, where a given name remains.
            return particle - first >= 1 && NameWords.SpanishFamilies.Contains(words[particle - 1]) && particle >= 2 ? particle - 1 : particle;
        }

        var isSpanish = country is not null && NameWords.TwoFamilyNames.Contains(country);
        var left = words.Count - first;
        var areTwo = left >= 2 && words.Count >= 3
            && (isSpanish ? left >= 3 || first > 1 || !NameWords.SpanishSecond.Contains(words[first])
                : NameWords.SpanishFamilies.Contains(words[^1]) && NameWords.SpanishFamilies.Contains(words[^2]));
        return words.Count - (areTwo ? 2 : 1);
    }

    // Initials behind the first given name are middle names: John F., George H. W.
    private static string? Given(List<string> words, out string? middle)
    {
        var end = words.Count;
        while (end > 1 && IsInitial(words[end - 1]))
        {
            end--;
        }

        middle = end < words.Count ? string.Join(' ', words[end..]) : null;
        return words.Count == 0 ? null : string.Join(' ', words[..end]);
    }

    private static bool IsInitial(string word) => word.Length == 1 && char.IsUpper(word[0]) || (word.Length is 2 or 4 && word[1] == '.' && char.IsLetter(word[0]));

    private static void TakeEnds(List<string> words, List<string> salutations, List<string> suffixes, List<string> degrees)
    {
        while (words.Count > 1 && IsHonorific(words))
        {
            salutations.Add(words[0]);
            words.RemoveAt(0);
        }

        while (words.Count > 1 && (NameWords.Generations.Contains(words[^1]) ? suffixes : NameWords.Degrees.Contains(words[^1]) && !char.IsLower(words[^1][^1]) ? degrees : null) is { } list
            && (words.Count > 2 || list == degrees || words[^1].Contains('.', StringComparison.Ordinal)))
        {
            list.Insert(0, words[^1]);
            words.RemoveAt(words.Count - 1);
        }
    }

    // Don is also a given name, and so are Fr. and others an initial: they address somebody only before two words more.
    private static bool IsHonorific(List<string> words) => NameWords.Honorifics.Contains(words[0]) && (!words[0].Equals("don", StringComparison.OrdinalIgnoreCase) || words.Count > 2);

    private static string? TakeNickname(ref string whole)
    {
        var open = whole.AsSpan().IndexOfAny(Quotes);
        var close = open < 0 ? -1 : whole.AsSpan(open + 1).IndexOfAny(Quotes);
        if (close < 0)
        {
            open = whole.IndexOf('(', StringComparison.Ordinal);
            close = open < 0 ? -1 : whole.AsSpan(open + 1).IndexOf(')');
        }

        if (close < 0)
        {
            // Robert 'Bob' Smith, but not O'Neill or D'Angelo.
            open = whole.IndexOf(" '", StringComparison.Ordinal) + 1;
            close = open == 0 ? -1 : whole.AsSpan(open + 1).IndexOf("' ");
        }

        if (close <= 0 || open == 0 && open + close + 2 >= whole.Length)
        {
            return null;
        }

        var nickname = whole.Substring(open + 1, close).Trim();
        whole = Tidy(whole[..open] + " " + whole[(open + close + 2)..]);
        return nickname.Length == 0 ? null : nickname;
    }

    private static bool IsShouted(string word) => word.Length > 2 && word.All(c => char.IsUpper(c) || c is '-' or '\'' or '’');

    private static bool IsVietnamese(string word) => word.Any(c => c is 'đ' or 'Đ' or 'ư' or 'Ư' or 'ơ' or 'Ơ' or (>= '\u1EA0' and <= '\u1EF9'));

    private static List<string> Words(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Composed, with single blanks, without what cannot be seen.</summary>
    internal static string Tidy(string text)
    {
        // Most parts of names are words of the Latin alphabet, one blank between them.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.StartsWith(' ') && !text.EndsWith(' ') && !text.Contains("  ", StringComparison.Ordinal))
        {
            return text;
        }

        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ')
                {
                    tidy.Append(' ');
                }
            }
            else if (c is not ('\u200B' or '\uFEFF' or '\u200E' or '\u200F' or '\u2060'))
            {
                tidy.Append(c);
            }
        }

        var result = tidy.ToString().TrimEnd();
        return System.Text.Ascii.IsValid(result) || result.Any(char.IsSurrogate) || result.Contains('\uFFFE', StringComparison.Ordinal) ? result : result.Normalize(NormalizationForm.FormC);
    }
}
