using System.Text;

namespace Crm.Platform.Imports.Files;

/// <summary>One row of a file: the line on which it begins (from 1), its cells, and what is wrong with it as a whole.</summary>
internal sealed record CsvRow(int Line, string[] Cells, string? Problem = null)
{
    /// <summary>What was wrong within the row although it can be taken in.</summary>
    public IReadOnlyList<ImportProblem> Notes { get; init; } = [];

    public bool IsBlank => Problem is null && Array.TrueForAll(Cells, string.IsNullOrWhiteSpace);
}

/// <summary>
/// Reads rows after RFC 4180, forward only. A quote that is never closed costs the row it stands in and not the rest of the file:
/// the line is handed out as unreadable and reading goes on behind it, which is why this is not left to a library.
/// </summary>
internal sealed class CsvRows(TextReader reader, char delimiter, char quote = '"') : IFileRows
{
    /// <summary>A row longer than this is an open quote that happens to close far away.</summary>
    private const int MaxRow = 1_000_000;

    /// <summary>So much of an unreadable line is kept for the report.</summary>
    private const int MaxShown = 20_000;

    private const string OpenQuote = "A quotation mark opens a cell here and is never closed.";
    private const string RestOfUnreadable = "This line seems to be the rest of the unreadable row above it.";
    private const string TooLong = "This row is longer than 1,000,000 characters.";
    private const string TextBehindQuote = "Text follows a closing quotation mark. Write a quotation mark inside a cell twice.";

    private readonly StringBuilder cell = new();
    private readonly List<string> cells = [];
    private char[] buffer = new char[64 * 1024];
    private int start;
    private int position;
    private int end;
    private int line = 1;
    private bool atEnd;
    private int? width;

    // After an unreadable line the next ones may be the rest of its broken cell: stray quotes or another width give them away.
    private bool isSuspicious;

    public IReadOnlyList<string>? Header => null;

    /// <summary>The next row; null at the end. Blank lines are not rows.</summary>
    public CsvRow? Read()
    {
        while (true)
        {
            start = position;
            var firstLine = line;
            if (Peek() < 0)
            {
                return null;
            }

            cells.Clear();
            var problem = ReadCells(out var hasStrayQuote);
            if (problem is null && isSuspicious && (hasStrayQuote || cells.Count != width))
            {
                problem = RestOfUnreadable;
            }

            if (problem is not null)
            {
                isSuspicious = true;
                line = firstLine;
                return Unreadable(firstLine, problem);
            }

            isSuspicious = false;
            if (cells is not [""])
            {
                width ??= cells.Count;
                return new CsvRow(firstLine, [.. cells]);
            }
        }
    }

    public void Dispose() => reader.Dispose();

    private string? ReadCells(out bool hasStrayQuote)
    {
        hasStrayQuote = false;
        while (true)
        {
            cell.Clear();
            var problem = BeginsQuoted() ? ReadQuoted() : ReadPlain(ref hasStrayQuote);
            if (problem is not null)
            {
                return problem;
            }

            cells.Add(cell.ToString());
            if (Peek() != delimiter)
            {
                TakeNewline();
                return null;
            }

            position++;
        }
    }

    // Blanks may stand between the delimiter and the quote, where they cannot be part of the value.
    private bool BeginsQuoted()
    {
        var ahead = 0;
        while (PeekAt(ahead) == ' ')
        {
            ahead++;
        }

        if (PeekAt(ahead) != quote)
        {
            return false;
        }

        position += ahead + 1;
        return true;
    }

    private string? ReadPlain(ref bool hasStrayQuote)
    {
        while (true)
        {
            // In one sweep over what is in the buffer, which is where the time goes.
            var rest = buffer.AsSpan(position, end - position);
            var stop = rest.IndexOfAny(delimiter, '\r', '\n');
            var plain = stop < 0 ? rest : rest[..stop];
            hasStrayQuote |= plain.Contains(quote);
            cell.Append(plain);
            position += plain.Length;
            if (position - start > MaxRow)
            {
                return TooLong;
            }

            if (stop >= 0 || !Fill())
            {
                return null;
            }
        }
    }

    private string? ReadQuoted()
    {
        while (true)
        {
            var rest = buffer.AsSpan(position, end - position);
            var stop = rest.IndexOf(quote);
            var inside = stop < 0 ? rest : rest[..stop];
            cell.Append(inside);
            position += inside.Length;
            if (stop < 0)
            {
                if (position - start > MaxRow || !Fill())
                {
                    return OpenQuote;
                }

                continue;
            }

            position++;
            if (Peek() == quote)
            {
                cell.Append(quote);
                position++;
                continue;
            }

            return AfterQuote();
        }
    }

    private string? AfterQuote()
    {
        while (Peek() == ' ')
        {
            position++;
        }

        var next = Peek();
        return next < 0 || next == delimiter || next is '\r' or '\n' ? null : TextBehindQuote;
    }

    private void TakeNewline()
    {
        if (Peek() < 0)
        {
            return;
        }

        CountLines(buffer.AsSpan(start, position - start));
        position += Peek() == '\r' && PeekAt(1) == '\n' ? 2 : 1;
        line++;
    }

    // The first line of what could not be read, as one cell; reading goes on behind it.
    private CsvRow Unreadable(int firstLine, string problem)
    {
        position = start;
        cell.Clear();
        while (true)
        {
            var rest = buffer.AsSpan(position, end - position);
            var stop = rest.IndexOfAny('\r', '\n');
            var part = stop < 0 ? rest : rest[..stop];
            cell.Append(part[..Math.Min(part.Length, Math.Max(0, MaxShown - cell.Length))]);
            position += part.Length;
            start = position;
            if (stop >= 0 || !Fill())
            {
                break;
            }
        }

        if (Peek() >= 0)
        {
            position += Peek() == '\r' && PeekAt(1) == '\n' ? 2 : 1;
            line++;
        }

        return new CsvRow(firstLine, [cell.ToString()], problem);
    }

    private void CountLines(ReadOnlySpan<char> row)
    {
        if (row.IndexOfAny('\r', '\n') < 0)
        {
            return;
        }

        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '\n' || (row[i] == '\r' && (i + 1 == row.Length || row[i + 1] != '\n')))
            {
                line++;
            }
        }
    }

    private int Peek() => PeekAt(0);

    private int PeekAt(int ahead)
    {
        while (position + ahead >= end)
        {
            if (!Fill())
            {
                return -1;
            }
        }

        return buffer[position + ahead];
    }

    // Keeps the present row in the buffer, so that it can be read again when it turns out to be unreadable.
    private bool Fill()
    {
        if (atEnd)
        {
            return false;
        }

        if (start > 0)
        {
            Array.Copy(buffer, start, buffer, 0, end - start);
            position -= start;
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = reader.Read(buffer, end, buffer.Length - end);
        atEnd = read == 0;
        end += read;
        return read > 0;
    }
}
