namespace Crm.Activities.Promises.Rules;

/// <summary>Cuts a text of any of the five languages into sentences, leaving out what somebody else wrote: quoted lines and all below a signature mark.</summary>
internal static class Sentences
{
    private const string Ends = ".!?。！？；;…";
    private const string Closers = "\"'”’»)）」』";

    /// <summary>Abbreviations whose full stop ends no sentence.</summary>
    private static readonly string[] Abbreviations =
    [
        "mr", "mrs", "ms", "dr", "inc", "ltd", "no", "nr", "approx", "e.g", "i.e", "sr", "sra", "srta", "ud", "uds", "dña", "núm", "aprox", "s.a", "s.l",
        "г", "гг", "руб", "коп", "тыс", "млн", "им", "ул", "т.е", "т.д", "sig", "dott", "ing", "avv", "spett", "ca", "art", "tel",
    ];

    public static IEnumerable<(int Start, int Length)> In(string text)
    {
        var lineStart = 0;
        while (lineStart < text.Length)
        {
            var lineEnd = text.IndexOf('\n', lineStart);
            lineEnd = lineEnd < 0 ? text.Length : lineEnd;
            var line = text.AsSpan(lineStart, lineEnd - lineStart).TrimEnd();
            if (line.SequenceEqual("--"))
            {
                yield break;
            }

            if (!line.TrimStart().StartsWith(">", StringComparison.Ordinal))
            {
                foreach (var sentence in OfLine(text, lineStart, lineEnd))
                {
                    yield return sentence;
                }
            }

            lineStart = lineEnd + 1;
        }
    }

    private static IEnumerable<(int Start, int Length)> OfLine(string text, int from, int to)
    {
        var start = from;
        for (var i = from; i < to; i++)
        {
            if (!Ends.Contains(text[i], StringComparison.Ordinal) || !EndsSentence(text, start, i, to))
            {
                continue;
            }

            while (i + 1 < to && (Ends.Contains(text[i + 1], StringComparison.Ordinal) || Closers.Contains(text[i + 1], StringComparison.Ordinal)))
            {
                i++;
            }

            if (Trimmed(text, start, i + 1) is { Length: > 1 } sentence)
            {
                yield return sentence;
            }

            start = i + 1;
        }

        if (Trimmed(text, start, to) is { Length: > 1 } rest)
        {
            yield return rest;
        }
    }

    private static bool EndsSentence(string text, int start, int at, int to)
    {
        if (text[at] != '.')
        {
            return true;
        }

        // "1.850", "15.04.2026", "example.com": something other than a blank follows.
        if (at + 1 < to && !char.IsWhiteSpace(text[at + 1]) && !Closers.Contains(text[at + 1], StringComparison.Ordinal))
        {
            return false;
        }

        var word = at;
        while (word > start && !char.IsWhiteSpace(text[word - 1]))
        {
            word--;
        }

        return !Abbreviations.Contains(text[word..at].ToLowerInvariant(), StringComparer.Ordinal);
    }

    private static (int Start, int Length) Trimmed(string text, int start, int end)
    {
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '-' or '*' or '•'))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end - start);
    }
}
