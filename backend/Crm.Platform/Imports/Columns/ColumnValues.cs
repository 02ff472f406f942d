using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Rows;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Imports.Columns;

/// <summary>The different values of some columns of a file with their counts, gathered while its rows pass by.</summary>
internal sealed class ColumnValues(IEnumerable<int> columns, int most)
{
    private readonly Dictionary<int, Dictionary<string, long>> counts = columns.Distinct().ToDictionary(c => c, _ => new Dictionary<string, long>(StringComparer.Ordinal));

    /// <summary>Columns with more different values than are remembered.</summary>
    public HashSet<int> Overfull { get; } = [];

    public void Add(IEnumerable<CsvRow> rows)
    {
        foreach (var row in rows.Where(r => r.Problem is null))
        {
            foreach (var (column, values) in counts)
            {
                if (column >= row.Cells.Length || CellText.Clean(row.Cells[column]) is not { Length: > 0 } text)
                {
                    continue;
                }

                if (values.TryGetValue(text, out var count) || values.Count < most)
                {
                    values[text] = count + 1;
                }
                else
                {
                    Overfull.Add(column);
                }
            }
        }
    }

    public IReadOnlyDictionary<string, long> Of(int column) => counts[column];

    /// <summary>Whether it pays to look at all values of what a column becomes.</summary>
    public static bool Matter(ImportTarget? target) => target is { Field: { } field } && (ValueGuess.OptionsOf(field) is not null || field.Kind is DateKind || field.ReferenceTo is not null);

    /// <summary>What values of a column mean that its field does not read as they stand.</summary>
    public Dictionary<string, string?> Meanings(int column, Field field)
    {
        var meanings = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (ValueGuess.OptionsOf(field) is not null)
        {
            foreach (var value in Of(column).Keys.Where(v => !ValueGuess.IsKnown(field, v)))
            {
                if (ValueGuess.Option(field, value) is { } option)
                {
                    meanings[value] = option;
                }
            }
        }
        else if (field.ReferenceTo is not (null or "user" or "team"))
        {
            // The same name written in several ways is one: the most frequent way.
            foreach (var same in Of(column).GroupBy(v => NearText.Bare(v.Key), StringComparer.Ordinal).Where(g => g.Key.Length > 2 && g.Count() > 1))
            {
                var usual = same.OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).First().Key;
                foreach (var (value, _) in same.Where(v => Search.Folding.Key(v.Key) != Search.Folding.Key(usual)))
                {
                    meanings[value] = usual;
                }
            }
        }

        return meanings;
    }
}
