using System.Globalization;
using System.Text;

namespace Crm.Platform.Search;

/// <summary>A text folded as terms are, where each folded character knows the characters of the text that it came from.</summary>
internal sealed class FoldedText
{
    private readonly string text;
    private readonly string folded;
    private readonly List<(int Start, int End)> origin = [];

    public FoldedText(string text)
    {
        this.text = text;
        var all = new StringBuilder(text.Length);
        var starts = StringInfo.ParseCombiningCharacters(text);
        for (var i = 0; i < starts.Length; i++)
        {
            // A letter and its marks fold together; one letter such as ß may become two.
            var end = i + 1 < starts.Length ? starts[i + 1] : text.Length;
            var part = Folding.Fold(text[starts[i]..end]);
            all.Append(part);
            origin.AddRange(Enumerable.Repeat((starts[i], end), part.Length));
        }

        folded = all.ToString();
    }

    /// <summary>Where words of the text begin with the term, as starts and lengths in UTF-16 units of the text.</summary>
    public IEnumerable<(int Start, int Length)> Find(QueryTerm term)
    {
        for (var at = folded.IndexOf(term.Text, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(term.Text, at + 1, StringComparison.Ordinal))
        {
            // Han terms are parts of runs without blanks; all others begin where a word does.
            if (!term.IsPrefix || at == 0 || !char.IsLetterOrDigit(folded[at - 1]) || IsHan(folded[at - 1]))
            {
                yield return Range(at, at + term.Text.Length - 1);
            }
        }
    }

    /// <summary>The last place where these digits follow each other, whatever stands between them.</summary>
    public (int Start, int Length)? FindDigits(string digits)
    {
        var places = Enumerable.Range(0, folded.Length).Where(i => char.IsAsciiDigit(folded[i])).ToList();
        var at = string.Concat(places.Select(i => folded[i])).LastIndexOf(digits, StringComparison.Ordinal);
        return at < 0 ? null : Range(places[at], places[at + digits.Length - 1]);
    }

    /// <summary>Overlapping and touching ranges as one, in order.</summary>
    public static IReadOnlyList<int[]> Join(IEnumerable<(int Start, int Length)> ranges)
    {
        var joined = new List<int[]>();
        foreach (var (start, length) in ranges.OrderBy(r => r.Start))
        {
            if (joined.Count > 0 && start <= joined[^1][0] + joined[^1][1])
            {
                joined[^1][1] = Math.Max(joined[^1][1], start + length - joined[^1][0]);
            }
            else
            {
                joined.Add([start, length]);
            }
        }

        return joined;
    }

    public override string ToString() => text;

    private (int Start, int Length) Range(int first, int last) => (origin[first].Start, origin[last].End - origin[first].Start);

    private static bool IsHan(char c) => c is >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' || char.IsSurrogate(c);
}
