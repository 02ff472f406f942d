using System.Globalization;
using System.Text;
using System.Xml;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Crm.Platform.Imports.Files;

/// <summary>The rows of one sheet of a workbook, each cell as the text that a person would type: days as 2024-05-01, numbers without grouping, a formula's value.</summary>
internal sealed class WorkbookRows : IFileRows
{
    private readonly IExcelDataReader reader;
    private CellRange[] merges;
    private readonly Dictionary<int, (int ToRow, string Value)> open = [];
    private int nextMerge;
    private int row;
    private int width;
    private readonly string name;
    private string[]? first;
    private int part = 1;
    private bool isOver;

    // The library asks for a code page although it needs none for these workbooks.
    static WorkbookRows() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public WorkbookRows(Stream file, string? sheet)
    {
        reader = Open(file);
        while (sheet is not null && reader.Name != sheet && reader.NextResult())
        {
        }

        name = reader.Name;
        merges = [.. (reader.MergeCells ?? []).Where(m => m.ToRow > m.FromRow).OrderBy(m => m.FromRow)];
    }

    public IReadOnlyList<string>? Header => null;

    /// <exception cref="InvalidDataException">There is no sheet that can be read.</exception>
    public static IReadOnlyList<string> SheetsOf(Stream file)
    {
        try
        {
            using var workbook = Open(file);
            var sheets = new List<string>();
            do
            {
                sheets.Add(workbook.Name ?? $"{sheets.Count + 1}");
            }
            while (workbook.NextResult());
            return sheets.Count == 0 ? throw new InvalidDataException("It has no sheet.") : sheets;
        }
        catch (Exception e) when (IsBroken(e))
        {
            throw new InvalidDataException("Its parts do not fit together.", e);
        }
    }

    public CsvRow? Read()
    {
        if (isOver)
        {
            return null;
        }

        row++;
        try
        {
            if (!reader.Read() && !GoesOn())
            {
                isOver = true;
                return null;
            }

            var cells = Cells();
            first ??= cells;
            return new CsvRow(row, cells);
        }
        catch (Exception e) when (IsBroken(e))
        {
            isOver = true;
            return new CsvRow(row, [], "From this row on the sheet cannot be read: the workbook is damaged.");
        }
    }

    public void Dispose() => reader.Dispose();

    // Our own export goes on with the next sheet where one is full: "contacts 2" behind "contacts", under the same header.
    private bool GoesOn()
    {
        if (!reader.NextResult() || reader.Name != $"{name} {++part}" || !reader.Read())
        {
            return false;
        }

        merges = [];
        open.Clear();
        return first is not null && Cells().SequenceEqual(first, StringComparer.Ordinal) && reader.Read();
    }

    private static IExcelDataReader Open(Stream file)
    {
        file.Position = 0;
        return ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
    }

    // The library meets a damaged part with whatever its parser throws there.
    private static bool IsBroken(Exception e) =>
        e is ExcelReaderException or XmlException or IOException or FormatException or InvalidDataException or ArgumentException or NullReferenceException
            or KeyNotFoundException or IndexOutOfRangeException or InvalidOperationException or OverflowException or InvalidCastException or NotSupportedException;

    private string[] Cells()
    {
        var last = reader.FieldCount - 1;
        while (last >= 0 && reader.IsDBNull(last))
        {
            last--;
        }

        width = Math.Max(width, last + 1);
        var cells = new string[width];
        for (var i = 0; i < width; i++)
        {
            cells[i] = i <= last ? Text(i) : "";
        }

        FillMerged(cells);
        return cells;
    }

    // A cell that stands for several rows says the same in each of them.
    private void FillMerged(string[] cells)
    {
        if (merges.Length == 0)
        {
            return;
        }

        foreach (var (column, (toRow, value)) in open)
        {
            if (row - 1 > toRow)
            {
                open.Remove(column);
            }
            else if (column < cells.Length && cells[column].Length == 0)
            {
                cells[column] = value;
            }
        }

        for (; nextMerge < merges.Length && merges[nextMerge].FromRow <= row - 1; nextMerge++)
        {
            var merge = merges[nextMerge];
            if (merge.FromRow == row - 1 && merge.FromColumn < cells.Length && cells[merge.FromColumn].Length > 0)
            {
                open[merge.FromColumn] = (merge.ToRow, cells[merge.FromColumn]);
            }
        }
    }

    private string Text(int column) => reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        double number => Number(number, reader.GetNumberFormatString(column)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    // Postal codes and article numbers keep the zeros that their format shows.
    private static string Number(double number, string? format)
    {
        if (Math.Abs(number) >= 1e15 || double.IsNaN(number))
        {
            return number.ToString("R", CultureInfo.InvariantCulture);
        }

        return format is { Length: > 1 } && format.All(c => c == '0') && number >= 0 && Math.Floor(number) == number
            ? ((long)number).ToString(format, CultureInfo.InvariantCulture)
            : ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture);
    }
}
