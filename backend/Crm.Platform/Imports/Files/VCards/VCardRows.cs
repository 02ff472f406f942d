namespace Crm.Platform.Imports.Files.VCards;

/// <summary>
/// Cards as rows of a table, so that mapping, check and the rejected are the same as for any file: a column for each property and kind of
/// it ("TEL;cell", "N.family", "ADR;home.city"). A first pass over the file finds the columns, a second hands out the rows.
/// </summary>
internal sealed class VCardRows : IFileRows
{
    private const int MaxColumns = 900;
    private readonly VCardReader reader;
    private readonly Dictionary<string, int> columns;

    public VCardRows(Stream file, string encoding)
    {
        columns = ColumnsOf(file, encoding);
        Header = [.. columns.Keys];
        file.Position = 0;
        reader = new VCardReader(file, encoding);
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>Whether the first line that says something begins a card.</summary>
    public static bool Recognises(Stream file, string encoding)
    {
        file.Position = 0;
        using var lines = new StreamReader(file, TextEncodings.Of(encoding), detectEncodingFromByteOrderMarks: true, bufferSize: 4096, leaveOpen: true);
        var head = new char[4096];
        var text = new string(head, 0, lines.ReadBlock(head, 0, head.Length));
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(l => l.Length > 0 && l[0] != '#')
            is { } first && first.TrimStart('\uFEFF').StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase);
    }

    public CsvRow? Read()
    {
        if (reader.Read() is not { } card)
        {
            return null;
        }

        var cells = new string[columns.Count];
        Array.Fill(cells, "");
        var notes = card.Notes.ToList();
        foreach (var (column, text) in VCardCells.Of(card))
        {
            if (columns.TryGetValue(column, out var index))
            {
                cells[index] = text;
            }
            else
            {
                notes.Add(new ImportProblem(card.Line, "vcard.columns", $"{column}: left out, because the file has more than {MaxColumns} kinds of properties."));
            }
        }

        return new CsvRow(card.Line, cells, card.Problem) { Notes = notes };
    }

    public void Dispose() => reader.Dispose();

    // In the order in which the file brings the properties; the preferred of each first, since the first address is the main one.
    private static Dictionary<string, int> ColumnsOf(Stream file, string encoding)
    {
        file.Position = 0;
        using var cards = new VCardReader(file, encoding);
        var found = new Dictionary<string, (string Property, int At)>(StringComparer.Ordinal);
        while (found.Count < MaxColumns && cards.Read() is { } card)
        {
            foreach (var (column, _) in VCardCells.Of(card))
            {
                if (found.Count < MaxColumns)
                {
                    found.TryAdd(column, (column[..(column.IndexOfAny([';', '.', ' ']) is var stop and >= 0 ? stop : column.Length)], found.Count));
                }
            }
        }

        var firstOf = found.GroupBy(f => f.Value.Property, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Min(f => f.Value.At), StringComparer.Ordinal);
        return found.OrderBy(f => firstOf[f.Value.Property]).ThenBy(f => f.Key.Contains(";pref", StringComparison.Ordinal) ? 0 : 1).ThenBy(f => f.Value.At)
            .Select((f, i) => (f.Key, i)).ToDictionary(f => f.Key, f => f.i, StringComparer.Ordinal);
    }
}
