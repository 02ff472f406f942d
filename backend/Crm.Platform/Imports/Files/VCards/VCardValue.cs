using System.Buffers;
using System.Globalization;
using System.Text;

namespace Crm.Platform.Imports.Files.VCards;

/// <summary>Turns the bytes of a value into text, as its parameters say or, where they are silent, as the bytes look.</summary>
internal sealed class VCardValue(string fileEncoding)
{
    private static readonly SearchValues<char> Base64Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t");
    private readonly string fallback = TextEncodings.IsWide(fileEncoding) ? "utf-8" : fileEncoding;

    public VCardProperty Read(int line, VCardHead head, string raw, out string? problem)
    {
        problem = null;
        if (head.IsBase64)
        {
            return Binary(line, head, raw, ref problem);
        }

        var text = head.IsQuotedPrintable ? Decode(QuotedPrintable(raw, ref problem), head.Charset) : Text(raw, head.Charset);
        if (text.Contains('\uFFFD', StringComparison.Ordinal) && problem is null)
        {
            problem = "Some bytes are no text in the encoding of the card; they are shown as �.";
        }

        return new VCardProperty(line, head.Group, head.Name, head.Parameters, text);
    }

    /// <summary>Text that stands in the file as it is.</summary>
    public string Text(string raw, string? charset) => Ascii.IsValid(raw) ? raw : Decode(Encoding.Latin1.GetBytes(raw), charset);

    /// <summary>Whether a line can be nothing but a part of a picture.</summary>
    public static bool IsBase64(string line) => !line.AsSpan().ContainsAnyExcept(Base64Characters);

    private string Decode(byte[] bytes, string? charset)
    {
        if (charset is not null && TextEncodings.Find(charset) is { } named)
        {
            return named.GetString(bytes);
        }

        var found = TextEncodings.IsUtf8(bytes) ? "utf-8" : fallback is "utf-8" ? TextEncodings.Guess(bytes) : fallback;
        return TextEncodings.Of(found).GetString(bytes);
    }

    // Pictures, sounds and keys are named by their type and size. Text that somebody has packed so is unpacked.
    private VCardProperty Binary(int line, VCardHead head, string raw, ref string? problem)
    {
        var packed = string.Concat(raw.Where(c => !char.IsWhiteSpace(c)));
        var bytes = new byte[packed.Length];
        if (!Convert.TryFromBase64String(packed.PadRight((packed.Length + 3) / 4 * 4, '='), bytes, out var length))
        {
            problem = "The value is no base64; it was left out.";
            return new VCardProperty(line, head.Group, head.Name, head.Parameters, "");
        }

        var isText = head.Name is not ("PHOTO" or "LOGO" or "SOUND" or "KEY") && bytes.AsSpan(0, length).IndexOfAnyInRange((byte)0, (byte)8) < 0;
        var kind = head.Parameters.FirstOrDefault(p => p.Key is "TYPE" or "MEDIATYPE").Value?.ToLowerInvariant() ?? "binary";
        var text = isText ? Decode(bytes[..length], head.Charset) : string.Create(CultureInfo.InvariantCulture, $"{kind} {length} bytes");
        return new VCardProperty(line, head.Group, head.Name, head.Parameters, text);
    }

    private static byte[] QuotedPrintable(string raw, ref string? problem)
    {
        var bytes = new List<byte>(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '=')
            {
                bytes.Add((byte)raw[i]);
            }
            else if (i + 2 < raw.Length && byte.TryParse(raw.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                bytes.Add(code);
                i += 2;
            }
            else if (i + 1 < raw.Length)
            {
                problem = "A \"=\" is followed by no hexadecimal code; it was kept.";
                bytes.Add((byte)'=');
            }
        }

        // Line breaks are written as both characters.
        return Encoding.Latin1.GetBytes(Encoding.Latin1.GetString([.. bytes]).Replace("\r\n", "\n", StringComparison.Ordinal));
    }
}
