using System.Text;

namespace Crm.Platform.Imports.Files;

/// <summary>How a table is written as text: its encoding, what stands between its cells and what around them, found by looking.</summary>
internal sealed record CsvDialect(string EncodingName, char Delimiter, char Quote = '"')
{
    private const int LookAtRows = 50;
    private const int LookAtCharacters = 64 * 1024;
    private static readonly char[] Delimiters = [',', ';', '\t', '|', '^', '~'];

    public CsvRows Open(Stream file) => new(Text(file, EncodingName), Delimiter, Quote);

    /// <summary>Looks at the whole file for its encoding and at its first rows for the delimiter; null where it is not text.</summary>
    public static CsvDialect? Find(Stream file) => TextEncodings.Look(file) is { } encoding ? Find(file, encoding) : null;

    public static CsvDialect Find(Stream file, string encoding)
    {
        var head = Head(file, encoding);
        if (SeparatorLine(head) is { } said)
        {
            return new CsvDialect(encoding, said);
        }

        var best = new CsvDialect(encoding, ',');
        var most = 0;
        foreach (var delimiter in Delimiters)
        {
            var quote = QuoteOf(head, delimiter);
            var score = Score(new CsvRows(new StringReader(head), delimiter, quote));
            if (score > most)
            {
                (best, most) = (new CsvDialect(encoding, delimiter, quote), score);
            }
        }

        file.Position = 0;
        return best;
    }

    // The delimiter that cuts most rows into as many cells as most others have; more cells decide among equals.
    private static int Score(CsvRows rows)
    {
        var widths = new List<int>(LookAtRows);
        while (widths.Count < LookAtRows && rows.Read() is { } row)
        {
            widths.Add(row.Problem is null ? row.Cells.Length : 0);
        }

        if (widths.Where(w => w > 1).GroupBy(w => w).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault() is not { } alike)
        {
            return 0;
        }

        // What the first row has is the width of all, where it has several cells at all.
        var width = widths[0] > 1 ? widths[0] : alike.Key;
        var share = widths.Count(w => w == width) * 1000 / widths.Count;
        return widths[0] > 1 || share >= 500 ? (share * 1000) + Math.Min(width, 999) : 0;
    }

    private static char? SeparatorLine(string head)
    {
        var line = head.AsSpan(0, Math.Max(0, head.AsSpan().IndexOfAny('\r', '\n'))).Trim('"');
        return line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? line[4] : null;
    }

    // Apostrophes stand around cells only where no quotation mark does and many cells begin and end with one.
    private static char QuoteOf(string head, char delimiter)
    {
        if (head.Contains('"', StringComparison.Ordinal) || !head.Contains('\'', StringComparison.Ordinal))
        {
            return '"';
        }

        var cells = head.Split('\n').Take(LookAtRows).SelectMany(l => l.TrimEnd('\r').Split(delimiter)).Where(c => c.Length > 0).ToList();
        var quoted = cells.Count(c => c.Length > 1 && c[0] == '\'' && c[^1] == '\'');
        return quoted > 1 && quoted * 3 > cells.Count ? '\'' : '"';
    }

    // Whole lines, as long as there are any.
    private static string Head(Stream file, string encoding)
    {
        file.Position = 0;
        using var reader = Text(file, encoding);
        var buffer = new char[LookAtCharacters];
        var read = reader.ReadBlock(buffer, 0, buffer.Length);
        var head = new string(buffer, 0, read);
        var last = head.LastIndexOfAny(['\n', '\r']);
        return read < buffer.Length || last < 0 ? head : head[..last];
    }

    private static StreamReader Text(Stream file, string encoding) =>
        new(file, TextEncodings.Of(encoding), detectEncodingFromByteOrderMarks: encoding.StartsWith("utf", StringComparison.OrdinalIgnoreCase), bufferSize: 64 * 1024, leaveOpen: true);
}
