using System.Text;

namespace Crm.Activities.Mail.Mime;

/// <summary>The head of a message or a part: names and unfolded values, in order. A line that is no header is passed over.</summary>
internal sealed class MimeHeaders
{
    private const int MostHeaders = 1000;
    private const int MostValue = 64 * 1024;
    private readonly List<(string Name, string Value)> _all = [];

    public int Count => _all.Count;

    /// <summary>The first of that name, unfolded, encoded words untouched; null where there is none.</summary>
    public string? this[string name] => _all.Find(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Value;

    public string? Last(string name) => _all.FindLast(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Value;

    public IEnumerable<string> All(string name) => _all.Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value);

    /// <summary>Reads a head that others have split already.</summary>
    public static MimeHeaders Of(IEnumerable<(string Name, string Value)> headers)
    {
        var result = new MimeHeaders();
        result._all.AddRange(headers.Take(MostHeaders).Select(h => (h.Name.Trim(), Unfold(h.Value.Length > MostValue ? h.Value[..MostValue] : h.Value))));
        return result;
    }

    /// <summary>Reads the head of a message, and says where its body begins.</summary>
    public static (MimeHeaders Headers, int Body) Read(ReadOnlySpan<byte> message, int most)
    {
        var headers = new MimeHeaders();
        var (at, start, end) = (SkipEnvelope(message), -1, -1);
        while (at < message.Length && at < most)
        {
            var (stop, next) = Line(message, at);
            if (stop == at)
            {
                at = next;
                break;
            }

            if (message[at] is not ((byte)' ' or (byte)'\t') || start < 0)
            {
                headers.Add(start < 0 ? [] : message[start..end]);
                start = at;
            }

            end = stop;
            at = next;
        }

        headers.Add(start < 0 ? [] : message[start..end]);
        return (headers, Math.Min(at, message.Length));
    }

    /// <summary>Where the line ends, and where the next begins.</summary>
    public static (int End, int Next) Line(ReadOnlySpan<byte> text, int at)
    {
        var feed = text[at..].IndexOf((byte)'\n');
        if (feed < 0)
        {
            return (text.Length, text.Length);
        }

        var stop = at + feed;
        return (stop > at && text[stop - 1] == '\r' ? stop - 1 : stop, stop + 1);
    }

    // Mailbox files put a line "From ..." of their own above a message, and programs leave empty ones.
    private static int SkipEnvelope(ReadOnlySpan<byte> message)
    {
        var at = message.StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        while (at < message.Length)
        {
            var (stop, next) = Line(message, at);
            var isEnvelope = message[at..].StartsWith("From "u8) ? message[(at + 5)..stop].TrimStart((byte)' ') is not [(byte)':', ..] : message[at..].StartsWith(">From "u8);
            if (stop != at && !isEnvelope)
            {
                break;
            }

            at = next;
        }

        return at;
    }

    private void Add(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0 || _all.Count >= MostHeaders)
        {
            return;
        }

        var name = Encoding.Latin1.GetString(line[..colon]).TrimEnd();
        if (name.Length is > 0 and <= 100 && name.All(c => c is > ' ' and < '\x7f'))
        {
            _all.Add((name, Unfold(MimeCharsets.Decode(line[(colon + 1)..Math.Min(line.Length, colon + 1 + MostValue)], charset: null))));
        }
    }

    // RFC 5322, 2.2.3: a line break before white space is no text.
    private static string Unfold(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (c is not ('\r' or '\n'))
            {
                text.Append(c);
            }
        }

        return text.ToString().Trim();
    }
}
