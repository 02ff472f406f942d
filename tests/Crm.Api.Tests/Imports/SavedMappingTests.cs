using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S5: what was decided once about a kind of file holds for the next one, and values are mapped without a click.</summary>
[Category("S5")]
public sealed class SavedMappingTests : HostFixture
{
    [Test]
    public async Task Save_Mapping_IsAppliedToTheNextFileWithTheSameHeaders()
    {
        var mapping = new { columns = new object[] { new { index = 0, field = "nickname" }, new { index = 1, field = "emails" } }, tags = new[] { "club" } };
        var saved = await Admin.Post("/api/v1/import-mappings", new { name = "Club list", recordType = "contact", headers = new[] { "Whom", "Reach" }, mapping, shared = true });
        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.Created), saved.Text);

        var import = await Admin.UploadFile("contact", "REACH,whom\na@club.example,Al\n"u8.ToArray());
        Assert.That((string)import["mappingId"]!, Is.EqualTo((string)saved.Json["id"]!));
        Assert.That(import["columns"]!.AsArray().Select(c => (string?)c!["field"]), Is.EqualTo(new[] { "emails", "nickname" }));
        Assert.That((string)import["mapping"]!["tags"]![0]!, Is.EqualTo("club"));

        var renamed = await Admin.Patch($"/api/v1/import-mappings/{saved.Json["id"]}", new { name = "Club", shared = false });
        Assert.That(((string)renamed.Json["name"]!, (bool)renamed.Json["shared"]!), Is.EqualTo(("Club", false)));
        Assert.That((await Admin.Get("/api/v1/import-mappings?recordType=contact")).Json["items"]!.AsArray().Select(m => (string)m!["name"]!), Does.Contain("Club"));
        Assert.That((await Admin.Delete($"/api/v1/import-mappings/{saved.Json["id"]}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await Admin.Patch($"/api/v1/import-mappings/{saved.Json["id"]}", new { name = "x" })).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Upload_ValuesInOtherWordsAndSpellings_AreMappedAndShown()
    {
        var import = await Admin.UploadFile("contact", "Name,Company,Stage,Birthday\nA B,GTX Pro,Cliente,13/02/1980\nC D,GTX Pro,lead,01/02/1981\nE F,GTXPro,Sonderling,\n"u8.ToArray());

        Assert.That((string)import["mapping"]!["dateFormat"]!, Is.EqualTo("dmy"));
        Assert.That((string)import["mapping"]!["columns"]![2]!["values"]!["Cliente"]!, Is.EqualTo("customer"));
        Assert.That((string)import["mapping"]!["columns"]![1]!["values"]!["GTXPro"]!, Is.EqualTo("GTX Pro"));
        var stages = (await Admin.Get($"/api/v1/imports/{import["id"]}/columns/2/values")).Json;
        Assert.That((int)stages["distinct"]!, Is.EqualTo(3));
        Assert.That(stages["options"]!.AsArray().Select(o => (string)o!), Does.Contain("customer"));
        Assert.That(stages["items"]!.AsArray().Select(v => ((string)v!["value"]!, (long)v["count"]!, (string?)v["target"], (bool)v["known"]!)),
            Is.EquivalentTo(new[] { ("Cliente", 1L, (string?)"customer", false), ("lead", 1L, null, true), ("Sonderling", 1L, null, false) }));

        await Admin.Run(import);
        await Admin.Ended(import);
        var people = (await Admin.Get("/api/v1/contacts?accountId[isNull]=false&limit=200")).Json["items"]!.AsArray().Where(p => (string?)p!["accountName"] == "GTX Pro").ToList();
        Assert.That(people, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Upload_CompanyAndPersonInOneRow_MakesBoth()
    {
        var import = await Admin.UploadFile("contact", "First name,Company,Company website,Number of employees\nLia,Zweig & Blatt,https://zweig.example,12\n"u8.ToArray());
        Assert.That(import["columns"]!.AsArray().Select(c => (string?)c!["field"]), Is.EqualTo(new[] { "givenName", "accountName", "account.website", "account.employees" }));
        await Admin.Run(import);
        await Admin.Ended(import);

        JsonNode company = (await Admin.Get("/api/v1/accounts?q=Zweig")).Json["items"]![0]!;
        Assert.That(((string)company["website"]!, (int)company["employees"]!), Is.EqualTo(("https://zweig.example", 12)));
    }
}
