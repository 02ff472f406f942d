namespace Crm.Activities.Mail.Replies;

/// <summary>A mail inside a mail, and what was written above it.</summary>
internal sealed record EmbeddedMail(string Before, string Mail);

/// <summary>Leaves of a mail what its sender wrote now: without what is quoted below or above, without signature and legal notice.</summary>
internal static class ReplyTrimmer
{
    private const int MostText = 200_000;
    private const int MostSignatureLines = 6;
    private const int MostSignatureLine = 80;
    private const int MostSignature = 40;

    /// <summary>What was written; empty where the mail holds nothing of its own.</summary>
    public static string Trim(string text)
    {
        var lines = ReplyLines.Of(text.Length > MostText ? text[..MostText] : text);
        var start = SkipHead(lines);
        var (first, end, dropped) = Cut(lines, start);
        var written = HasText(lines, first, end);
        while (end > first && (lines[end - 1] is not (ReplyLine.Text or ReplyLine.Quote) || (lines[end - 1] == ReplyLine.Quote && written)))
        {
            end--;
        }

        if (!written && Attributions.At(lines.Text, Math.Min(lines.NextFull(0), lines.Count - 1)) > 0)
        {
            return "";
        }

        while (first < end && (lines[first] == ReplyLine.Empty || dropped.Contains(first)))
        {
            first++;
        }

        return string.Join('\n', Enumerable.Range(first, end - first).Where(i => !dropped.Contains(i)).Select(i => lines.Text[i])).TrimEnd();
    }

    /// <summary>The forwarded or answered mail that stands in this one with its head; null where none does.</summary>
    public static EmbeddedMail? Embedded(string text)
    {
        var lines = ReplyLines.Of(text.Length > MostText ? text[..MostText] : text);
        for (var i = 0; i < lines.Count; i++)
        {
            if (QuotedHeads.Lines(lines.Text, i) == 0)
            {
                continue;
            }

            var end = i;
            while (end > 0 && (lines[end - 1] is ReplyLine.Empty or ReplyLine.Rule or ReplyLine.Dash || QuotedHeads.IsMarker(lines.Text, end - 1) || (lines[end - 1] == ReplyLine.Quote && Quotes.Strip(lines.Text[end - 1], 1).Trim().Length == 0)))
            {
                end--;
            }

            var depth = Quotes.Depth(lines.Text[i]);
            return new EmbeddedMail(Join(lines.Text.Take(end)), Join(lines.Text.Skip(i).Select(line => depth == 0 ? line : Unquote(line, depth))));
        }

        return null;
    }

    private static string Unquote(string line, int depth) => Quotes.Strip(line, depth) is [' ', .. var rest] ? rest : Quotes.Strip(line, depth);

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines).Trim();

    // A mail that is only passed on: what is passed on is its text.
    private static int SkipHead(ReplyLines lines)
    {
        var start = lines.NextFull(0);
        var at = start;
        while (at < lines.Count && lines[at] is ReplyLine.Empty or ReplyLine.Rule or ReplyLine.Head)
        {
            start = lines[at] == ReplyLine.Head ? at + 1 : start;
            at++;
        }

        return start;
    }

    private static (int First, int End, HashSet<int> Dropped) Cut(ReplyLines lines, int first)
    {
        var (dropped, written) = (new HashSet<int>(), false);
        for (var i = first; i < lines.Count; i++)
        {
            written |= lines[i] == ReplyLine.Text;
            if (written && (lines[i] is ReplyLine.Dash or ReplyLine.Head || IsAboveSignature(lines, i)))
            {
                return (first, i, dropped);
            }

            if (lines[i] != ReplyLine.Attribution)
            {
                continue;
            }

            var below = i;
            while (below < lines.Count && lines[below] == ReplyLine.Attribution)
            {
                below++;
            }

            var quote = lines.NextFull(below);
            var isQuoted = quote < lines.Count && lines[quote] == ReplyLine.Quote;
            var behind = isQuoted ? EndOfQuote(lines, quote) : below;
            if (isQuoted ? !IsAnsweredBelow(lines, behind) : written)
            {
                return (first, i, dropped);
            }

            if (isQuoted && !written)
            {
                first = behind;
            }

            dropped.UnionWith(Enumerable.Range(i, below - i));
            i = behind - 1;
        }

        return (first, lines.Count, dropped);
    }

    private static bool HasText(ReplyLines lines, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (lines[i] == ReplyLine.Text)
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfQuote(ReplyLines lines, int from)
    {
        var end = from;
        for (var i = from; i < lines.Count && lines[i] is ReplyLine.Quote or ReplyLine.Empty; i++)
        {
            end = lines[i] == ReplyLine.Quote ? i + 1 : end;
        }

        return end;
    }

    private static bool IsAnsweredBelow(ReplyLines lines, int from)
    {
        for (var i = from; i < lines.Count && lines[i] is not (ReplyLine.Dash or ReplyLine.Head) && !IsAboveSignature(lines, i); i++)
        {
            if (lines[i] == ReplyLine.Text)
            {
                return true;
            }
        }

        return false;
    }

    // A line of dashes or underscores, and below it to the end only a few short lines.
    private static bool IsAboveSignature(ReplyLines lines, int at)
    {
        if (lines[at] != ReplyLine.Rule || Quotes.Visible(lines.Text[at])[0] is not ('_' or '-' or '—') || (at > 0 && lines[at - 1] == ReplyLine.Text))
        {
            return false;
        }

        var count = 0;
        for (var i = at + 1; i < lines.Count; i++)
        {
            if (i - at > MostSignature)
            {
                return false;
            }

            if (lines[i] is ReplyLine.Quote or ReplyLine.Attribution or ReplyLine.Head)
            {
                return lines[i] != ReplyLine.Quote;
            }

            count += lines[i] == ReplyLine.Text ? 1 : 0;
            if (count > MostSignatureLines || lines.Text[i].Length > MostSignatureLine)
            {
                return false;
            }
        }

        return true;
    }
}
