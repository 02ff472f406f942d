using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Platform.Records;
using NUnit.Framework;

namespace Crm.Api.Tests.Exports;

/// <summary>S4, S5: lists leave as files, and what left comes in again without a change.</summary>
[Category("S4")]
[Category("S5")]
public sealed class ExportTests : HostFixture
{
    private static readonly string[] Formats = ["csv", "xlsx", "vcard"];

    [TestCaseSource(nameof(Formats))]
    public async Task Import_OfAnExport_ChangesNothing(string format)
    {
        var tag = "trip-" + format;
        await Admin.Create("accounts", new { name = "Round, Trip & Co " + format });
        await CreateContacts(tag, OddTexts());
        var before = await Snapshot(tag);

        var export = await Admin.Post("/api/v1/contacts/export", new { format, where = new { field = "tags", op = "eq", value = tag } });
        var import = await Admin.Import("contact", export.Body, $"{tag}.{(format == "vcard" ? "vcf" : format)}");

        Assert.That(import.Counts(), Is.EqualTo((0, 0, before.Count, 0)), string.Join('\n', (await Admin.Rows(import)).Take(20)));
        Assert.That(await Snapshot(tag), Is.EqualTo(before));
    }

    [TestCaseSource(nameof(Formats))]
    public async Task Import_OfAnExportOfNaughtyStrings_ChangesNothing(string format)
    {
        var folder = Environment.GetEnvironmentVariable("CRM_DATA_DIR");
        if (string.IsNullOrEmpty(folder))
        {
            Assert.Ignore("CRM_DATA_DIR does not name the folder with naughty_strings/blns.json.");
        }

        var strings = JsonSerializer.Deserialize<List<string>>(await File.ReadAllTextAsync(Path.Combine(folder!, "naughty_strings", "blns.json")))!;
        var tag = "naughty-" + format;
        await CreateContacts(tag, strings.Where(s => !string.IsNullOrWhiteSpace(s) && s.Length <= 100 && !s.Contains('\0', StringComparison.Ordinal)));
        var before = await Snapshot(tag);

        var export = await Admin.Get($"/api/v1/contacts/export?format={format}&tags={tag}");
        var import = await Admin.Import("contact", export.Body, $"{tag}.{(format == "vcard" ? "vcf" : format)}");

        Assert.That(before, Has.Count.GreaterThan(300));
        var after = await Snapshot(tag);
        Assert.That(import.Counts(), Is.EqualTo((0, 0, before.Count, 0)), string.Join('\n', after.Except(before, StringComparer.Ordinal).Concat(before.Except(after, StringComparer.Ordinal)).Order(StringComparer.Ordinal).Take(20)));
        Assert.That(after, Is.EqualTo(before));
    }

    [Test]
    public async Task Export_Workbook_HasTypedCellsAndNoFormula()
    {
        await Admin.Create("accounts", new { name = "=1+1", employees = 42, tags = new[] { "typed" }, notes = "a\tb\r\nc _x0041_ \u0001 😀" });

        var export = await Admin.Get("/api/v1/accounts/export?format=xlsx&tags=typed&columns=name,employees,createdAt,notes");

        Assert.That(export.ContentType, Does.StartWith("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        await using var zip = new ZipArchive(new MemoryStream(export.Body));
        using var reader = new StreamReader(await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync());
        var sheet = await reader.ReadToEndAsync();
        Assert.That(sheet, Does.Contain("<t xml:space=\"preserve\">=1+1</t>").And.Contain("<c r=\"C2\" s=\"0\"><v>42</v></c>").And.Contain("<c r=\"D2\" s=\"2\"><v>").And.Not.Contain("<f>"));
        Assert.That(sheet, Does.Contain("c _x005F_x0041_ _x0001_ 😀"));
    }

    [Test]
    public async Task Export_Cards_AreFoldedWithoutCuttingCharacters()
    {
        var note = string.Concat(Enumerable.Repeat("王小明😀é, ", 40));
        await Admin.Create("contacts", new
        {
            givenName = "Ana; María", familyName = "Pérez, \\ Gil", notes = note, tags = new[] { "cards", "a,b" }, birthday = "1980-02-03", title = "Jefa",
            phones = new[] { new { number = "+34 915 551 234 ext 7", label = "mobile" } }, emails = new[] { new { address = "ana@cards.example", label = "home" } },
        });

        var export = await Admin.Get("/api/v1/contacts/export?format=vcard&tags=cards");

        Assert.That(export.ContentType, Does.StartWith("text/vcard"));
        Assert.That(export.Text.Split("\r\n").Select(Encoding.UTF8.GetByteCount), Is.All.LessThanOrEqualTo(75));
        Assert.That(export.Text, Does.Not.Contain("\uFFFD"));
        var unfolded = export.Text.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.That(unfolded, Does.Contain("VERSION:4.0\r\n").And.Contain("N:Pérez\\, \\\\ Gil;Ana\\; María;;;\r\n").And.Contain("BDAY:19800203\r\n").And.Contain("TITLE:Jefa\r\n")
            .And.Contain("CATEGORIES:cards,a\\,b\r\n").And.Contain("TEL;TYPE=cell:+34 915 551 234 ext 7\r\n").And.Contain("EMAIL;TYPE=home:ana@cards.example\r\n").And.Contain("UID:urn:uuid:"));
    }

    [Test]
    public async Task Export_ByIds_HasThoseAlone()
    {
        var one = await Admin.Create("contacts", new { familyName = "Chosen" });
        var other = await Admin.Create("contacts", new { familyName = "Other" });

        var export = await Admin.Post("/api/v1/contacts/export", new { format = "csv", ids = new[] { (string)one["id"]! }, columns = new[] { "familyName" } });

        Assert.That(export.Text.TrimStart('\uFEFF'), Is.EqualTo($"id,familyName\r\n{one["id"]},Chosen\r\n"));
        Assert.That(export.Text, Does.Not.Contain((string)other["id"]!));
    }

    [TestCase("{\"format\":\"pdf\"}", "format")]
    [TestCase("{\"ids\":[\"x\"]}", "ids")]
    [TestCase("{\"columns\":[\"nonsense\"]}", "columns")]
    [TestCase("{\"nonsense\":1}", "nonsense")]
    public async Task Export_WhatMakesNoSense_IsRefusedByName(string body, string path)
    {
        var answer = await Admin.Post("/api/v1/contacts/export", JsonNode.Parse(body));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Does.Contain(path));
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("'=1+1", "''=1+1")]
    [TestCase("+34 915 551 234", "+34 915 551 234")]
    [TestCase("-1.5", "-1.5")]
    [TestCase("+cmd|x", "'+cmd|x")]
    [TestCase("'quoted'", "'quoted'")]
    public void Neutralise_AndRestore_AreInverse(string text, string cell)
    {
        Assert.That(SpreadsheetText.Neutralise(text), Is.EqualTo(cell));
        Assert.That(SpreadsheetText.Restore(cell), Is.EqualTo(text));
        Assert.That(SpreadsheetText.Restore(SpreadsheetText.Guard(text)), Is.EqualTo(text[0] == '\'' ? text : SpreadsheetText.Restore(text)));
    }

    private static IEnumerable<string> OddTexts() => ["SHOUTED", " blanks ", "'=1+1", "=1+1", "semi;colon", "a, b", "back\\slash", "quo\"te", "new\nline", "e.e. cummings", "van Dijk", "<b>&amp;</b>", "王小明", "_x0041_", "[x]", "1-2", "N/A"];

    private async Task CreateContacts(string tag, IEnumerable<string> texts)
    {
        var i = 0;
        foreach (var some in texts.Select(text => new
        {
            op = "create",
            values = new
            {
                givenName = text, familyName = $"Nr {++i}", title = text, department = text, notes = text + "\n" + text, source = text, nickname = text, salutation = text.Length <= 60 ? text : null,
                tags = new[] { tag, $"tag {i}" }, birthday = "1980-02-03", language = "es", lifecycleStage = "lead",
                emails = new[] { new { address = $"n{i}@{tag}.example", label = "home" } },
                phones = new[] { new { number = $"91 555 {1000 + i}", label = "mobile" }, new { number = $"+34 600 11 {1000 + i} ext 5", label = "work" } },
                addresses = new[] { new { street = "Calle / 1; 2º", city = "Madrid", postalCode = "28001", country = "ES", label = "work" } },
            },
        }).Chunk(100))
        {
            var answer = await Admin.Post("/api/v1/contacts/batch", new { operations = some });
            Assert.That((int)answer.Json["failed"]!, Is.Zero, answer.Text.Length > 3000 ? answer.Text[..3000] : answer.Text);
        }
    }

    private async Task<IReadOnlyList<string>> Snapshot(string tag)
    {
        var all = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await Admin.Get($"/api/v1/contacts?tags={tag}&limit=200&sort=createdAt{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}")).Json;
            all.AddRange(page["items"]!.AsArray().Select(c =>
            {
                var contact = c!.DeepClone().AsObject();
                contact.Remove("updatedAt");
                return contact.ToJsonString();
            }));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);
        return all;
    }
}
