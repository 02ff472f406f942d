using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using Crm.Platform.Records;

namespace Crm.Platform.Exports;

/// <summary>
/// A workbook (ECMA-376) written as it streams: texts stand in their cells, dates and numbers are typed, the header stays in sight. What does
/// not fit on one sheet goes on with the next.
/// </summary>
internal sealed class XlsxFile(string name) : ExportFile
{
    private const int MostRows = 1_048_576;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private readonly HeldStream held = new();
    private IReadOnlyList<Field> fields = [];
    private IReadOnlyList<string> headers = [];
    private Stream? target;
    private ZipArchive? zip;
    private StreamWriter? sheet;
    private XlsxRow row = null!;
    private int sheets;
    private int rows;

    public override string ContentType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public override string Extension => "xlsx";

    public override Task Begin(Stream stream, IReadOnlyList<Field> fields, IReadOnlyList<string> headers)
    {
        (target, this.fields, this.headers) = (stream, fields, headers);
        zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        row = new XlsxRow(fields.Count + 1);
        BeginSheet();
        return Task.CompletedTask;
    }

    public override Task Write(ExportRow row)
    {
        if (rows == MostRows)
        {
            EndSheet();
            BeginSheet();
        }

        this.row.Begin(++rows);
        this.row.Text(row.Record.Id.ToString());
        foreach (var field in fields)
        {
            this.row.Value(field.ReferenceTo is null ? field.Get(row.Record) : null, row.Text(field));
        }

        this.row.EndTo(sheet!);
        return Task.CompletedTask;
    }

    public override async Task Flush()
    {
        await sheet!.FlushAsync();
        await held.SendTo(target!);
    }

    public override async ValueTask DisposeAsync()
    {
        if (zip is not null)
        {
            EndSheet();
            WriteFrame();
            zip.Dispose();
            await held.SendTo(target!);
        }

        await held.DisposeAsync();
    }

    private void BeginSheet()
    {
        sheets++;
        sheet = Entry($"xl/worksheets/sheet{sheets}.xml");
        sheet.Write($"{Prolog}<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");
        rows = 1;
        row.Begin(rows);
        row.Text("id");
        foreach (var header in headers)
        {
            row.Text(header);
        }

        row.EndTo(sheet);
    }

    private void EndSheet()
    {
        sheet!.Write("</sheetData></worksheet>");
        sheet.Dispose();
    }

    private StreamWriter Entry(string path) => new(zip!.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024);

    // What holds the sheets together comes last: only then is their number known.
    private void WriteFrame()
    {
        var all = Enumerable.Range(1, sheets).ToList();
        Part("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
            + "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/><xf numFmtId=\"165\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
        Part("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
            + string.Concat(all.Select(i => $"<sheet name=\"{SecurityElement.Escape(i == 1 ? name : $"{name} {i}")}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>")) + "</sheets></workbook>");
        Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">"
            + string.Concat(all.Select(i => $"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))
            + $"<Relationship Id=\"rId{sheets + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
        Part("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
            + string.Concat(all.Select(i => $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>");
    }

    private void Part(string path, string xml)
    {
        using var part = Entry(path);
        part.Write(Prolog);
        part.Write(xml);
    }
}

/// <summary>One row of a sheet, as XML.</summary>
internal sealed class XlsxRow(int width)
{
    private const int MostCharacters = 32_767;
    private const long MostExact = 1L << 53;
    private static readonly DateTime FirstSure = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly string[] names = [.. Enumerable.Range(0, width).Select(ColumnName)];
    private readonly StringBuilder xml = new();
    private int number;
    private int column;

    public void Begin(int number)
    {
        (this.number, column) = (number, 0);
        xml.Clear().Append(CultureInfo.InvariantCulture, $"<row r=\"{number}\">");
    }

    public void EndTo(TextWriter sheet)
    {
        xml.Append("</row>");
        foreach (var chunk in xml.GetChunks())
        {
            sheet.Write(chunk.Span);
        }
    }

    /// <summary>A number or a date as such, everything else as its text.</summary>
    public void Value(object? value, string text)
    {
        switch (value)
        {
            case long whole when Math.Abs(whole) <= MostExact:
                Number(whole.ToString(CultureInfo.InvariantCulture), style: 0);
                break;
            case decimal or double or int:
                Number(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture), style: 0);
                break;
            case DateOnly date when date.ToDateTime(TimeOnly.MinValue) >= FirstSure:
                Number(date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture), style: 1);
                break;
            case DateTime instant when instant >= FirstSure:
                Number(instant.ToOADate().ToString("R", CultureInfo.InvariantCulture), style: 2);
                break;
            default:
                Text(text);
                break;
        }
    }

    public void Text(string text)
    {
        var cell = names[column++];
        if (text.Length == 0)
        {
            return;
        }

        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{cell}{number}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        Escape(SpreadsheetText.Guard(text.Length > MostCharacters ? text[..MostCharacters] : text));
        xml.Append("</t></is></c>");
    }

    private void Number(string value, int style) =>
        xml.Append(CultureInfo.InvariantCulture, $"<c r=\"{names[column++]}{number}\" s=\"{style}\"><v>{value}</v></c>");

    // What XML cannot hold is written _x0001_, as the standard has it; a text that looks so has its first sign written so.
    private void Escape(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair)
            {
                xml.Append(c).Append(text[++i]);
            }
            else if (c is '&' or '<' or '>')
            {
                xml.Append(c switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
            }
            else if (c == '\r')
            {
                xml.Append("&#13;");
            }
            else if ((c < ' ' && c is not ('\t' or '\n')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' || (c == '_' && IsEscape(text.AsSpan(i))))
            {
                xml.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            }
            else
            {
                xml.Append(c);
            }
        }
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[1] == 'x' && text[6] == '_' && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);

    private static string ColumnName(int index) => index < 26 ? ((char)('A' + index)).ToString() : ColumnName((index / 26) - 1) + (char)('A' + (index % 26));
}
