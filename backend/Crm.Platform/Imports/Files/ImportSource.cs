namespace Crm.Platform.Imports.Files;

/// <summary>The data rows of an uploaded file, one after the other, whatever its format.</summary>
internal sealed class ImportSource : IDisposable
{
    private const int LookAtRows = 200;
    private const string Unreadable = "A character of this row could not be read and is shown as �: it is wrong in the file, or the file is in another encoding.";
    private readonly Stream file;
    private readonly IFileRows rows;
    private readonly ImportFormat format;
    private readonly Queue<CsvRow> ahead = [];

    public ImportSource(Stream file, FileShape shape)
    {
        this.file = file;
        file.Position = 0;
        format = shape.Format;
        rows = shape.Rows(file);
        if (rows.Header is { } named)
        {
            Header = named;
            return;
        }

        var first = ReadRow();
        for (var i = 0; i < shape.Preamble + (IsSeparatorLine(first) ? 1 : 0); i++)
        {
            first = ReadRow();
        }

        if (shape.HasHeader)
        {
            Header = [.. (first?.Cells ?? []).Select(h => h.Trim())];
            HeaderProblem = first?.Problem;
            return;
        }

        Header = WithoutHeader(first);
    }

    public IReadOnlyList<string> Header { get; }

    public string? HeaderProblem { get; }

    /// <summary>Data rows handed out so far.</summary>
    public long Position { get; private set; }

    /// <summary>Up to so many rows that are not blank; none at the end.</summary>
    public List<CsvRow> Read(int most)
    {
        var read = new List<CsvRow>(most);
        while (read.Count < most && ReadRow() is { } row)
        {
            read.Add(row);
        }

        Position += read.Count;
        return read;
    }

    public void SkipTo(long position)
    {
        while (Position < position && ReadRow() is not null)
        {
            Position++;
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        file.Dispose();
    }

    /// <summary>Spreadsheets may write which separator follows.</summary>
    internal static bool IsSeparatorLine(CsvRow? row) => row is { Cells: [['s' or 'S', 'e' or 'E', 'p' or 'P', '=', ..], ..] and { Length: <= 2 } };

    // Columns without names are numbered; the widest of the first rows says how many there are.
    private string[] WithoutHeader(CsvRow? first)
    {
        for (var row = first; row is not null; row = ahead.Count < LookAtRows ? Next() : null)
        {
            ahead.Enqueue(row);
        }

        return [.. Enumerable.Range(1, ahead.Select(r => r.Cells.Length).DefaultIfEmpty(0).Max()).Select(i => $"Column {i}")];
    }

    private CsvRow? ReadRow() => ahead.TryDequeue(out var row) ? row : Next();

    private CsvRow? Next()
    {
        CsvRow? row;
        do
        {
            row = rows.Read();
        }
        while (row is { IsBlank: true });
        return row is not null && format == ImportFormat.Csv && row.Cells.Any(c => c.Contains('\uFFFD', StringComparison.Ordinal))
            ? row with { Notes = [.. row.Notes, new ImportProblem(row.Line, "file.character", Unreadable)] }
            : row;
    }
}
