using System.Text;
using Crm.Platform.Imports.Files;

namespace Crm.Activities.Mail.Mime;

/// <summary>Bytes of a mail as text: by the encoding that is named, and by looking where none is, or where it cannot be meant.</summary>
internal static class MimeCharsets
{
    private const int Sample = 16 * 1024;

    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        var named = Find(charset);
        var isAscii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)127) < 0;
        if (isAscii && (named is null || named.CodePage is 20127 or 65001 || named.WebName.StartsWith("iso-8859", StringComparison.OrdinalIgnoreCase)) && !bytes.Contains((byte)0x1B))
        {
            return Clean(Encoding.ASCII.GetString(bytes));
        }

        // Text that says it is ASCII or UTF-8 and is neither says nothing about itself; and UTF-8 does not come about by chance.
        var believed = named is null or { CodePage: 20127 or 65001 } || (named.IsSingleByte && TextEncodings.IsUtf8(bytes)) ? Look(bytes) : named;
        return Clean(believed.GetString(bytes));
    }

    /// <summary>The encoding that is meant by a name; null where none is known.</summary>
    public static Encoding? Find(string? charset)
    {
        var name = (charset ?? "").Trim().Trim('"', '\'').ToLowerInvariant();
        if (name.Length is 0 or > 40)
        {
            return null;
        }

        name = name switch
        {
            "ascii" or "ansi_x3.4-1968" or "us" or "us-ascii" => "us-ascii",
            "iso-8859-8-i" or "iso-8859-8-e" => "iso-8859-8",
            "cp-850" => "ibm850",
            "ks_c_5601-1987" or "ks_c_5601" => "euc-kr",
            "iso-2022-jp-1" or "iso-2022-jp-2" => "iso-2022-jp",
            "x-mac-roman" => "macintosh",
            "utf-8-strict" or "unicode-1-1-utf-8" => "utf-8",
            _ => name,
        };
        try
        {
            return TextEncodings.Find(name);
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static Encoding Look(ReadOnlySpan<byte> bytes)
    {
        if (TextEncodings.IsUtf8(bytes) && !HasJapaneseEscape(bytes))
        {
            return Encoding.UTF8;
        }

        return TextEncodings.Of(HasJapaneseEscape(bytes) ? "iso-2022-jp" : TextEncodings.Guess(bytes[..Math.Min(bytes.Length, Sample)].ToArray()));
    }

    private static bool HasJapaneseEscape(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\e$B"u8) >= 0 || bytes.IndexOf("\e$@"u8) >= 0;

    // No field of the product takes U+0000 or half a character.
    private static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAny('\0', '\e') < 0 && !HasLoneSurrogate(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is not (0 or 0x1B))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool HasLoneSurrogate(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
            {
                return true;
            }
        }

        return false;
    }
}
