using System.Text.RegularExpressions;

namespace Crm.Activities.Timeline;

/// <summary>The beginning of a text as one plain line.</summary>
internal static partial class Excerpts
{
    /// <summary>Without marks of Markdown, blanks and line ends as one blank; null where nothing is left.</summary>
    public static string? Of(string? text, int max)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        // What cannot be shown need not be cleaned.
        var beginning = text.Length > max * 4 ? text[..(max * 4)] : text;
        var plain = Blank().Replace(Mark().Replace(Link().Replace(beginning, "${text}"), ""), " ").Trim();
        return plain.Length == 0 ? null : Cut(plain, max);
    }

    /// <summary>At most so many characters, never half of a pair; an ellipsis says that something is missing.</summary>
    public static string Cut(string text, int max)
    {
        if (text.Length <= max)
        {
            return char.IsHighSurrogate(text.LastOrDefault()) ? text[..^1] : text;
        }

        var end = max - 1;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end), "…");
    }

    [GeneratedRegex(@"!?\[(?<text>[^\]\r\n]*)\]\([^)\s]*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^[ \t]{0,3}(?:#{1,6}|>|[-*+]|\d{1,3}\.)[ \t]+|\*\*|__|`", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blank();
}
