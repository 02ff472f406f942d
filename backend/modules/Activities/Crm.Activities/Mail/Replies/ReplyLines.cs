namespace Crm.Activities.Mail.Replies;

/// <summary>What a line of a mail is.</summary>
internal enum ReplyLine
{
    Text,
    Empty,
    Quote,
    Rule,

    /// <summary>The line above a signature.</summary>
    Dash,

    /// <summary>What a device or a legal department wrote.</summary>
    Footer,

    /// <summary>"On Monday, Ana wrote:".</summary>
    Attribution,

    /// <summary>"Forwarded message", and the head of the mail below it.</summary>
    Head,
}

/// <summary>The lines of a mail, and what each of them is.</summary>
internal sealed class ReplyLines
{
    private readonly ReplyLine[] _kinds;

    private ReplyLines(string[] lines)
    {
        Text = lines;
        _kinds = new ReplyLine[lines.Length];
        Tell();
    }

    public IReadOnlyList<string> Text { get; }

    public int Count => _kinds.Length;

    public ReplyLine this[int index] => _kinds[index];

    public static ReplyLines Of(string text) => new(text.ReplaceLineEndings("\n").Split('\n'));

    /// <summary>The first line from here on that is not empty, or the end.</summary>
    public int NextFull(int from)
    {
        while (from < Count && _kinds[from] == ReplyLine.Empty)
        {
            from++;
        }

        return from;
    }

    private void Tell()
    {
        var fenced = false;
        for (var i = 0; i < Count; i++)
        {
            var visible = Quotes.Visible(Text[i]);
            if (visible.StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
                _kinds[i] = ReplyLine.Text;
            }
            else if (fenced)
            {
                _kinds[i] = visible.Length == 0 ? ReplyLine.Empty : ReplyLine.Text;
            }
            else
            {
                i += Mark(i, visible) - 1;
            }
        }

        MarkWrappedQuotes();
        MarkNotices();
    }

    private int Mark(int i, string visible)
    {
        var quoted = Quotes.Is(Text[i]);
        var (kind, lines) = visible.Length == 0 ? (ReplyLine.Empty, 1)
            : quoted ? (ReplyLine.Quote, 1)
            : Signatures.IsDash(visible) ? (ReplyLine.Dash, 1)
            : Signatures.IsRule(visible) ? (ReplyLine.Rule, 1)
            : Attributions.At(Text, i) is var attribution and > 0 ? (ReplyLine.Attribution, attribution)
            : QuotedHeads.IsMarker(Text, i) ? (ReplyLine.Head, 1)
            : QuotedHeads.Lines(Text, i) is var head and > 0 ? (ReplyLine.Head, head)
            : Signatures.IsPhrase(visible) ? (ReplyLine.Footer, 1)
            : (ReplyLine.Text, 1);
        Array.Fill(_kinds, kind, i, lines);
        return lines;
    }

    // A long quoted line that was broken leaves its rest without a mark; below an attribution a bar is a mark too.
    private void MarkWrappedQuotes()
    {
        var below = false;
        for (var i = 0; i < Count; i++)
        {
            var wrapped = i > 0 && i + 1 < Count && _kinds[i - 1] == ReplyLine.Quote && _kinds[i + 1] == ReplyLine.Quote && Quotes.Visible(Quotes.Strip(Text[i - 1], Quotes.Depth(Text[i - 1]))).Length > 50;
            if (_kinds[i] == ReplyLine.Text && (wrapped || (below && Text[i].TrimStart() is ['|', ..])))
            {
                _kinds[i] = ReplyLine.Quote;
            }

            below = _kinds[i] == ReplyLine.Attribution || (below && _kinds[i] is ReplyLine.Empty or ReplyLine.Quote);
        }
    }

    private void MarkNotices()
    {
        for (var i = 0; i < Count; i++)
        {
            var first = i;
            while (i < Count && _kinds[i] == ReplyLine.Text)
            {
                i++;
            }

            if (first > 0 && i > first && Signatures.IsNotice(string.Join(' ', Text.Skip(first).Take(i - first))))
            {
                Array.Fill(_kinds, ReplyLine.Footer, first, i - first);
            }
        }
    }
}
