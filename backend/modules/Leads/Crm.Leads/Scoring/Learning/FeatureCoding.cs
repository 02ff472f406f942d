namespace Crm.Leads.Scoring.Learning;

/// <summary>
/// How the values of one feature become columns. A value is a text (a level), several texts, a number, or null where nothing is known. Levels get a column each, rare and unknown ones share one; a number gets its
/// standardised value and the band between the deciles in which it lies, so that what is neither rising nor falling can be learned too. What is missing has a column of its own.
/// </summary>
internal sealed class FeatureCoding
{
    private const int MostLevels = 40;
    private const int Bands = 10;

    /// <summary>A level that holds for fewer than so many is rare.</summary>
    private const int RareBelow = 8;

    public required string Name { get; init; }

    /// <summary>The levels with columns of their own; empty for numbers.</summary>
    public List<string> Levels { get; init; } = [];
    public bool IsNumber { get; init; }
    public double Mean { get; init; }
    public double Deviation { get; init; } = 1;

    /// <summary>Where bands of numbers begin, ascending; the first begins below all.</summary>
    public List<double> Edges { get; init; } = [];

    /// <summary>The first of its columns.</summary>
    public int First { get; set; }

    /// <summary>Numbers: the value, the bands, missing. Levels: each, rare, missing.</summary>
    public int Columns => IsNumber ? Edges.Count + 3 : Levels.Count + 2;

    /// <summary>Learns from the values of all rows how to code them; null where they are all the same, of which nothing can be learned.</summary>
    public static FeatureCoding? Of(string name, IReadOnlyList<object?> values)
    {
        var numbers = values.OfType<double>().Order().ToList();
        return numbers.Count > 0 ? OfNumbers(name, numbers, values.Count) : OfLevels(name, values);
    }

    /// <summary>Adds the columns that a value sets, ascending.</summary>
    public void Code(object? value, List<Entry> row)
    {
        switch (value)
        {
            case double number when IsNumber:
                row.Add(new Entry(First, Math.Clamp((number - Mean) / Deviation, -5, 5)));
                row.Add(new Entry(First + 1 + Edges.Count(e => e <= number), 1));
                break;
            case string level when !IsNumber:
                row.Add(new Entry(First + Place(level), 1));
                break;
            case IReadOnlyList<string> { Count: > 0 } levels when !IsNumber:
                row.AddRange(levels.Select(Place).Distinct().Order().Select(place => new Entry(First + place, 1)));
                break;
            default:
                row.Add(new Entry(First + Columns - 1, 1));
                break;
        }
    }

    /// <summary>Whether a level has no column of its own.</summary>
    public bool IsRare(string level) => Levels.BinarySearch(level, StringComparer.Ordinal) < 0;

    private int Place(string level) => Levels.BinarySearch(level, StringComparer.Ordinal) is var place and >= 0 ? place : Levels.Count;

    private static FeatureCoding? OfNumbers(string name, List<double> sorted, int rows)
    {
        if (sorted[0] == sorted[^1] && sorted.Count == rows)
        {
            return null;
        }

        var mean = sorted.Average();
        var deviation = Math.Sqrt(sorted.Average(v => (v - mean) * (v - mean)));
        var edges = Enumerable.Range(1, Bands - 1).Select(i => sorted[(int)((long)sorted.Count * i / Bands)]).Where(e => e > sorted[0]).Distinct().ToList();
        return new FeatureCoding { Name = name, IsNumber = true, Mean = mean, Deviation = deviation > 0 ? deviation : 1, Edges = edges };
    }

    private static FeatureCoding? OfLevels(string name, IReadOnlyList<object?> values)
    {
        var counted = values.SelectMany(v => v switch { string one => [one], IReadOnlyList<string> several => several, _ => Enumerable.Empty<string>() })
            .CountBy(l => l, StringComparer.Ordinal).ToList();
        var levels = counted.Where(l => l.Value >= RareBelow).OrderByDescending(l => l.Value).ThenBy(l => l.Key, StringComparer.Ordinal).Take(MostLevels)
            .Select(l => l.Key).Order(StringComparer.Ordinal).ToList();
        var isOneForAll = levels.Count == 1 && counted.Count == 1 && counted[0].Value == values.Count;
        return levels.Count == 0 || isOneForAll ? null : new FeatureCoding { Name = name, Levels = levels };
    }
}
