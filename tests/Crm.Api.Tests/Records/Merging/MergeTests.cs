using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using Crm.Testing.Gadgets;
using NUnit.Framework;

namespace Crm.Api.Tests.Records.Merging;

/// <summary>Several records become one, and what referred to any of them refers to it.</summary>
[Category("S7")]
public sealed class MergeTests : HostFixture
{
    [Test]
    public async Task Merge_UnitesListsFillsGapsAndTakesChoices()
    {
        var survivor = await Admin.Create("contacts", new { givenName = "Ana", familyName = "Ruiz", title = "Buyer", emails = Emails("ana@a.example"), tags = new[] { "x" } });
        var other = await Admin.Create("contacts", new
        {
            givenName = "Ana María", familyName = "Ruiz", department = "Purchasing", title = "Head of purchasing", emails = Emails("ana@a.example", "ana@b.example"), tags = new[] { "y" },
            externalIds = new[] { new { source = "erp", key = "77" } },
        });

        var merged = await Merge("contacts", survivor, [other], new { title = (Guid)other["id"]! });

        Assert.Multiple(() =>
        {
            Assert.That((string)merged["id"]!, Is.EqualTo((string)survivor["id"]!));
            Assert.That((string)merged["givenName"]!, Is.EqualTo("Ana"), "the survivor's value counts");
            Assert.That((string)merged["title"]!, Is.EqualTo("Head of purchasing"), "unless another is chosen");
            Assert.That((string)merged["department"]!, Is.EqualTo("Purchasing"), "gaps are filled");
            Assert.That(merged["emails"]!.AsArray().Select(e => (string)e!["address"]!), Is.EqualTo(new[] { "ana@a.example", "ana@b.example" }));
            Assert.That(merged["tags"]!.AsArray().Select(t => (string)t!), Is.EqualTo(new[] { "x", "y" }));
            Assert.That((string)merged["externalIds"]![0]!["key"]!, Is.EqualTo("77"));
        });
        Assert.That((await Admin.Get("/api/v1/contacts?emails=ana@b.example")).Json["items"]!.AsArray().Select(i => (string)i!["id"]!), Is.EqualTo(new[] { (string)survivor["id"]! }));
        var history = (await Admin.Get($"/api/v1/contacts/{survivor["id"]}/history")).Json["items"]![0]!;
        Assert.That((string)history["kind"]!, Is.EqualTo("merge"));
    }

    [Test]
    public async Task Merge_MovesEveryDeclaredReference()
    {
        var (survivor, other) = (await Account("Here Ltd"), await Account("Here Limited"));
        var contact = await Admin.Create("contacts", new { familyName = "Points", accountId = Id(other) });
        var child = await Admin.Create("accounts", new { name = "Child", parentId = Id(other) });
        var gadget = await Admin.Create("gadgets", new { name = "Pointing", accountId = Id(other) });
        var inBin = await Admin.Create("gadgets", new { name = "In the bin", accountId = Id(other) });
        await Admin.Delete($"/api/v1/gadgets/{inBin["id"]}");

        await Merge("accounts", survivor, [other]);

        Assert.Multiple(async () =>
        {
            Assert.That((await Read("contacts", contact))["accountName"]!.GetValue<string>(), Is.EqualTo("Here Ltd"));
            Assert.That(Id(await Read("accounts", child), "parentId"), Is.EqualTo(Id(survivor)));
            Assert.That(Id(await Read("gadgets", gadget), "accountId"), Is.EqualTo(Id(survivor)));
            Assert.That(Id(await Read("gadgets", inBin), "accountId"), Is.EqualTo(Id(survivor)));
            Assert.That((long)(await Read("gadgets", gadget))["version"]!, Is.EqualTo(2));
        });
        var entry = (await Admin.Get($"/api/v1/gadgets/{gadget["id"]}/history")).Json["items"]![0]!;
        Assert.That(((string)entry["kind"]!, (string)entry["changes"]![0]!["field"]!), Is.EqualTo(("merge", "accountId")));
    }

    [Test]
    public async Task MergedRecord_LeadsToTheSurvivor_WhereverItsIdIsUsed()
    {
        var (first, second, third) = (await Account("First"), await Account("Second"), await Account("Third"));
        await Merge("accounts", second, [third]);
        await Merge("accounts", first, [second]);

        var read = await Admin.Get($"/api/v1/accounts/{third["id"]}");
        var label = (await Admin.Get($"/api/v1/lookup/account?ids={third["id"]}")).Json["items"]![0]!;
        var contact = await Admin.Create("contacts", new { familyName = "Late", accountId = Id(third) });

        Assert.That((read.Status, read.Headers["Location"]), Is.EqualTo((HttpStatusCode.MovedPermanently, $"/api/v1/accounts/{first["id"]}")));
        Assert.That((string)label["label"]!, Is.EqualTo("First"));
        Assert.That(Id(contact, "accountId"), Is.EqualTo(Id(first)));
    }

    [Test]
    public async Task DryRun_ShowsWhatWouldBe_AndChangesNothing()
    {
        var (survivor, other) = (await Account("Acme", industry: "Toys"), await Account("ACME Inc", industry: "Games"));
        await Admin.Create("contacts", new { familyName = "One", accountId = Id(other) });
        await Admin.Create("contacts", new { familyName = "Two", accountId = Id(other) });

        var preview = await Admin.Post($"/api/v1/accounts/{survivor["id"]}/merge", new { others = new[] { Id(other) }, choices = new { industry = Id(other) }, dryRun = true });

        Assert.That(preview.Status, Is.EqualTo(HttpStatusCode.OK), preview.Text);
        Assert.That((string)preview.Json["record"]!["industry"]!, Is.EqualTo("Games"));
        var conflicts = preview.Json["conflicts"]!.AsArray().ToDictionary(c => (string)c!["field"]!, c => c!["values"]!.AsArray(), StringComparer.Ordinal);
        Assert.That(conflicts.Keys, Is.EquivalentTo(new[] { "name", "industry" }));
        Assert.That(conflicts["name"].Select(v => (string)v!["value"]!), Is.EqualTo(new[] { "Acme", "ACME Inc" }));
        var move = preview.Json["moves"]!.AsArray().Single()!;
        Assert.That(((string)move["recordType"]!, (string)move["field"]!, (int)move["count"]!), Is.EqualTo(("contact", "accountId", 2)));
        Assert.That((string)(await Read("accounts", survivor))["industry"]!, Is.EqualTo("Toys"));
        Assert.That((await Read("accounts", other))["deletedAt"], Is.Null);
    }

    [Test]
    public async Task Undo_SeparatesThemAgain_ExceptWhatWasEditedSince()
    {
        var survivor = await Admin.Create("accounts", new { name = "Keeps", tags = new[] { "a" } });
        var other = await Admin.Create("accounts", new { name = "Goes", industry = "Steel", tags = new[] { "b" }, externalIds = new[] { new { source = "erp", key = "undo-1" } } });
        var stays = await Admin.Create("contacts", new { familyName = "Stays", accountId = Id(other) });
        var edited = await Admin.Create("contacts", new { familyName = "Edited", accountId = Id(other) });
        var merge = await Admin.Post($"/api/v1/accounts/{survivor["id"]}/merge", new { others = new[] { Id(other) } });
        await Admin.Patch($"/api/v1/contacts/{edited["id"]}", new { accountId = (Guid?)null });
        await Admin.Patch($"/api/v1/accounts/{survivor["id"]}", new { industry = "Copper" });

        var undo = await Admin.Post($"/api/v1/change-sets/{merge.ChangeSetId}/undo");

        Assert.That(undo.Status, Is.EqualTo(HttpStatusCode.OK), undo.Text);
        var conflicts = undo.Json["conflicts"]!.AsArray().Select(c => ((string)c!["recordName"]!, (string)c["field"]!));
        Assert.That(conflicts, Is.EquivalentTo(new[] { ("Keeps", "industry"), ("Edited", "accountId") }));
        var (kept, back) = (await Read("accounts", survivor), await Read("accounts", other));
        Assert.Multiple(async () =>
        {
            Assert.That(kept["tags"]!.AsArray().Select(t => (string)t!), Is.EqualTo(new[] { "a" }));
            Assert.That((string)kept["industry"]!, Is.EqualTo("Copper"));
            Assert.That(kept["externalIds"]!.AsArray(), Is.Empty);
            Assert.That(((string)back["name"]!, (string)back["industry"]!), Is.EqualTo(("Goes", "Steel")));
            Assert.That((string)back["externalIds"]![0]!["key"]!, Is.EqualTo("undo-1"));
            Assert.That(Id(await Read("contacts", stays), "accountId"), Is.EqualTo(Id(other)));
            Assert.That((await Read("contacts", edited))["accountId"], Is.Null);
        });
    }

    [Test]
    public async Task Merge_ThatWouldMakeACircle_IsRefusedWhole()
    {
        var survivor = await Account("Top");
        var other = await Account("Bottom");
        var middle = await Admin.Create("accounts", new { name = "Middle", parentId = Id(other) });
        await Admin.Patch($"/api/v1/accounts/{survivor["id"]}", new { parentId = Id(middle) });

        var answer = await Admin.Post($"/api/v1/accounts/{survivor["id"]}/merge", new { others = new[] { Id(other) } });

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Conflict, "account_parent_cycle")), answer.Text);
        Assert.That(Id(await Read("accounts", middle), "parentId"), Is.EqualTo(Id(other)));
        Assert.That((await Read("accounts", other))["deletedAt"], Is.Null);
    }

    [Test]
    public async Task Merge_OfAParentAndItsChild_LeavesNoParent()
    {
        var parent = await Account("Parent");
        var child = await Admin.Create("accounts", new { name = "Subsidiary", parentId = Id(parent) });

        var merged = await Merge("accounts", child, [parent]);

        Assert.That(merged["parentId"], Is.Null);
    }

    [Test]
    public async Task Merge_WithoutTheRightOnEveryRecord_IsRefused()
    {
        var (survivor, other) = (await Account("Guarded"), await Account("Guarded too"));
        var body = new { others = new[] { Id(other) } };

        var reader = await (await As("read-only")).Post($"/api/v1/accounts/{survivor["id"]}/merge", body);
        var marketer = await (await As("marketer")).Post($"/api/v1/accounts/{survivor["id"]}/merge", body);
        var rep = await (await As("sales-rep")).Post($"/api/v1/accounts/{survivor["id"]}/merge", body);
        var preview = await (await As("sales-rep")).Post($"/api/v1/accounts/{survivor["id"]}/merge", new { others = new[] { Id(other) }, dryRun = true });

        Assert.That(new[] { reader.Status, marketer.Status, rep.Status, preview.Status }, Is.All.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("{\"others\":[]}", "others")]
    [TestCase("{\"others\":[\"SELF\"]}", "others")]
    [TestCase("{\"others\":[\"OTHER\",\"OTHER\"]}", "others")]
    [TestCase("{\"others\":[\"OTHER\"],\"choices\":{\"nothing\":\"OTHER\"}}", "choices.nothing")]
    [TestCase("{\"others\":[\"OTHER\"],\"choices\":{\"createdAt\":\"OTHER\"}}", "choices.createdAt")]
    [TestCase("{\"others\":[\"OTHER\"],\"choices\":{\"name\":\"00000000-0000-7000-8000-000000000000\"}}", "choices.name")]
    public async Task Merge_Malformed_SaysWhat(string body, string path)
    {
        var (survivor, other) = (await Account("Self"), await Account("Other"));

        var answer = await Admin.Post(
            $"/api/v1/accounts/{survivor["id"]}/merge", body.Replace("SELF", (string)survivor["id"]!, StringComparison.Ordinal).Replace("OTHER", (string)other["id"]!, StringComparison.Ordinal));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]![path], Is.Not.Null, answer.Text);
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(configure: null, GadgetRecord.Module);

    private Task<JsonNode> Account(string name, string? industry = null) => Admin.Create("accounts", new { name, industry });

    private async Task<JsonNode> Merge(string resource, JsonNode survivor, JsonNode[] others, object? choices = null)
    {
        var answer = await Admin.Post($"/api/v1/{resource}/{survivor["id"]}/merge", new { others = others.Select(o => Id(o)), choices });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That(answer.ChangeSetId, Is.Not.EqualTo(Guid.Empty));
        return answer.Json;
    }

    private async Task<JsonNode> Read(string resource, JsonNode record) => (await Admin.Get($"/api/v1/{resource}/{record["id"]}")).Json;

    private static object[] Emails(params string[] addresses) => [.. addresses.Select(address => new { address })];

    private static Guid Id(JsonNode record, string member = "id") => (Guid)record[member]!;
}
