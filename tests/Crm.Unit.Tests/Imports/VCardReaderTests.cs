using System.Text;
using Crm.Platform.Imports.Files;
using Crm.Platform.Imports.Files.VCards;

namespace Crm.Unit.Tests.Imports;

[Category("S4")]
public sealed class VCardReaderTests
{
    [Test]
    public void Read_FoldedEscapedAndGrouped_IsText()
    {
        var cells = Cells("BEGIN:VCARD\r\nVERSION:3.0\r\nN:Pérez;Ana;María\\, Luz;Dra.;\r\nFN:Ana Pérez\r\nNOTE:one\\ntwo\\; thr\r\n ee\r\nitem1.TEL;type=CELL;type=pref:+34 600 1\r\nitem2.TEL:5\r\nitem2.X-ABLabel:_$!<HomeFAX>!$_\r\nEND:VCARD\r\n").Single();

        Assert.Multiple(() =>
        {
            Assert.That((cells["N.family"], cells["N.given"], cells["N.additional"], cells["N.prefix"]), Is.EqualTo(("Pérez", "Ana", "María, Luz", "Dra.")));
            Assert.That(cells["NOTE"], Is.EqualTo("one\ntwo; three"));
            Assert.That((cells["TEL;pref cell"], cells["TEL;home"]), Is.EqualTo(("+34 600 1", "5")));
            Assert.That(cells.ContainsKey("FN"), Is.False, "it says no more than its parts");
        });
    }

    [Test]
    public void Read_QuotedPrintableInAnotherCharacterSet_IsDecoded()
    {
        var cells = Cells("BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8ER=93c;=91=BE=98Y;;;\nNOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9=0D=0A=\nsecond line\nTEL;WORK;VOICE:03\nEND:VCARD\n").Single();

        Assert.That((cells["N.family"], cells["N.given"], cells["NOTE"], cells["TEL;work"]), Is.EqualTo(("山田", "太郎", "café\nsecond line", "03")));
    }

    [Test]
    public void Read_BackslashAsHalfOfACharacter_IsNoEscape()
    {
        byte[] text = [.. "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=SHIFT_JIS:"u8, 0x95, 0x5C, .. ";x;;\nEND:VCARD\n"u8];

        Assert.That(Cells(text).Single()["N.family"], Is.EqualTo("表"));
    }

    [Test]
    public void Read_SeveralCardsAndANestedOne_AreRowsOfTheirOwn()
    {
        var rows = Rows("BEGIN:VCARD\nN:Parent\nBEGIN:VCARD\nN:Child\nEND:VCARD\nTEL:123\nEND:VCARD\n\nBEGIN:VCARD\nFN:Next One\nEND:VCARD\n");

        Assert.That(rows.Select(r => (r.Line, r.Problem is null, r.Cells.First(c => c.Length > 0))), Is.EqualTo(new[] { (3, true, "Child"), (1, true, "Parent"), (9, true, "Next One") }));
    }

    [Test]
    public void Read_WhatIsMalformed_IsReportedWithItsLine()
    {
        var rows = Rows("BEGIN:VCARD\nN:A\n# comment\nthis is no property\nEND:VCARD\nstray text\nmore\nBEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:cut off\nTEL:12");

        Assert.Multiple(() =>
        {
            Assert.That(rows[0].Problem, Is.Null);
            Assert.That(rows[0].Notes.Select(n => n.Line), Is.EqualTo(new[] { 3, 4 }));
            Assert.That(rows.Skip(1).Select(r => (r.Line, r.Problem is null)), Is.EqualTo(new[] { (6, false), (8, false), (10, false) }));
            Assert.That(rows[^1].Problem, Does.Contain("END:VCARD"));
        });
    }

    [Test]
    public void Read_PictureBetweenTheLines_NeitherHidesNorFillsAnything()
    {
        var picture = Convert.ToBase64String(new byte[3000], Base64FormattingOptions.InsertLineBreaks);
        var cells = Cells($"BEGIN:VCARD\r\r\nVERSION:2.1\r\r\nN:A;B\r\r\nPHOTO;ENCODING=BASE64;TYPE=JPEG:\r\r\n{picture.Replace("\r\n", "\r\r\n", StringComparison.Ordinal)}\r\r\nTEL;CELL:123\r\r\nEND:VCARD\r\r\n").Single();

        Assert.That((cells["PHOTO"], cells["TEL;cell"]), Is.EqualTo(("jpeg 3000 bytes", "123")));
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    [TestCase("windows-1252")]
    [TestCase("utf-8")]
    public void Read_FileInAnyEncoding_IsTheSame(string encoding) =>
        Assert.That(Cells(TextEncodings.Of(encoding).GetBytes("BEGIN:VCARD\nVERSION:4.0\nFN:Zoë Ünal\nADR;TYPE=home:;;Ça 1;Nîmes;;30000;France\nEND:VCARD\n")).Single()["FN;alone"], Is.EqualTo("Zoë Ünal"));

    [Test]
    public void Read_PublishedCards_AllComeOutWithoutACrash()
    {
        var folders = new[] { DataFolder.Require("vcard_aosp"), DataFolder.Require("vcard_ezvcard/io/text") };
        Assert.Multiple(() =>
        {
            foreach (var path in folders.SelectMany(f => Directory.EnumerateFiles(f, "*.vcf")))
            {
                using var file = File.OpenRead(path);
                var shape = FileLook.Look(file, new FileChoices());
                Assert.That(shape.Format, Is.EqualTo(Crm.Platform.Imports.ImportFormat.Vcard), path);
                using var rows = shape.Rows(file);
                var read = 0;
                while (rows.Read() is { } row)
                {
                    read++;
                    TestContext.Out.WriteLine($"{Path.GetFileName(path)} {shape.Encoding} {row.Line} {row.Problem} {string.Join(" | ", rows.Header!.Zip(row.Cells).Where(c => c.Second.Length > 0).Select(c => $"{c.First}={(c.Second.Length > 60 ? c.Second[..60] : c.Second)}"))} {string.Join(' ', row.Notes)}");
                }

                Assert.That(read, Is.GreaterThan(0), path);
            }
        });
    }

    private static List<CsvRow> Rows(string text) => Rows(Encoding.UTF8.GetBytes(text)).Rows;

    private static List<Dictionary<string, string>> Cells(string text) => Cells(Encoding.UTF8.GetBytes(text));

    private static List<Dictionary<string, string>> Cells(byte[] text)
    {
        var (header, rows) = Rows(text);
        return rows.ConvertAll(r => header.Zip(r.Cells).Where(c => c.Second.Length > 0).ToDictionary(c => c.First, c => c.Second));
    }

    private static (IReadOnlyList<string> Header, List<CsvRow> Rows) Rows(byte[] text)
    {
        using var file = new MemoryStream(text);
        using var source = FileLook.Look(file, new FileChoices()).Rows(file);
        var rows = new List<CsvRow>();
        while (source.Read() is { } row)
        {
            rows.Add(row);
        }

        return (source.Header!, rows);
    }
}
