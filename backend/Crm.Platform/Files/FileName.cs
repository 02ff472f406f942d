using System.Net.Mime;
using System.Text;

namespace Crm.Platform.Files;

/// <summary>Names of files as people gave them: kept for people, never used as a path.</summary>
public static class FileName
{
    /// <summary>The last part of what was given, without anything that could mislead a file system, a header or an eye.</summary>
    public static string Clean(string? given)
    {
        var last = (given ?? "")[((given ?? "").LastIndexOfAny(['/', '\\']) + 1)..];
        var text = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            var isHidden = Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format
                or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator;
            if (!isHidden && rune != Rune.ReplacementChar)
            {
                text.Append(rune.Value is '"' or '<' or '>' or '|' or '?' or '*' or ':' ? "_" : rune.ToString());
            }
        }

        var name = text.ToString().Trim().TrimEnd('.', ' ');
        if (name.Length == 0 || name.All(c => c == '.'))
        {
            return "file";
        }

        return name.Length <= StoredFileConfiguration.MaxName ? name : Shorten(name);
    }

    /// <summary>The header that tells a browser the name (RFC 6266): once in ASCII, and once as it is.</summary>
    public static string Disposition(string name, bool inline)
    {
        var ascii = string.Concat(name.Select(c => c is >= ' ' and < '\x7f' and not ('"' or '\\' or '%') ? c : '_'));
        return $"{(inline ? DispositionTypeNames.Inline : DispositionTypeNames.Attachment)}; filename=\"{ascii}\"; filename*=UTF-8''{Uri.EscapeDataString(name).Replace("'", "%27", StringComparison.Ordinal)}";
    }

    // The end of the name says what it is; a character of two halves is not cut.
    private static string Shorten(string name)
    {
        var ending = Path.GetExtension(name) is { Length: <= 20 } extension ? extension : "";
        var length = StoredFileConfiguration.MaxName - ending.Length;
        return name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)] + ending;
    }
}
