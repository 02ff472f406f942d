using System.Buffers;
using System.Text;
using Crm.Kernel.Values;

namespace Crm.Activities.Mail.Mime;

/// <summary>Reads the addresses of a head (RFC 5322, 3.4, with the obsolete forms, and RFC 6532): names, comments, groups, and what people made of them.</summary>
internal static class AddressList
{
    private const int Most = 500;
    private const int MostAddress = 320;
    private const int MostName = 200;
    private static readonly SearchValues<char> Specials = SearchValues.Create(" ,;:<>\\\"()");

    public static IReadOnlyList<MailAddress> Read(string? header)
    {
        var list = new List<MailAddress>();
        foreach (var mailbox in Split(header ?? ""))
        {
            if (list.Count < Most && One(mailbox) is { } address)
            {
                list.Add(address);
            }
        }

        return list;
    }

    private static MailAddress? One(string mailbox)
    {
        var (plain, comment) = Comment(mailbox);
        var open = Outside(plain, '<');
        var inside = open < 0 ? plain : plain[(open + 1)..];
        var close = inside.LastIndexOf('>');
        var address = Tidy(open >= 0 && close >= 0 ? inside[..close] : inside);
        if (!IsAddress(address))
        {
            return null;
        }

        var name = open > 0 ? plain[..open] : open == 0 && close >= 0 ? inside[(close + 1)..] : "";
        name = EncodedWords.Decode(Unquote(name)).Trim();
        name = name.Length > 0 ? name : EncodedWords.Decode(comment).Trim();
        return new MailAddress(name.Length == 0 || string.Equals(name, address, StringComparison.OrdinalIgnoreCase) ? null : OneLine(name), address);
    }

    private static bool IsAddress(string text)
    {
        var at = text.LastIndexOf('@');
        var isPlain = text.IndexOf('@', StringComparison.Ordinal) == at && text.AsSpan().IndexOfAny(Specials) < 0;
        return at > 0 && at < text.Length - 1 && text.Length <= MostAddress && !text.Any(char.IsControl) && (isPlain || (text[0] == '"' && text[at - 1] == '"'));
    }

    // A route before the address (4.4) and blanks around its dots are of another time; "mailto:" is of pages.
    private static string Tidy(string address)
    {
        var text = string.Concat(Outside(address, '"') >= 0 ? address.Trim() : string.Concat(address.Where(c => !char.IsWhiteSpace(c))));
        text = text.Trim('<', '>', '\'');
        text = text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text[7..] : text;
        return text.StartsWith('@') && text.IndexOf(':', StringComparison.Ordinal) is var route and > 0 ? text[(route + 1)..] : text;
    }

    private static string OneLine(string name)
    {
        return string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).AtMost(MostName).TrimEnd();
    }

    /// <summary>Mailboxes apart; a group is the mailboxes in it.</summary>
    private static List<string> Split(string header)
    {
        var (list, text) = (new List<string>(), new StringBuilder());
        var (quoted, comment, angle) = (false, 0, false);
        for (var i = 0; i < header.Length; i++)
        {
            var c = header[i];
            if (c == '\\' && i + 1 < header.Length)
            {
                text.Append(c).Append(header[++i]);
                continue;
            }

            quoted ^= c == '"' && comment == 0;
            comment += !quoted && c == '(' ? 1 : !quoted && c == ')' && comment > 0 ? -1 : 0;
            angle = !quoted && comment == 0 && (c == '<' || (angle && c != '>'));
            if (!quoted && comment == 0 && !angle && c is ',' or ';' or ':')
            {
                Take(c);
            }
            else
            {
                text.Append(c);
            }
        }

        Take(',');
        return list;

        void Take(char end)
        {
            // What stands before a colon names a group; with an address in it, the colon was none of a group.
            var mailbox = text.ToString();
            if (end == ':' && !mailbox.Contains('@', StringComparison.Ordinal) && !mailbox.Contains("=?", StringComparison.Ordinal))
            {
                text.Clear();
                return;
            }

            if (end == ':')
            {
                text.Append(':');
                return;
            }

            list.Add(mailbox);
            text.Clear();
        }
    }

    private static (string Plain, string Comment) Comment(string mailbox)
    {
        var open = Outside(mailbox, '(');
        var close = mailbox.LastIndexOf(')');
        return open < 0 ? (mailbox, "") : (Comments.Remove(mailbox), close > open ? mailbox[(open + 1)..close] : "");
    }

    /// <summary>The first place of a character that stands in no quotation marks.</summary>
    private static int Outside(string text, char what)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == what && (!quoted || what == '"'))
            {
                return i;
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
        }

        return -1;
    }

    private static string Unquote(string name)
    {
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '\\' && i + 1 < name.Length)
            {
                text.Append(name[++i]);
            }
            else if (name[i] != '"')
            {
                text.Append(name[i]);
            }
        }

        return text.ToString();
    }
}
