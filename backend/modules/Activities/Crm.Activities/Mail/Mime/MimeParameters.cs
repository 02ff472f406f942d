using System.Globalization;
using System.Text;

namespace Crm.Activities.Mail.Mime;

/// <summary>A value with parameters, as <c>text/plain; charset=utf-8</c>: RFC 2045 and 2183, with the pieces and charsets of RFC 2231.</summary>
internal sealed class MimeParameters
{
    private const int MostParameters = 100;
    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    private MimeParameters(string value) => Value = value;

    /// <summary>What stands before the parameters, in lower case.</summary>
    public string Value { get; }

    public string? this[string name] => _parameters.GetValueOrDefault(name);

    public static MimeParameters Read(string? header)
    {
        var fields = Split(header ?? "");
        var result = new MimeParameters(Comments.Remove(fields[0]).Trim().ToLowerInvariant());
        var pieces = new Dictionary<string, SortedDictionary<int, (string Text, bool Encoded)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields.Skip(1).Take(MostParameters))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                continue;
            }

            var (name, value) = (field[..equals].Trim(), Unquote(field[(equals + 1)..].Trim()));
            var star = name.IndexOf('*', StringComparison.Ordinal);
            if (star < 0)
            {
                result._parameters.TryAdd(name, EncodedWords.Decode(value));
                continue;
            }

            var number = name[(star + 1)..].TrimEnd('*');
            var list = pieces.TryGetValue(name[..star], out var known) ? known : pieces[name[..star]] = [];
            list.TryAdd(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0, (value, name.EndsWith('*')));
        }

        foreach (var (name, parts) in pieces)
        {
            result._parameters[name] = Join(parts.Values);
        }

        return result;
    }

    // The first piece names the charset, and pieces may share a character: bytes first, then text.
    private static string Join(IEnumerable<(string Text, bool Encoded)> parts)
    {
        var bytes = new List<byte>();
        string? charset = null;
        var isFirst = true;
        foreach (var (part, encoded) in parts)
        {
            var text = part;
            if (encoded && isFirst && text.Split('\'', 3) is [var named, _, var rest])
            {
                (charset, text) = (named, rest);
            }

            bytes.AddRange(encoded ? Percent(text) : Encoding.UTF8.GetBytes(text));
            isFirst = false;
        }

        return EncodedWords.Decode(MimeCharsets.Decode([.. bytes], charset));
    }

    private static byte[] Percent(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var b))
            {
                bytes.Add(b);
                i += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
            }
        }

        return [.. bytes];
    }

    private static string Unquote(string value)
    {
        if (value is not ['"', ..])
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (var i = 1; i < value.Length && value[i] != '"'; i++)
        {
            i += value[i] == '\\' && i + 1 < value.Length ? 1 : 0;
            text.Append(value[i]);
        }

        return text.ToString();
    }

    private static List<string> Split(string header)
    {
        var (fields, quoted, start) = (new List<string>(), false, 0);
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '\\' && quoted)
            {
                i++;
            }
            else if (header[i] == '"')
            {
                quoted = !quoted;
            }
            else if (header[i] == ';' && !quoted)
            {
                fields.Add(header[start..i]);
                start = i + 1;
            }
        }

        fields.Add(header[start..]);
        return fields;
    }
}

/// <summary>Comments in round brackets, which may stand almost anywhere (RFC 5322, 3.2.2).</summary>
internal static class Comments
{
    public static string Remove(string text)
    {
        if (!text.Contains('(', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var (depth, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length)
            {
                result.Append(depth == 0 ? text.AsSpan(i, 2) : []);
                i++;
                continue;
            }

            quoted ^= c == '"' && depth == 0;
            depth += c == '(' && !quoted ? 1 : 0;
            if (depth == 0)
            {
                result.Append(c);
            }

            depth -= c == ')' && !quoted && depth > 0 ? 1 : 0;
        }

        return result.ToString();
    }
}
