using System.Net;
using System.Text;

namespace Crm.Activities.Mail.Mime;

/// <summary>The text of an HTML mail, to be read and searched: lines and quotations stay, everything else goes. Runs over it once.</summary>
internal static class HtmlText
{
    private const int MostEmpty = 1;

    private static readonly HashSet<string> Unseen = new(StringComparer.Ordinal) { "script", "style", "head", "title", "template", "noscript", "svg", "select", "object" };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul",
    };

    private static readonly HashSet<string> Apart = new(StringComparer.Ordinal) { "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "pre", "table" };

    public static string Read(string html)
    {
        var lines = new Lines();
        var (at, closing) = (0, true);
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            lines.Words(html[at..(open < 0 ? html.Length : open)]);
            if (open < 0)
            {
                break;
            }

            // Where no ">" follows any more, "<" is only a sign.
            var close = closing ? End(html, open) : -1;
            closing = close >= 0;
            if (close < 0 || open + 1 >= html.Length || !(char.IsAsciiLetter(html[open + 1]) || html[open + 1] is '/' or '!' or '?'))
            {
                lines.Words("<");
                at = open + 1;
                continue;
            }

            at = Tag(html, open, close, lines);
        }

        return lines.ToString();
    }

    private static int End(string html, int open)
    {
        if (html.AsSpan(open).StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            return end < 0 ? html.Length - 1 : end + 2;
        }

        return html.IndexOf('>', open);
    }

    private static int Tag(string html, int open, int close, Lines lines)
    {
        var start = html[open + 1] == '/' ? open + 2 : open + 1;
        var end = start;
        while (end < close && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        var name = html[start..end].ToLowerInvariant();
        var opens = start == open + 1;
        if (opens && Unseen.Contains(name))
        {
            var after = html.IndexOf("</" + name, close, StringComparison.OrdinalIgnoreCase);
            return after >= 0 ? after : name is "script" or "style" ? html.Length : close + 1;
        }

        switch (name)
        {
            case "br":
                lines.Break();
                break;
            case "hr":
                lines.Paragraph();
                lines.Words("________");
                lines.Paragraph();
                break;
            case "td" or "th":
                lines.Words(" ");
                break;
            case "li" when opens:
                lines.Block();
                lines.Words("- ");
                break;
            case "blockquote":
                lines.Paragraph();
                lines.Quote(opens ? 1 : -1);
                break;
            case var _ when Apart.Contains(name):
                lines.Paragraph();
                break;
            case var _ when Blocks.Contains(name):
                lines.Block();
                break;
            default:
                break;
        }

        return close + 1;
    }

    /// <summary>The lines as they grow.</summary>
    private sealed class Lines
    {
        private const int MostQuotes = 20;
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _line = new();
        private int _depth;
        private int _empty = MostEmpty;
        private int? _gap;

        public void Words(string raw)
        {
            foreach (var c in WebUtility.HtmlDecode(raw))
            {
                var isBlank = char.IsWhiteSpace(c) || c == '\u00A0';
                if (!isBlank && c is not ('\0' or '\u200B' or '\u200C' or '\uFEFF' or '\u00AD'))
                {
                    _line.Append(c);
                }
                else if (isBlank && _line.Length > 0 && _line[^1] != ' ')
                {
                    _line.Append(' ');
                }
            }
        }

        public void Break()
        {
            var line = _line.ToString().TrimEnd();
            _line.Clear();
            if (line.Length == 0 && _empty >= MostEmpty)
            {
                return;
            }

            if (line.Length > 0 && _gap is { } gap && _empty < MostEmpty)
            {
                Put("", Math.Min(gap, _depth));
            }

            _gap = null;
            Put(line, _depth);
            _empty = line.Length == 0 ? _empty + 1 : 0;
        }

        public void Block()
        {
            if (_line.Length > 0)
            {
                Break();
            }
        }

        public void Paragraph()
        {
            Block();
            _gap = Math.Min(_gap ?? _depth, _depth);
        }

        public void Quote(int by) => _depth = Math.Clamp(_depth + by, 0, MostQuotes);

        public override string ToString()
        {
            Block();
            return _text.ToString().Trim('\n');
        }

        private void Put(string line, int depth) => _text.Append('>', depth).Append(depth > 0 && line.Length > 0 ? " " : "").Append(line).Append('\n');
    }
}
