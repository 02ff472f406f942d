using System.Text;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S4, S5: nothing of a file is dropped in silence. What has no field is kept beside the record, what is repaired keeps its raw text, labels find their values.</summary>
[Category("S4")]
[Category("S5")]
public sealed class ImportKeptTests : HostFixture
{
    private const string Card = """
        BEGIN:VCARD
        VERSION:3.0
        PRODID:-//Somebody//EN
        N:Kept;Vera;;;
        FN:Vera Kept
        EMAIL:vera@kept.example
        IMPP:xmpp:vera@chat.example
        X-SPOUSE:Viktor
        X-HOBBY:Choir
        TEL;TYPE=fax:+34 915 551 200
        END:VCARD

        """;

    [Test]
    public async Task Run_CardWithPropertiesThatHaveNoField_KeepsThemBesideTheRecordAndSaysSo()
    {
        var import = await Admin.Import("contact", Encoding.UTF8.GetBytes(Card), "vera.vcf");

        var row = (await Admin.Rows(import)).Single();
        Assert.That((string)row["reason"]!, Does.StartWith("Kept beside the record, which has no field for it: ").And.Contain("IMPP").And.Contain("X-SPOUSE").And.Contain("X-HOBBY").And.Contain("TEL;fax"));
        Assert.That(await Kept(row), Is.EquivalentTo(new[] { "IMPP=xmpp:vera@chat.example", "X-SPOUSE=Viktor", "X-HOBBY=Choir", "TEL;fax=+34 915 551 200" }));

        var again = await Admin.Import("contact", Encoding.UTF8.GetBytes(Card.Replace("Viktor", "Walter", StringComparison.Ordinal)), "vera.vcf");
        Assert.That(again.Counts(), Is.EqualTo((0, 0, 1, 0)));
        Assert.That(await Kept(row), Has.Count.EqualTo(5).And.Contain("X-SPOUSE=Walter"), "what is new is kept too, the rest not twice");
    }

    [Test]
    public async Task Check_CardWithPropertiesThatHaveNoField_NamesThem()
    {
        var import = await Admin.UploadFile("contact", Encoding.UTF8.GetBytes(Card), "vera.vcf");
        Assert.That(import["columns"]!.AsArray().Where(c => (string?)c!["field"] == "kept").Select(c => (string)c!["header"]!), Is.EquivalentTo(new[] { "IMPP", "X-SPOUSE", "X-HOBBY", "TEL;fax" }));
        await Admin.Post($"/api/v1/imports/{import["id"]}/check", new { });
        await Eventually(async () => (string)(await Admin.Get($"/api/v1/imports/{import["id"]}")).Json["state"]! == "checked", "the check ends");

        var row = (await Admin.Get($"/api/v1/imports/{import["id"]}/rows?stage=check&outcome=remarks")).Json["items"]![0]!;
        Assert.That(row["remarks"]!.AsArray().Where(r => (string)r!["rule"]! == "kept").Select(r => (string)r!["raw"]!), Does.Contain("Viktor"));
    }

    [Test]
    public async Task Run_GoogleContacts_LabelsGoWithTheirValues()
    {
        const string File = """
            First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Phone 3 - Label,Phone 3 - Value,Address 1 - Label,Address 1 - Street,Address 1 - City,Address 1 - Country
            Gil,Label,* myContacts,Home,gil@home.example,* Work,gil@work.example,Mobile,+34 600 111 222,Pantry,+34 915 551 234,Work Fax,+34 915 551 235,Home,Calle 1,Madrid,ES
            Pat,Label,* myContacts,,pat@plain.example,,,Other,+34 600 111 333,,,,,,,,
            """;
        var import = await Admin.Import("contact", File, "contacts.csv");

        Assert.That(import.Counts(), Is.EqualTo((2, 0, 0, 0)));
        var gil = (await Admin.Get("/api/v1/contacts?emails=gil@home.example")).Json["items"]![0]!;
        Assert.That(gil["emails"]!.AsArray().Select(e => $"{e!["label"]} {e["address"]}"), Is.EqualTo(new[] { "work gil@work.example", "home gil@home.example" }), "the main one first");
        Assert.That(gil["phones"]!.AsArray().Select(p => $"{p!["label"]} {p["number"]}"), Is.EqualTo(new[] { "mobile +34600111222", "other +34915551234" }));
        Assert.That((string)gil["addresses"]![0]!["label"]!, Is.EqualTo("home"));
        Assert.That((string)(await Admin.Rows(import, "remarks")).Single()["reason"]!, Does.Contain("Phone 3 - Value"), "nobody calls a fax");
        var pat = (await Admin.Get("/api/v1/contacts?emails=pat@plain.example")).Json["items"]![0]!;
        Assert.That(((string)pat["emails"]![0]!["label"]!, (string)pat["phones"]![0]!["label"]!), Is.EqualTo(("work", "other")));
    }

    [Test]
    public async Task Run_RepairedNames_KeepTheirRawTextForCreatedAndUpdated()
    {
        var known = await Admin.Create("contacts", new { givenName = "Ursula", familyName = "Old", emails = new[] { new { address = "ursula@raw.example" } } });
        var import = await Admin.Import("contact", "First Name,Last Name,Email\nCARL,MCDONALD,carl@raw.example\nUrsula,VAN DER BERG,ursula@raw.example\n");

        Assert.That(import.Counts(), Is.EqualTo((1, 1, 0, 0)));
        foreach (var row in await Admin.Rows(import))
        {
            var raw = await Raw(row);
            var contact = (await Admin.Get($"/api/v1/contacts/{row["recordId"]}")).Json;
            var family = raw.Single(v => (string)v["field"]! == "familyName");
            Assert.That(((string)family["value"]!, (string)family["source"]!), Is.EqualTo(((string)contact["familyName"]!, "import")));
            Assert.That((string)family["raw"]!, Is.EqualTo((string)row["recordId"]! == (string)known["id"]! ? "VAN DER BERG" : "MCDONALD"));
        }
    }

    [Test]
    public async Task Mend_RowThatRepeatsAnEarlierOne_IsJudgedWithinItsFile()
    {
        var import = await Admin.UploadFile("contact", "First name,Last name,Email\nAmy,Twin,amy@twin.example\nBea,Twin,bea@twin.example\nAmy,Twin,amy@twin\nZoe,Else,zoe@twin.example\n"u8.ToArray());
        await Admin.Post($"/api/v1/imports/{import["id"]}/check", new { });
        await Eventually(async () => (string)(await Admin.Get($"/api/v1/imports/{import["id"]}")).Json["state"]! == "checked", "the check ends");

        var mended = (await Admin.Patch($"/api/v1/imports/{import["id"]}/rows/4", new { cells = new Dictionary<string, string> { ["2"] = "amy@twin.example" } })).Json;
        Assert.That((string)mended["outcome"]!, Is.EqualTo("duplicate"), mended.ToString());
        await Admin.Patch($"/api/v1/imports/{import["id"]}/rows/5", new { skip = true });
        await Admin.Patch($"/api/v1/imports/{import["id"]}/rows/3", new { skip = true });
        await Admin.Patch($"/api/v1/imports/{import["id"]}/rows/3", new { skip = false });

        var now = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json;
        Assert.That(((int)now["skippedRows"]!, (int)now["check"]!["rejected"]!, (int)now["check"]!["duplicate"]!, (int)now["check"]!["listed"]!["created"]!), Is.EqualTo((1, 1, 1, 2)), now["check"]!.ToString());
        await Admin.Post($"/api/v1/imports/{import["id"]}/run", new { });
        Assert.That((await Admin.Ended(import)).Counts(), Is.EqualTo((2, 0, 1, 1)), "the run does what the check said");
    }

    private async Task<List<string>> Kept(JsonNode row) => [.. (await Raw(row)).Where(v => ((string[])["kept"]).Contains((string)v["rules"]![0]!)).Select(v => $"{v["field"]}={v["raw"]}")];

    private async Task<List<JsonNode>> Raw(JsonNode row) =>
        [.. (await Admin.Get($"/api/v1/contacts/{row["recordId"]}/raw-values")).Json["items"]!.AsArray().Select(v => v!)];
}
