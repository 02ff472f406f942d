using Crm.Platform.Exports;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S5: who imports a workbook gets one back with the rejected rows, and a list that fills several sheets comes in whole.</summary>
[Category("S5")]
public sealed class ImportWorkbookTests : HostFixture
{
    [Test]
    public async Task Rejected_OfAWorkbook_IsAWorkbookThatGoesInAgain()
    {
        var import = await Admin.Import("contact", await Book("people", 100, ["First name", "Email"], ["Wes", "wes@book.example"], ["", "=none"], ["", "kim@mend,example"]), "people.xlsx");
        Assert.That(import.Counts(), Is.EqualTo((1, 0, 0, 2)));

        var rejected = await Admin.Get($"/api/v1/imports/{import["id"]}/rejected.xlsx");

        Assert.That(rejected.ContentType, Does.StartWith("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        var again = await Admin.UploadFile("contact", rejected.Body, "rejected.xlsx");
        Assert.That(again["columns"]!.AsArray().Select(c => $"{c!["header"]}>{c["field"]}"), Is.EqualTo(new[] { "First name>givenName", "Email>emails", "Line>", "Reason>" }));
        Assert.That(again["columns"]!.AsArray().Last()!["samples"]![0]!.ToString(), Is.Not.Empty, "each with its reason");
        Assert.That((await Admin.Get($"/api/v1/imports/{import["id"]}/rejected.csv")).Text, Does.Contain("'=none"));
    }

    [Test]
    public async Task Import_ListThatGoesOnWithTheNextSheets_TakesAllRowsOnce()
    {
        var rows = Enumerable.Range(1, 8).Select(i => (string[])[$"Nr{i}", "Sheets", $"nr{i}@sheets.example"]).ToArray();
        var import = await Admin.Import("contact", await Book("contacts", 4, ["givenName", "familyName", "emails"], rows), "contacts.xlsx");

        Assert.That(((int)import["totalRows"]!, import.Counts()), Is.EqualTo((8, (8, 0, 0, 0))));
        Assert.That(await Admin.Count("contacts?familyName=Sheets"), Is.EqualTo(8));
    }

    private static async Task<byte[]> Book(string name, int most, string[] headers, params string[][] rows)
    {
        using var stream = new MemoryStream();
        var book = new XlsxBook(name, stream, headers, most);
        foreach (var row in rows)
        {
            book.Add(cells => Array.ForEach(row, cells.Text));
        }

        await book.DisposeAsync();
        return stream.ToArray();
    }
}
