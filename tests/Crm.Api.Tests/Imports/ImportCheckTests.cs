using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S5: before anything is written everybody can see what would become of each row, and mend it.</summary>
[Category("S5")]
public sealed class ImportCheckTests : HostFixture
{
    private const string People = """
        First name,Last name,Email,Stage,Born
        Ada,Quill,ada@quill.example,customer,13/02/1980
        Bo,Rask,bo@rask,cliente,01/02/1990
        ,,"juan@acme,es",,
        Ada,Quill,ADA@quill.example,,
        """;

    [Test]
    public async Task Check_File_TellsWhatWouldBecomeOfItAndWritesNothing()
    {
        await Admin.Post("/api/v1/contacts", new { givenName = "Ada", familyName = "Quill", emails = new[] { new { address = "ada@quill.example", label = "work" } }, title = "Boss" });
        var before = await Admin.Count("contacts");
        var import = await Check(await Admin.UploadFile("contact", System.Text.Encoding.UTF8.GetBytes(People)));

        Assert.That(await Admin.Count("contacts"), Is.EqualTo(before));
        Assert.That((string)import["state"]!, Is.EqualTo("checked"), import.ToString());
        Assert.That(Counts(import), Is.EqualTo((1, 1, 1, 1)), import["check"]!.ToString());
        var rejected = (await Rows(import, "rejected")).Single();
        Assert.That((int)rejected["line"]!, Is.EqualTo(4));
        Assert.That(((int)rejected["errors"]![0]!["column"]!, (string)rejected["errors"]![0]!["code"]!, (string)rejected["errors"]![0]!["proposal"]!), Is.EqualTo((2, "cell.emails", "juan@acme.es")));
        var updated = (await Rows(import, "updated")).Single();
        Assert.That(updated["changes"]!.AsArray().Select(c => (string)c!["field"]!), Is.SupersetOf(new[] { "lifecycleStage", "birthday" }));
        Assert.That((string)updated["recordName"]!, Is.EqualTo("Ada Quill"));
    }

    [Test]
    public async Task Mend_RejectedRow_GoesInWithTheRun()
    {
        var import = await Check(await Admin.UploadFile("contact", "First name,Email\n,\"kim@mend,example\"\nLea,lea@mend.example\n,not one\n"u8.ToArray()));
        Assert.That(Counts(import), Is.EqualTo((1, 0, 0, 2)));

        var mended = (await Admin.Patch($"/api/v1/imports/{import["id"]}/rows/2", new { cells = new Dictionary<string, string> { ["1"] = "kim@mend.example" } })).Json;
        Assert.That(((string)mended["outcome"]!, (string)mended["cells"]![1]!), Is.EqualTo(("created", "kim@mend.example")), mended.ToString());
        await Admin.Patch($"/api/v1/imports/{import["id"]}/rows/4", new { skip = true });
        var now = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json;
        Assert.That((Counts(now), (int)now["fixedRows"]!), Is.EqualTo(((2, 0, 0, 1), 2)));

        Assert.That((await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { })).Status, Is.EqualTo(HttpStatusCode.Accepted));
        var done = await Admin.Ended(import);
        Assert.That(done.Counts(), Is.EqualTo((2, 0, 0, 1)), done.ToString());
        Assert.That(await Admin.Count("contacts?emails=kim@mend.example"), Is.EqualTo(1));
        Assert.That((string)(await Admin.Rows(done, "rejected")).Single()["reason"]!, Does.Contain("by hand"));
    }

    [Test]
    public async Task Run_WithValuesDefaultsTagsAndDates_TakesThemIn()
    {
        var import = await Admin.UploadFile("contact", "First name,Email,Stage,Born\nIna,ina@deal.example,Neukunde,03/04/1990\n"u8.ToArray());
        var columns = import["columns"]!.AsArray().Select(c => new { index = (int)c!["index"]!, field = (string?)c["field"] }).ToList();
        var answer = await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { columns, dateFormat = "mdy", tags = new[] { "Fair 2026" }, defaults = new { source = "fair" }, owner = new { mode = "none" } });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
        await Admin.Ended(import);

        var ina = (await Admin.Get("/api/v1/contacts?emails=ina@deal.example")).Json["items"]![0]!;
        Assert.That(((string)ina["birthday"]!, (string)ina["tags"]![0]!, (string)ina["source"]!, (string?)ina["ownerId"]), Is.EqualTo(("1990-03-04", "Fair 2026", "fair", (string?)null)));
    }

    [Test]
    public async Task Fix_ValueOfAColumn_HoldsForAllRows()
    {
        var import = await Admin.UploadFile("contact", "First name,Stage\nUma,Stammgast\nVic,stammgast \nWim,lead\n"u8.ToArray());
        var fixedRows = await Admin.Post($"/api/v1/imports/{import["id"]}/fixes", new { column = 1, from = "Stammgast", to = "customer" });
        Assert.That((int)fixedRows.Json["rows"]!, Is.EqualTo(2));

        var ran = await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { });
        Assert.That(ran.Status, Is.EqualTo(HttpStatusCode.Accepted), ran.Text);
        await Admin.Ended(import);
        Assert.That((string)(await Admin.Get("/api/v1/contacts?givenName=Vic")).Json["items"]![0]!["lifecycleStage"]!, Is.EqualTo("customer"));
    }

    [Test]
    public async Task Check_ImpossibleDecisions_AreRefusedByName()
    {
        var import = await Admin.UploadFile("contact", "First name\nXia\n"u8.ToArray());
        var answer = await Admin.Post($"/api/v1/imports/{import["id"]}/check", new { matchBy = new[] { "luck" }, country = "Narnia", defaults = new { nonsense = 1 }, owner = new { mode = "user" } });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Is.EquivalentTo(new[] { "matchBy[0]", "country", "defaults.nonsense", "owner.userIds" }));
        Assert.That((await Admin.Patch($"/api/v1/imports/{import["id"]}/rows/2", new { skip = true })).Status, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Reread_OtherEncodingAndHeader_GivesOtherColumns()
    {
        var import = await Admin.UploadFile("contact", "name;mail\nAnn;ann@x.example\n"u8.ToArray());
        var answer = await Admin.Patch($"/api/v1/imports/{import["id"]}", new { hasHeader = false, delimiter = "|" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That((answer.Json["columns"]!.AsArray().Count, (int)answer.Json["totalRows"]!, (string)answer.Json["columns"]![0]!["header"]!), Is.EqualTo((1, 2, "Column 1")));
        Assert.That((await Admin.Patch($"/api/v1/imports/{import["id"]}", new { encoding = "klingon" })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private async Task<JsonNode> Check(JsonNode import)
    {
        var answer = await Admin.Post($"/api/v1/imports/{import["id"]}/check", new { });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
        for (var i = 0; i < 600; i++)
        {
            var now = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json;
            if ((string)now["state"]! != "checking")
            {
                return now;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException("The check did not end.");
    }

    private async Task<List<JsonNode>> Rows(JsonNode import, string outcome) =>
        [.. (await Admin.Get($"/api/v1/imports/{import["id"]}/rows?stage=check&outcome={outcome}")).Json["items"]!.AsArray().Select(r => r!.DeepClone())];

    private static (int Created, int Updated, int Duplicate, int Rejected) Counts(JsonNode import) =>
        ((int)import["check"]!["created"]!, (int)import["check"]!["updated"]!, (int)import["check"]!["duplicate"]!, (int)import["check"]!["rejected"]!);
}
