using System.Buffers;
using System.Globalization;
using System.Text;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;

namespace Crm.Platform.Normalisation.Emails;

/// <summary>An address as it was found in a text, and the name that stood beside it.</summary>
public sealed record FoundEmail(string Address, string? DisplayName);

/// <summary>E-mail addresses as people write and paste them.</summary>
public static class EmailText
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false };
    private static readonly SearchValues<char> Separators = SearchValues.Create(";|\n\r,");

    /// <summary>The address of a text such as <c>"Pérez, J." &lt;mailto:Juan@ACME.es&gt;,</c>; the text itself, trimmed, where nothing was around it.</summary>
    public static FoundEmail Parse(string text)
    {
        var whole = Tidy(text);
        string? name = null;
        var open = whole.LastIndexOf('<');
        if (open >= 0 && whole.IndexOf('>', open) is var close and > 0)
        {
            name = Unquote(whole[..open]);
            whole = whole[(open + 1)..close];
        }
        else if (whole.EndsWith(')') && whole.IndexOf('(', StringComparison.Ordinal) is var comment and > 0)
        {
            // RFC 822's older form: juan@acme.es (Juan Pérez)
            name = whole[(comment + 1)..^1].Trim();
            whole = whole[..comment];
        }

        whole = whole.Trim();
        if (whole.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            whole = Uri.UnescapeDataString(whole[7..].Split('?')[0]);
        }

        whole = whole.Trim(' ', '.', ',', ';', ':', '<', '>', '"', '\'', '(', ')', '[', ']');
        return new FoundEmail(whole, string.IsNullOrWhiteSpace(name) ? null : name);
    }

    /// <summary>What two spellings of one address have in common: no case, no accents, domains in letters and not in punycode.</summary>
    public static string Key(string address)
    {
        var at = address.LastIndexOf('@');
        return Folding.Key(at < 0 || !address.Contains("xn--", StringComparison.OrdinalIgnoreCase) ? address : address[..(at + 1)] + Unicode(address[(at + 1)..]));
    }

    /// <summary>The address as other systems write it: the domain in lower case and in letters; the local part only where it is all capitals.</summary>
    public static string Normalise(string address)
    {
        var at = address.LastIndexOf('@');
        if (at <= 0 || IsNormal(address))
        {
            return address;
        }

        var local = address[..at];
        var isShouted = local.Any(char.IsLetter) && !local.Any(char.IsLower);
        return (isShouted ? local.ToLowerInvariant() : local) + "@" + Unicode(address[(at + 1)..].ToLowerInvariant());
    }

    /// <summary>The address as the domain name system knows it: <c>info@xn--bcher-kva.example</c>.</summary>
    public static string Ascii(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 0 ? address : address[..(at + 1)] + Convert(address[(at + 1)..], domain => Idn.GetAscii(domain));
    }

    /// <summary>The addresses of a cell, each with the name beside it: a comma or semicolon parts them where an address stands before it.</summary>
    public static IEnumerable<string> Split(string cell)
    {
        // Most cells hold one address.
        if (!cell.AsSpan().ContainsAny(Separators) && !cell.Contains(" ::: ", StringComparison.Ordinal))
        {
            if (!string.IsNullOrWhiteSpace(cell))
            {
                yield return cell.Trim();
            }

            yield break;
        }

        var part = new StringBuilder();
        var quoted = false;
        foreach (var c in cell.Replace(" ::: ", ";", StringComparison.Ordinal))
        {
            quoted ^= c == '"';
            if (c is ';' or '|' or '\n' or '\r' or ',' && !quoted && (c is '\n' or '\r' or '|' || part.ToString().AsSpan().ContainsAny('@', '＠') || c == ';'))
            {
                if (!string.IsNullOrWhiteSpace(part.ToString()))
                {
                    yield return part.ToString().Trim();
                }

                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }

        if (!string.IsNullOrWhiteSpace(part.ToString()))
        {
            yield return part.ToString().Trim();
        }
    }

    public static bool LooksRight(string text) => EmailsKind.LooksRight(text);

    // In small letters of the Latin alphabet, as most are.
    private static bool IsNormal(string address) =>
        System.Text.Ascii.IsValid(address) && !address.AsSpan().ContainsAnyInRange('A', 'Z') && !address.Contains("xn--", StringComparison.Ordinal);

    private static string Unicode(string domain) => Convert(domain, d => Idn.GetUnicode(d));

    // What is no domain stays as it is.
    private static string Convert(string domain, Func<string, string> convert)
    {
        if (domain.Length == 0 || (Ascii(domain.AsSpan()) && !domain.Contains("xn--", StringComparison.OrdinalIgnoreCase)))
        {
            return domain;
        }

        try
        {
            return convert(domain);
        }
        catch (ArgumentException)
        {
            return domain;
        }

        static bool Ascii(ReadOnlySpan<char> text) => System.Text.Ascii.IsValid(text);
    }

    // Full-width letters and signs of East Asian keyboards, and what pasting brings along unseen.
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '。' or '｡')
            {
                tidy.Append('.');
            }
            else if (c is >= '！' and <= '～')
            {
                tidy.Append((char)(c - 0xFEE0));
            }
            else if (c is '\u00A0' or '\u3000')
            {
                tidy.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                tidy.Append(c);
            }
        }

        return tidy.ToString().Trim();
    }

    private static string Unquote(string name) => name.Trim().Trim('"', '\'').Replace("\\\"", "\"", StringComparison.Ordinal).Trim();
}
