using System.IO.Compression;
using System.Security;
using System.Text;

namespace Crm.Platform.Exports;

/// <summary>
/// A workbook (ECMA-376) written as it streams: the header stays in sight, and what does not fit on one sheet goes on with the next, which
/// an import reads on from by itself. What is written waits in memory until it is flushed.
/// </summary>
internal sealed class XlsxBook : IAsyncDisposable
{
    /// <summary>The rows that a sheet holds, with its header.</summary>
    public const int MostRows = 1_048_576;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private readonly HeldStream held = new();
    private readonly string name;
    private readonly Stream target;
    private readonly IReadOnlyList<string> headers;
    private readonly int most;
    private readonly ZipArchive zip;
    private readonly XlsxRow row;
    private StreamWriter sheet = StreamWriter.Null;
    private int sheets;
    private int rows;

    public XlsxBook(string name, Stream target, IReadOnlyList<string> headers, int most = MostRows)
    {
        (this.name, this.target, this.headers, this.most) = (name, target, headers, most);
        zip = new ZipArchive(held, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        row = new XlsxRow(headers.Count);
        BeginSheet();
    }

    /// <summary>Adds a row, cell by cell.</summary>
    public void Add(Action<XlsxRow> cells)
    {
        if (rows == most)
        {
            EndSheet();
            BeginSheet();
        }

        row.Begin(++rows);
        cells(row);
        row.EndTo(sheet);
    }

    public async Task Flush()
    {
        await sheet.FlushAsync();
        await held.SendTo(target);
    }

    public async ValueTask DisposeAsync()
    {
        EndSheet();
        WriteFrame();
        zip.Dispose();
        await held.SendTo(target);
        await held.DisposeAsync();
    }

    private void BeginSheet()
    {
        sheets++;
        sheet = Entry($"xl/worksheets/sheet{sheets}.xml");
        sheet.Write($"{Prolog}<worksheet xmlns=\"{Main}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>");
        rows = 1;
        row.Begin(rows);
        foreach (var header in headers)
        {
            row.Text(header);
        }

        row.EndTo(sheet);
    }

    private void EndSheet()
    {
        sheet.Write("</sheetData></worksheet>");
        sheet.Dispose();
    }

    private StreamWriter Entry(string path) => new(zip.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 32 * 1024);

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
