using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Imports;

/// <summary>S5: rows name companies by the keys of other systems, and keys come and go with their import.</summary>
[Category("S5")]
public sealed class ImportLinkTests : HostFixture
{
    [Test]
    public async Task Run_CompanyByKey_LinksToItWhateverItIsCalled()
    {
        await Admin.Import("account", "id,name\nA-1,First Key Ltd\nA-2,Second Key Ltd\n", "companies.csv", "erp");

        var import = await Run("First Name,Email,Company,Company ID\nIda,ida@key.example,First Key Limited,A-1\nJon,jon@key.example,,A-2\nKay,kay@key.example,,A-9\n", "erp");

        Assert.That(import.Counts(), Is.EqualTo((3, 0, 0, 0)));
        Assert.That((await Company("ida@key.example"), await Company("jon@key.example"), await Company("kay@key.example")), Is.EqualTo(("First Key Ltd", "Second Key Ltd", (string?)null)));
        Assert.That((await Admin.Rows(import, "remarks")).Select(r => (string)r["reason"]!), Is.EqualTo(new[] { "There is no account with the key \"A-9\"; left out." }));
        Assert.That(await Admin.Count("accounts?name=First Key Limited"), Is.Zero);
    }

    [Test]
    public async Task Run_CompanyThatIsNew_GetsItsKeyAndIsFoundByItLater()
    {
        const string People = "First Name,Email,Company,Company ID,Company Website\nLea,lea@new.example,New Works,N-7,https://new.example\nMax,max@new.example,NEW works GmbH,N-7,\nNed,ned@new.example,New Works,N-8,\n";
        var uploaded = await Admin.UploadFile("contact", System.Text.Encoding.UTF8.GetBytes(People), "newcomers.csv");
        Assert.That(Fields(uploaded), Is.EqualTo(new[] { "givenName", "emails", "accountName", "account.externalId", "account.website" }));
        await Admin.Post($"/api/v1/imports/{uploaded["id"]}/check", new { });
        var check = (await CheckEnded(uploaded))["check"]!;
        var import = await Run(People, null, "newcomers.csv");

        Assert.That(((int)import["linkedCreated"]!, (int)check["linkedCreated"]!), Is.EqualTo((2, 2)), "another key is another company, in the check as in the run");
        var lea = await Account("lea@new.example");
        Assert.That(lea["externalIds"]!.AsArray().Select(k => $"{k!["source"]}:{k["key"]}"), Is.EqualTo(new[] { "newcomers:N-7" }));
        Assert.That((string)(await Account("max@new.example"))["id"]!, Is.EqualTo((string)lea["id"]!));
        Assert.That((string)(await Account("ned@new.example"))["id"]!, Is.Not.EqualTo((string)lea["id"]!));

        // Another file, which says nothing of the system: the only company with this key is it, and that is told.
        var later = await Run("First Name,Email,Company ID\nOda,oda@new.example,N-7\n", null, "others.csv");
        Assert.That((string)(await Account("oda@new.example"))["id"]!, Is.EqualTo((string)lea["id"]!));
        Assert.That((string)(await Admin.Rows(later, "remarks")).Single()["reason"]!, Does.Contain("of newcomers"));
    }

    [Test]
    public async Task Undo_AndItsUndo_TakeKeysAndBringThemBack()
    {
        var pia = await Admin.Create("contacts", new { givenName = "Pia", familyName = "Key", emails = new[] { new { address = "pia@keys.example" } } });
        var import = await Run("id,First Name,Last Name,Email,Company,Company ID\nP-1,Pia,Key,pia@keys.example,Keyed Co,C-1\nP-2,Rob,Key,rob@keys.example,Keyed Co,C-1\n", "keys");
        Assert.That(await Keys("contacts?emails=pia@keys.example"), Is.EqualTo("P-1"));

        await Admin.Undo(import);
        Assert.That(((await Admin.Get($"/api/v1/contacts/{pia["id"]}")).Json["externalIds"]!.AsArray().Count, await Admin.Count("contacts?emails=rob@keys.example")), Is.EqualTo((0, 0)));

        var undone = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json;
        var sets = (await Admin.Get($"/api/v1/contacts/{pia["id"]}/history")).Json["items"]!.AsArray();
        var redo = await Admin.Post($"/api/v1/change-sets/{sets[0]!["changeSetId"]}/undo");
        Assert.That((int)redo.Status, Is.EqualTo(200), redo.Text + undone);

        Assert.That((await Keys("contacts?emails=pia@keys.example"), await Keys("contacts?emails=rob@keys.example"), await Keys("accounts?name=Keyed Co")), Is.EqualTo(("P-1", "P-2", "C-1")));
        Assert.That((await Run("id,First Name,Last Name\nP-2,Rob,Key\n", "keys")).Counts(), Is.EqualTo((0, 0, 1, 0)), "the key finds him again");
        await Admin.Undo(import);
        Assert.That(await Keys("contacts?emails=pia@keys.example"), Is.Empty);
    }

    private static IEnumerable<string?> Fields(JsonNode import) => import["columns"]!.AsArray().Select(c => (string?)c!["field"]);

    private async Task<JsonNode> Run(string csv, string? source, string name = "people.csv") => await Admin.Import("contact", csv, name, source);

    private async Task<JsonNode> CheckEnded(JsonNode import)
    {
        JsonNode now = import;
        await Eventually(async () => (string)(now = (await Admin.Get($"/api/v1/imports/{import["id"]}")).Json)["state"]! == "checked", "the check ends");
        return now;
    }

    private async Task<string?> Company(string email) => (string?)(await Admin.Get($"/api/v1/contacts?emails={email}")).Json["items"]![0]!["accountName"];

    private async Task<JsonNode> Account(string email)
    {
        var contact = (await Admin.Get($"/api/v1/contacts?emails={email}")).Json["items"]![0]!;
        return (await Admin.Get($"/api/v1/accounts/{contact["accountId"]}")).Json;
    }

    private async Task<string> Keys(string query) =>
        string.Join(',', (await Admin.Get($"/api/v1/{query}")).Json["items"]![0]!["externalIds"]!.AsArray().Select(k => (string)k!["key"]!));
}
