using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Crm.Platform.Calendars;

/// <summary>Texts, dates and durations as calendar files write them (RFC 5545, 3.1 and 3.3; RFC 6868).</summary>
public static partial class IcsText
{
    private const int MaxOctets = 75;

    public static string Escape(string text) => text.ReplaceLineEndings("\n").Replace("\\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' || i + 1 == text.Length ? text[i] : text[++i] is 'n' or 'N' ? '\n' : text[i]);
        }

        return plain.ToString();
    }

    /// <summary>A value of a parameter, between quotes, in which nothing ends a line or the quotes.</summary>
    public static string Quote(string text) =>
        $"\"{string.Concat(text.ReplaceLineEndings("\n").Where(c => !char.IsControl(c) || c == '\n')).Replace("^", "^^", StringComparison.Ordinal).Replace("\n", "^n", StringComparison.Ordinal).Replace("\"", "^'", StringComparison.Ordinal)}\"";

    internal static string Parameter(string value)
    {
        var bare = value.Trim('"');
        return bare.Contains('^', StringComparison.Ordinal) ? Caret().Replace(bare, m => m.Value switch { "^n" => "\n", "^'" => "\"", _ => "^" }) : bare;
    }

    /// <summary>A line, folded so that no part is longer than 75 octets and no character is cut.</summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder(line.Length + 16);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }

    public static string Utc(DateTime instant) => instant.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public static string Local(DateTime local) => local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    public static string Date(DateTime local) => local.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A signed duration such as -PT15M or P2DT3H; null where it is none, or longer than anything lasts.</summary>
    public static TimeSpan? Duration(string text)
    {
        if (DurationForm().Match(text.Trim()) is not { Success: true } match)
        {
            return null;
        }

        var span = TimeSpan.FromDays((7 * Part("w")) + Part("d")) + TimeSpan.FromHours(Part("h")) + TimeSpan.FromMinutes(Part("m")) + TimeSpan.FromSeconds(Part("s"));
        return match.Groups["minus"].Value == "-" ? -span : span;

        int Part(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^(?<minus>[+-])?P(?=.)((?<w>\d{1,5})W)?((?<d>\d{1,5})D)?(T((?<h>\d{1,6})H)?((?<m>\d{1,6})M)?((?<s>\d{1,6})S)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"\^[n'^]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Caret();
}
