using System.Globalization;
using System.Text;

namespace Crm.Activities.Mail.Mime;

/// <summary>Undoes what was done to a part so that it could travel (RFC 2045, 6): whatever comes in, there is a result.</summary>
internal static class TransferEncoding
{
    /// <summary>By the value of Content-Transfer-Encoding; what is not known is taken as it is.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string? encoding)
    {
        var name = (encoding ?? "").Split(';')[0].Trim().Trim('"').ToLowerInvariant();
        return name switch
        {
            "base64" => Base64(body.Span),
            "quoted-printable" or "quoted printable" => QuotedPrintable(body.Span),
            "x-uuencode" or "uuencode" or "x-uue" or "uue" => UuText.Decode(body.Span) ?? body,
            _ => body,
        };
    }

    /// <summary>Reads what is of the alphabet and passes over everything else; padding ends a block, since some programs join several.</summary>
    public static byte[] Base64(ReadOnlySpan<byte> text)
    {
        var result = new byte[(text.Length / 4 * 3) + 3];
        var (bits, held, length) = (0, 0, 0);
        foreach (var b in text)
        {
            var value = b switch
            {
                >= (byte)'A' and <= (byte)'Z' => b - 'A',
                >= (byte)'a' and <= (byte)'z' => b - 'a' + 26,
                >= (byte)'0' and <= (byte)'9' => b - '0' + 52,
                (byte)'+' or (byte)'-' => 62,
                (byte)'/' or (byte)'_' => 63,
                _ => -1,
            };
            if (b == '=')
            {
                (bits, held) = (0, 0);
            }
            else if (value >= 0)
            {
                bits = ((bits << 6) | value) & 0xFFFFFF;
                held += 6;
                if (held >= 8)
                {
                    held -= 8;
                    result[length++] = (byte)(bits >> held);
                }
            }
        }

        return result[..length];
    }

    public static byte[] QuotedPrintable(ReadOnlySpan<byte> text)
    {
        var result = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && IsHex(text[i + 1]) && IsHex(text[i + 2]))
            {
                result[length++] = byte.Parse([(char)text[i + 1], (char)text[i + 2]], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                i += 2;
            }
            else if (text[i] == '=' && SoftBreak(text, i + 1) is { } next)
            {
                i = next - 1;
            }
            else
            {
                result[length++] = text[i];
            }
        }

        return result[..length];
    }

    // Blanks before the end of the line were put there on the way.
    private static int? SoftBreak(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        return at >= text.Length ? at
            : text[at] == '\n' ? at + 1
            : text[at] == '\r' ? at + (at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1)
            : null;
    }

    private static bool IsHex(byte b) => char.IsAsciiHexDigit((char)b);
}

/// <summary>Files that stand in a text between <c>begin 644 name</c> and <c>end</c>.</summary>
internal static class UuText
{
    private const int MostFiles = 50;

    /// <summary>The first file of the text; null where there is none.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> body) => Take(Encoding.Latin1.GetString(body)).Files is [var (_, content), ..] ? content : null;

    /// <summary>The text without the files, and the files.</summary>
    public static (string Text, IReadOnlyList<(string Name, byte[] Content)> Files) Take(string text)
    {
        if (!text.Contains("begin ", StringComparison.Ordinal))
        {
            return (text, []);
        }

        var (rest, files) = (new List<string>(), new List<(string, byte[])>());
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (files.Count < MostFiles && Name(lines[i]) is { } name && File(lines, i + 1) is var (content, end))
            {
                files.Add((name, content));
                i = end;
            }
            else
            {
                rest.Add(lines[i]);
            }
        }

        return files.Count == 0 ? (text, []) : (string.Join('\n', rest), files);
    }

    private static string? Name(string line) =>
        line.StartsWith("begin ", StringComparison.Ordinal) && line.Split(' ', 3) is [_, { Length: 3 or 4 } mode, { Length: > 0 } name] && mode.All(c => c is >= '0' and <= '7') ? name.Trim() : null;

    private static (byte[] Content, int End)? File(string[] lines, int from)
    {
        var bytes = new List<byte>();
        for (var i = from; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (line == "end")
            {
                return ([.. bytes], i);
            }

            // Where a line is none of such a file, the word "begin" was only a word.
            var count = line.Length == 0 ? 0 : (line[0] - 32) & 63;
            if (line.Length > 0 && (line[0] is < ' ' or > '`' || line.Length > 100))
            {
                return null;
            }

            for (var group = 1; count > 0; group += 4, count -= 3)
            {
                var value = 0;
                for (var k = 0; k < 4; k++)
                {
                    value = (value << 6) | (group + k < line.Length ? (line[group + k] - 32) & 63 : 0);
                }

                for (var k = 0; k < Math.Min(3, count); k++)
                {
                    bytes.Add((byte)(value >> (16 - (8 * k))));
                }
            }
        }

        return null;
    }
}
