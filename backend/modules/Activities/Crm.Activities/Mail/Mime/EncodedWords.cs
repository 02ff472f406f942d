using System.Text;

namespace Crm.Activities.Mail.Mime;

/// <summary>Decodes <c>=?charset?Q?text?=</c> (RFC 2047, with the language of RFC 2231), also where programs put it against the rules.</summary>
internal static class EncodedWords
{
    // RFC 2047 allows 75 characters; programs write much longer ones.
    private const int MostWord = 2000;

    public static string Decode(string text)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var pending = new List<byte>();
        string? charset = null;
        var at = 0;
        while (at < text.Length)
        {
            var start = text.IndexOf("=?", at, StringComparison.Ordinal);
            if (start >= 0 && Word(text, start) is var (name, bytes, end))
            {
                // White space between two encoded words is no text (6.2). Of one encoding they may share a character.
                var between = text[at..start];
                if (charset is null || !string.IsNullOrWhiteSpace(between))
                {
                    Flush();
                    result.Append(between);
                }
                else if (!string.Equals(charset, name, StringComparison.OrdinalIgnoreCase))
                {
                    Flush();
                }

                charset = name;
                pending.AddRange(bytes);
                at = end;
            }
            else
            {
                Flush();
                var next = start < 0 ? text.Length : start + 2;
                result.Append(text, at, next - at);
                at = next;
            }
        }

        Flush();
        return result.ToString();

        void Flush()
        {
            if (charset is not null)
            {
                result.Append(MimeCharsets.Decode([.. pending], charset));
            }

            pending.Clear();
            charset = null;
        }
    }

    private static (string Charset, byte[] Bytes, int End)? Word(string text, int start)
    {
        var window = text.AsSpan(start + 2, Math.Min(text.Length - start - 2, MostWord));
        var first = window.IndexOf('?');
        if (first <= 0 || window.Length < first + 3 || window[first + 2] != '?')
        {
            return null;
        }

        var content = window[(first + 3)..];
        var stop = content.IndexOf("?=");
        if (stop < 0 || window[..first].IndexOfAny(' ', '\t', '"') >= 0)
        {
            return null;
        }

        var charset = window[..first].ToString().Split('*')[0];
        var bytes = char.ToUpperInvariant(window[first + 1]) switch
        {
            'B' => TransferEncoding.Base64(Encoding.ASCII.GetBytes(content[..stop].ToString())),
            'Q' => Q(content[..stop]),
            _ => null,
        };
        return bytes is null ? null : (charset, bytes, start + 2 + first + 3 + stop + 2);
    }

    private static byte[] Q(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes.Add((byte)((Hex(text[i + 1]) << 4) | Hex(text[i + 2])));
                i += 2;
            }
            else if (text[i] == '_')
            {
                bytes.Add((byte)' ');
            }
            else if (text[i] < 128)
            {
                bytes.Add((byte)text[i]);
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }

        return [.. bytes];
    }

    private static int Hex(char c) => Convert.ToInt32(c.ToString(), 16);
}
