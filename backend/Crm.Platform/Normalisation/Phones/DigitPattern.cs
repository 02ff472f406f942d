namespace Crm.Platform.Normalisation.Phones;

/// <summary>
/// A pattern over digits as numbering plans write them (<c>[2-9]\d{8}|1(?:2|3)\d?</c>), made into a table of states: matching reads each digit
/// once, whatever the pattern and whatever the input.
/// </summary>
internal sealed class DigitPattern
{
    private const int Digits = 10;
    private readonly int[] next;
    private readonly bool[] accepts;

    public DigitPattern(string pattern)
    {
        var graph = new DigitGraph();
        var (start, end) = new DigitPatternParser(pattern, graph).Parse();
        (next, accepts) = Determine(graph, start, end);
    }

    public bool Matches(ReadOnlySpan<char> digits)
    {
        var state = 0;
        foreach (var digit in digits)
        {
            state = next[(state * Digits) + digit - '0'];
            if (state < 0)
            {
                return false;
            }
        }

        return accepts[state];
    }

    /// <summary>The length of the longest beginning that matches; -1 where none does.</summary>
    public int PrefixLength(ReadOnlySpan<char> digits)
    {
        var state = 0;
        var longest = accepts[0] ? 0 : -1;
        for (var i = 0; i < digits.Length; i++)
        {
            state = next[(state * Digits) + digits[i] - '0'];
            if (state < 0)
            {
                break;
            }

            longest = accepts[state] ? i + 1 : longest;
        }

        return longest;
    }

    // The subset construction: a state of the table is the set of places in the graph that the digits so far can have led to.
    private static (int[] Next, bool[] Accepts) Determine(DigitGraph graph, int start, int end)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var sets = new List<int[]>();
        var table = new List<int>();
        IndexOf(graph.Reach([start]));
        for (var i = 0; i < sets.Count; i++)
        {
            for (var digit = 0; digit < Digits; digit++)
            {
                var reached = graph.Step(sets[i], digit);
                table.Add(reached.Length == 0 ? -1 : IndexOf(reached));
            }
        }

        return ([.. table], sets.ConvertAll(s => Array.BinarySearch(s, end) >= 0).ToArray());

        int IndexOf(int[] set)
        {
            var key = string.Concat(set.Select(n => (char)n));
            if (!known.TryGetValue(key, out var index))
            {
                known[key] = index = sets.Count;
                sets.Add(set);
            }

            return index;
        }
    }
}

/// <summary>Places joined by steps over one digit of a set, or over none.</summary>
internal sealed class DigitGraph
{
    private readonly List<List<int>> free = [];
    private readonly List<(int Digits, int To)> steps = [];

    public int Add()
    {
        free.Add([]);
        steps.Add((0, -1));
        return free.Count - 1;
    }

    public void Join(int from, int to) => free[from].Add(to);

    /// <param name="from">A place that nothing else leaves by a digit.</param>
    /// <param name="digits">The digits as bits.</param>
    /// <param name="to">Where they lead.</param>
    public void Join(int from, int digits, int to) => steps[from] = (digits, to);

    /// <summary>These places and all that they lead to without a digit, in order.</summary>
    public int[] Reach(IEnumerable<int> places)
    {
        var reached = new SortedSet<int>();
        var waiting = new Stack<int>(places);
        while (waiting.TryPop(out var place))
        {
            if (reached.Add(place))
            {
                free[place].ForEach(waiting.Push);
            }
        }

        return [.. reached];
    }

    public int[] Step(int[] places, int digit)
    {
        var reached = places.Where(p => (steps[p].Digits & (1 << digit)) != 0).Select(p => steps[p].To).ToList();
        return reached.Count == 0 ? [] : Reach(reached);
    }
}

/// <summary>Reads the part of regular expressions that numbering plans use: digits, classes, groups, alternatives and counts.</summary>
internal sealed class DigitPatternParser(string pattern, DigitGraph graph)
{
    private const int AnyDigit = 0x3FF;
    private int at;

    public (int Start, int End) Parse()
    {
        var all = Alternatives();
        return at == pattern.Length ? all : throw new FormatException($"Unexpected {pattern[at]} at {at} in {pattern}");
    }

    private (int Start, int End) Alternatives()
    {
        var (start, end) = (graph.Add(), graph.Add());
        do
        {
            var (first, last) = Sequence();
            graph.Join(start, first);
            graph.Join(last, end);
        }
        while (Take('|'));
        return (start, end);
    }

    private (int Start, int End) Sequence()
    {
        var start = graph.Add();
        var end = start;
        while (at < pattern.Length && pattern[at] is not ('|' or ')'))
        {
            var begin = at;
            var piece = Atom();
            var afterAtom = at;
            var (least, most) = Count();
            var afterCount = at;

            // Each repetition is read anew from the text, so that it gets places of its own.
            for (var i = 0; i < most; i++)
            {
                if (i > 0)
                {
                    at = begin;
                    piece = Atom();
                }

                graph.Join(end, piece.Start);
                if (i >= least)
                {
                    var skipped = graph.Add();
                    graph.Join(end, skipped);
                    graph.Join(piece.End, skipped);
                    end = skipped;
                }
                else
                {
                    end = piece.End;
                }
            }

            at = Math.Max(afterAtom, afterCount);
        }

        return (start, end);
    }

    private (int Start, int End) Atom()
    {
        if (Take('('))
        {
            if (Take('?') && !Take(':'))
            {
                throw new FormatException($"Only plain groups are read: {pattern}");
            }

            var group = Alternatives();
            return Take(')') ? group : throw new FormatException($"An open group in {pattern}");
        }

        var digits = Take('[') ? Class() : Digit();
        var (start, end) = (graph.Add(), graph.Add());
        graph.Join(start, digits, end);
        return (start, end);
    }

    private int Class()
    {
        var digits = 0;
        while (!Take(']'))
        {
            var first = Digit();
            if (first != AnyDigit && Take('-'))
            {
                var last = Digit();
                for (var bit = first; bit <= last; bit <<= 1)
                {
                    digits |= bit;
                }
            }

            digits |= first;
        }

        return digits;
    }

    private int Digit()
    {
        if (Take('\\'))
        {
            return Take('d') ? AnyDigit : throw new FormatException($"Only \\d is read: {pattern}");
        }

        var digit = at < pattern.Length ? pattern[at++] : '?';
        return char.IsAsciiDigit(digit) ? 1 << (digit - '0') : throw new FormatException($"Unexpected {digit} in {pattern}");
    }

    private (int Least, int Most) Count()
    {
        if (Take('?'))
        {
            return (0, 1);
        }

        if (!Take('{'))
        {
            return (1, 1);
        }

        var least = Number();
        var most = Take(',') ? Number() : least;
        return Take('}') ? (least, most) : throw new FormatException($"An open count in {pattern}");
    }

    private int Number()
    {
        var begin = at;
        while (at < pattern.Length && char.IsAsciiDigit(pattern[at]))
        {
            at++;
        }

        return int.Parse(pattern.AsSpan(begin, at - begin), provider: System.Globalization.CultureInfo.InvariantCulture);
    }

    private bool Take(char c)
    {
        if (at < pattern.Length && pattern[at] == c)
        {
            at++;
            return true;
        }

        return false;
    }
}
