using System.Text;
using Crm.Platform.Imports.Files;

namespace Crm.Unit.Tests.Imports;

public sealed class CsvDialectTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [TestCase("name,city\nJosé,Málaga\n", ',')]
    [TestCase("name;city;note\nJosé;Málaga;\"1,5; 2,5\"\nAnna;Roma;\"a, b, c\"\n", ';')]
    [TestCase("name\tcity\nJosé\tMálaga, Spain\n", '\t')]
    [TestCase("name|city\nJosé|Málaga\n", '|')]
    [TestCase("name\nJosé, Málaga\nAnna\n", ',')]
    [TestCase("\"last, first\";city\n\"Doe, J\";X\n\"Roe, M\";Y\n", ';')]
    public void Find_Delimiter_IsTheOneThatCutsRowsAlike(string text, char expected) =>
        Assert.That(Find(Encoding.UTF8.GetBytes(text))!.Delimiter, Is.EqualTo(expected));

    [Test]
    public void Find_Encoding_IsFoundByLooking()
    {
        const string Text = "name,city\nJosé,Málaga\nИван,Тула\n";
        const string Western = "name,city\nJosé,Málaga – «x»\n";

        Assert.Multiple(() =>
        {
            Assert.That(Cells(Encoding.UTF8.GetBytes(Text)), Is.EqualTo(("utf-8", "Тула")));
            Assert.That(Cells([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)]), Is.EqualTo(("utf-8", "Тула")));
            Assert.That(Cells([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)]), Is.EqualTo(("utf-16", "Тула")));
            Assert.That(Cells([.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Text)]), Is.EqualTo(("utf-16BE", "Тула")));
            Assert.That(Cells(Encoding.Unicode.GetBytes(Western)), Is.EqualTo(("utf-16", "Málaga – «x»")));
            Assert.That(Cells(Windows1252.GetBytes(Western)), Is.EqualTo(("windows-1252", "Málaga – «x»")));
        });
    }

    [Test]
    public void Find_OneWrongByteFarBehind_IsStillNoUtf8()
    {
        var text = Encoding.UTF8.GetBytes("name,city\n" + string.Concat(Enumerable.Repeat("Jose,Malaga\n", 20_000)));

        Assert.That(Find([.. text, .. Windows1252.GetBytes("José,Málaga\n")])!.EncodingName, Is.EqualTo("windows-1252"));
    }

    [Test]
    public void Find_WorkbookOrDocument_IsNoText()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Find("PK\x03\x04 xl/workbook.xml"u8.ToArray()), Is.Null);
            Assert.That(Find("%PDF-1.7"u8.ToArray()), Is.Null);
            Assert.That(Find([1, 0, 0, 0, 7, 9, 0, 0, 0, 200, 13]), Is.Null);
        });
    }

    private static CsvDialect? Find(byte[] content) => CsvDialect.Find(new MemoryStream(content));

    private static (string Encoding, string LastCell) Cells(byte[] content)
    {
        using var file = new MemoryStream(content);
        var dialect = CsvDialect.Find(file)!;
        using var rows = dialect.Open(file);
        var last = "";
        while (rows.Read() is { } row)
        {
            last = row.Cells[^1];
        }

        return (dialect.EncodingName, last);
    }
}
