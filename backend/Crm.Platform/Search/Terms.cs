using System.Text;

namespace Crm.Platform.Search;

/// <summary>Cuts text into the terms that postings hold: words, runs of Han as single characters and pairs, digits of phones.</summary>
public static class Terms
{
    public const int MaxTermLength = 60;

    /// <summary>The terms under which a text is found; a typed word finds them by prefix.</summary>
    public static IEnumerable<string> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            yield break;
        }

        foreach (var run in Runs(Folding.Fold(text)))
        {
            if (!IsHan(run, 0))
            {
                yield return run.Length > MaxTermLength ? run[..MaxTermLength] : run;
                continue;
            }

            var characters = Characters(run);
            for (var i = 0; i < characters.Count; i++)
            {
                yield return characters[i];
                if (i + 1 < characters.Count)
                {
                    yield return characters[i] + characters[i + 1];
                }
            }
        }
    }

    /// <summary>An address is found by its whole, by the words of its local part and by those of its domain.</summary>
    public static IEnumerable<string> OfEmail(string address)
    {
        var whole = Folding.Key(address);
        yield return whole.Length > MaxTermLength ? whole[..MaxTermLength] : whole;
        foreach (var term in Of(address))
        {
            yield return term;
        }

        var at = whole.IndexOf('@', StringComparison.Ordinal);
        if (at >= 0 && at + 1 < whole.Length)
        {
            var domain = whole[(at + 1)..];
            yield return domain.Length > MaxTermLength ? domain[..MaxTermLength] : domain;
        }
    }

    /// <summary>A number is found by all its digits and from any of its last seven to nine on, with or without country code.</summary>
    public static IEnumerable<string> OfPhone(string number)
    {
        var digits = Digits(number);
        if (digits.Length < 3)
        {
            yield break;
        }

        yield return digits.Length > MaxTermLength ? digits[..MaxTermLength] : digits;
        foreach (var length in (int[])[10, 9, 8, 7, 6, 4])
        {
            if (digits.Length > length)
            {
                yield return digits[^length..];
            }
        }
    }

    public static string Digits(string text)
    {
        // Most numbers are in E.164.
        var digits = text.AsSpan(text.StartsWith('+') ? 1 : 0);
        return digits.ContainsAnyExceptInRange('0', '9') ? string.Concat(text.Where(char.IsAsciiDigit)) : digits.Length == text.Length ? text : digits.ToString();
    }

    /// <summary>What a typed query asks for: every entry must be found. A word is a prefix, a Han pair is exact.</summary>
    public static IReadOnlyList<QueryTerm> OfQuery(string query)
    {
        if (IsPhone(query))
        {
            return [new(Digits(query), IsPrefix: true)];
        }

        var terms = new List<QueryTerm>();
        foreach (var word in query.Split([' ', '\t', '\n', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IsPhone(word))
            {
                terms.Add(new(Digits(word), IsPrefix: true));
            }
            else if (word.Contains('@', StringComparison.Ordinal) && word.Length > 1)
            {
                terms.Add(new(Folding.Key(word.Trim('@')), IsPrefix: true));
            }
            else
            {
                terms.AddRange(OfWord(word));
            }
        }

        return [.. terms.Distinct().Take(8)];
    }

    // A number is typed in groups, with or without signs between them.
    private static bool IsPhone(string text) =>
        Digits(text).Length >= 3 && text.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '+' or '(' or ')' or '-' or '.' or '/');

    private static IEnumerable<QueryTerm> OfWord(string word)
    {
        foreach (var run in Runs(Folding.Fold(word)))
        {
            if (!IsHan(run, 0))
            {
                yield return new(run.Length > MaxTermLength ? run[..MaxTermLength] : run, IsPrefix: true);
                continue;
            }

            var characters = Characters(run);
            if (characters.Count == 1)
            {
                yield return new(characters[0], IsPrefix: false);
            }

            for (var i = 0; i + 1 < characters.Count; i++)
            {
                yield return new(characters[i] + characters[i + 1], IsPrefix: false);
            }
        }
    }

    // Letters and digits that belong together; a change between Han and other scripts ends a run.
    private static IEnumerable<string> Runs(string folded) => Ascii.IsValid(folded) ? PlainRuns(folded) : AnyRuns(folded);

    private static IEnumerable<string> PlainRuns(string folded)
    {
        for (var start = 0; start < folded.Length; start++)
        {
            var end = start;
            while (end < folded.Length && char.IsAsciiLetterOrDigit(folded[end]))
            {
                end++;
            }

            if (end > start)
            {
                yield return folded[start..end];
                start = end;
            }
        }
    }

    private static IEnumerable<string> AnyRuns(string folded)
    {
        var run = new StringBuilder();
        bool? han = null;
        for (var i = 0; i < folded.Length; i += char.IsSurrogatePair(folded, i) ? 2 : 1)
        {
            var isPair = char.IsSurrogatePair(folded, i);
            var isWord = isPair ? Rune.IsLetterOrDigit(Rune.GetRuneAt(folded, i)) : char.IsLetterOrDigit(folded[i]);
            var isHan = isWord && IsHan(folded, i);
            if (run.Length > 0 && (!isWord || isHan != han))
            {
                yield return run.ToString();
                run.Clear();
            }

            if (isWord)
            {
                run.Append(folded, i, isPair ? 2 : 1);
                han = isHan;
            }
        }

        if (run.Length > 0)
        {
            yield return run.ToString();
        }
    }

    private static List<string> Characters(string run) => [.. run.EnumerateRunes().Select(r => r.ToString())];

    // CJK ideographs with their extensions; kana and Hangul are words by themselves.
    private static bool IsHan(string text, int index)
    {
        var code = char.IsSurrogatePair(text, index) ? char.ConvertToUtf32(text, index) : text[index];
        return code is (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x323AF);
    }
}

/// <summary>One term a query must find.</summary>
public sealed record QueryTerm(string Text, bool IsPrefix);
