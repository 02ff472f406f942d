using System.IO.Compression;
using Crm.Kernel;
using Crm.Platform.Imports;
using Crm.Platform.Imports.Files;
using Microsoft.AspNetCore.Http;

namespace Crm.Unit.Tests.Imports;

[Category("S4")]
public sealed class WorkbookRowsTests
{
    private static readonly string People =
        Workbook.Row(1, Workbook.Text("A1", "Members of the club")) +
        Workbook.Row(3, Workbook.Text("A3", "Name"), Workbook.Text("B3", "Born"), Workbook.Text("C3", "Seen"), Workbook.Text("D3", "Zip"), Workbook.Text("E3", "Sum"), Workbook.Text("F3", "Club")) +
        Workbook.Row(4, Workbook.Text("A4", "Ann"), Workbook.Number("B4", "36526", 1), Workbook.Number("C4", "45413.5", 2), Workbook.Number("D4", "1234", 3), "<c r=\"E4\"><f>1+1.5</f><v>2.5</v></c>", Workbook.Text("F4", "North")) +
        Workbook.Row(5, Workbook.Text("A5", "Bea"), Workbook.Number("E5", "34600123123")) +
        Workbook.Row(8, Workbook.Text("A8", "Cid"), "<c r=\"B8\" t=\"b\"><v>1</v></c>");

    [Test]
    public void Read_DaysNumbersFormulasAndMergedCells_AreTheTextsAPersonSees()
    {
        using var file = new MemoryStream(Workbook.Of(("People", People, "<mergeCells count=\"1\"><mergeCell ref=\"F4:F5\"/></mergeCells>")));
        var shape = FileLook.Look(file, new FileChoices());
        using var source = new ImportSource(file, shape);

        Assert.That((shape.Format, shape.Sheet, shape.Preamble), Is.EqualTo((ImportFormat.Xlsx, "People", 1)));
        Assert.That(source.Header, Is.EqualTo(new[] { "Name", "Born", "Seen", "Zip", "Sum", "Club" }));
        var rows = source.Read(10);
        Assert.That(rows.Select(r => (r.Line, string.Join('|', r.Cells))), Is.EqualTo(new[]
        {
            (4, "Ann|2000-01-01|2024-05-01 12:00:00|01234|2.5|North"),
            (5, "Bea||||34600123123|North"),
            (8, "Cid|true||||"),
        }));
    }

    [Test]
    public void Look_SheetsOfAWorkbook_CanBeChosen()
    {
        using var file = new MemoryStream(Workbook.Of(("One", Workbook.Row(1, Workbook.Text("A1", "a")), ""), ("Two", Workbook.Row(1, Workbook.Text("A1", "b")), "")));

        Assert.That(FileLook.Look(file, new FileChoices()).Sheets, Is.EqualTo(new[] { "One", "Two" }));
        using var source = new ImportSource(file, FileLook.Look(file, new FileChoices(Sheet: "Two")));
        Assert.That(source.Header, Is.EqualTo(new[] { "b" }));
        Assert.That(() => FileLook.Look(file, new FileChoices(Sheet: "Three")), Throws.TypeOf<InvalidInputException>());
    }

    [Test]
    public void Look_ArchiveThatGrowsWithoutMeasure_IsRefused()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("xl/workbook.xml").Open().Dispose();
            using var bomb = archive.CreateEntry("xl/sharedStrings.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++)
            {
                bomb.Write(zeros);
            }
        }

        Assert.That(() => FileLook.Look(file, new FileChoices()), Throws.TypeOf<BadHttpRequestException>().With.Message.Contains("unpacks"));
    }

    [Test]
    public void Look_OtherArchiveOrOldWorkbook_IsRefusedWithAdvice()
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("readme.txt").Open().Dispose();
        }

        Assert.That(() => FileLook.Look(archive, new FileChoices()), Throws.TypeOf<BadHttpRequestException>());
        Assert.That(() => FileLook.Look(new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0, 0]), new FileChoices()), Throws.TypeOf<BadHttpRequestException>().With.Message.Contains(".xlsx"));
    }
}
