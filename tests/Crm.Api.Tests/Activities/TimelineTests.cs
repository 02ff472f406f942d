using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>What happens with a customer stands on the timeline, newest first, and only for whoever may see it.</summary>
[Category("S2")]
public sealed class TimelineTests : HostFixture
{
    [Test]
    public async Task Timeline_OfAContact_HasEveryHappening_AndTheAccountsHasThemToo()
    {
        var (account, contact) = await Customer("Osprey Optics");
        await Admin.Create("activities", new { kind = "note", body = "**Liked** the [probe](https://x.example/p).", contactId = contact });
        await Admin.Patch($"/api/v1/contacts/{contact}", new { lifecycleStage = "prospect" });
        var file = await Admin.Upload("/api/v1/files", "offer.txt", "hello"u8.ToArray(), ("recordType", "contact"), ("recordId", contact));
        Assert.That((int)file.Status, Is.EqualTo(201), file.Text);

        await Eventually(async () => (await Kinds(Admin, $"contacts/{contact}")).Count == 4, "four happenings on the contact's timeline");
        var timeline = (await Admin.Get($"/api/v1/contacts/{contact}/timeline")).Json;
        var note = timeline["items"]!.AsArray().Single(i => (string?)i!["kind"] == "note")!;
        var ofAccount = (await Admin.Get($"/api/v1/accounts/{account}/timeline?kind=note,stageChanged")).Json["items"]!.AsArray();

        Assert.Multiple(async () =>
        {
            Assert.That(await Kinds(Admin, $"contacts/{contact}"), Is.EquivalentTo(new[] { "created", "note", "stageChanged", "file" }));
            Assert.That((string?)note["excerpt"], Is.EqualTo("Liked the probe."));
            Assert.That((string?)note["actor"]!["name"], Is.EqualTo("Ana Ruiz"));
            Assert.That((string?)timeline["items"]!.AsArray().Single(i => (string?)i!["kind"] == "file")!["title"], Is.EqualTo("offer.txt"));
            Assert.That(ofAccount.Select(i => (string?)i!["kind"]), Is.EquivalentTo(new[] { "note", "stageChanged" }));
            Assert.That(ofAccount.Select(i => (string?)i!["subject"]!["label"]), Is.All.EqualTo("Of Osprey Optics"));
        });
    }

    [Test]
    public async Task Timeline_WithOpenTasks_HasThemAbove_AndDoneOnesInTheList()
    {
        var (_, contact) = await Customer("Heron Hydraulics");
        var task = await Admin.Create("activities", new { kind = "task", subject = "Ring Heron", contactId = contact, dueAt = "2027-05-01T09:00:00Z" });
        await Eventually(async () => (await Page(contact))["next"]!.AsArray().Count == 1, "the open task stands above");

        await Admin.Post($"/api/v1/activities/{task["id"]}/complete", new { });
        await Eventually(async () => (await Page(contact))["next"]!.AsArray().Count == 0, "a task that is done is no longer above");

        Assert.That(await Kinds(Admin, $"contacts/{contact}"), Is.EqualTo(new[] { "task", "created" }));
    }

    [Test]
    public async Task Timeline_InPages_IsTheSameAsInOne()
    {
        var (_, contact) = await Customer("Plover Pumps");
        for (var i = 0; i < 7; i++)
        {
            await Admin.Create("activities", new { kind = "note", body = $"Note {i}", contactId = contact, startsAt = new DateTime(2026, 1, 1 + (i / 2), 0, 0, 0, DateTimeKind.Utc) });
        }

        await Eventually(async () => (await Kinds(Admin, $"contacts/{contact}")).Count == 8, "seven notes and the creation");
        var whole = (await Admin.Get($"/api/v1/contacts/{contact}/timeline?limit=100")).Json["items"]!.AsArray().Select(i => (string?)i!["id"]).ToList();
        var paged = new List<string?>();
        string? cursor = "";
        do
        {
            var page = (await Admin.Get($"/api/v1/contacts/{contact}/timeline?limit=3&cursor={cursor}")).Json;
            paged.AddRange(page["items"]!.AsArray().Select(i => (string?)i!["id"]));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        Assert.That(paged, Is.EqualTo(whole));
    }

    [Test]
    public async Task Timeline_OfAnImportedContact_SaysWhoBroughtIt_InItsPlaceAmongTheRest()
    {
        await Admin.Import("contact", "First Name,Last Name,Email\nAda,Avocet,ada@avocet.example\n", "avocets.csv");
        var contact = (string)(await Admin.Get("/api/v1/contacts?emails=ada@avocet.example")).Json["items"]![0]!["id"]!;
        await Admin.Create("activities", new { kind = "note", body = "Known from before", contactId = contact, startsAt = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        await Admin.Patch($"/api/v1/contacts/{contact}", new { lifecycleStage = "prospect" });
        await Eventually(async () => (await Kinds(Admin, $"contacts/{contact}")).Count == 3, "the note and the stage stand beside the creation");

        var first = (await Admin.Get($"/api/v1/contacts/{contact}/timeline?limit=1")).Json;
        var second = (await Admin.Get($"/api/v1/contacts/{contact}/timeline?limit=1&cursor={first["nextCursor"]}")).Json;
        var third = (await Admin.Get($"/api/v1/contacts/{contact}/timeline?limit=1&cursor={second["nextCursor"]}")).Json;
        var created = second["items"]![0]!;

        Assert.Multiple(async () =>
        {
            Assert.That(await Kinds(Admin, $"contacts/{contact}"), Is.EqualTo(new[] { "stageChanged", "created", "note" }));
            Assert.That(new[] { first, second, third }.Select(p => (string?)p["items"]![0]!["kind"]), Is.EqualTo(new[] { "stageChanged", "created", "note" }));
            Assert.That(third["nextCursor"], Is.Null);
            Assert.That(((string?)created["facts"]!["source"], (string?)created["actor"]!["name"], (string?)created["source"]!["id"]), Is.EqualTo(("import", "Ana Ruiz", contact)));
            Assert.That((await Admin.Get($"/api/v1/contacts/{contact}/timeline?kind=note")).Json["items"]!.AsArray(), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Timeline_OfMergedContacts_IsTheSurvivors()
    {
        var (_, kept) = await Customer("Stork Steel");
        var (_, gone) = await Customer("Stork Steel GmbH");
        await Admin.Create("activities", new { kind = "call", subject = "About prices", contactId = gone });
        await Eventually(async () => (await Kinds(Admin, $"contacts/{gone}")).Contains("call"), "the call stands on the second contact");

        var merged = await Admin.Post($"/api/v1/contacts/{kept}/merge", new { others = new[] { gone } });
        Assert.That((int)merged.Status, Is.EqualTo(200), merged.Text);
        await Eventually(async () => (await Kinds(Admin, $"contacts/{kept}")).Contains("merged"), "the merge stands on the survivor");

        Assert.That((await Kinds(Admin, $"contacts/{kept}")).Count(k => k == "call"), Is.EqualTo(1));
    }

    [Test]
    public async Task Timeline_WhenANoteIsDeleted_NoLongerHasIt_AndRestoredHasItAgain()
    {
        var (_, contact) = await Customer("Teal Textiles");
        var note = await Admin.Create("activities", new { kind = "note", body = "To go", contactId = contact });
        await Eventually(async () => (await Kinds(Admin, $"contacts/{contact}")).Contains("note"), "the note stands there");

        await Admin.Delete($"/api/v1/activities/{note["id"]}");
        await Eventually(async () => !(await Kinds(Admin, $"contacts/{contact}")).Contains("note"), "the deleted note is gone");
        await Admin.Post($"/api/v1/activities/{note["id"]}/restore");
        await Eventually(async () => (await Kinds(Admin, $"contacts/{contact}")).Contains("note"), "the restored note is back");
    }

    private async Task<JsonNode> Page(string contact) => (await Admin.Get($"/api/v1/contacts/{contact}/timeline")).Json;

    private static async Task<List<string>> Kinds(CrmClient client, string path) =>
        [.. (await client.Get($"/api/v1/{path}/timeline?limit=100")).Json["items"]!.AsArray().Select(i => (string)i!["kind"]!)];

    private async Task<(string Account, string Contact)> Customer(string name)
    {
        var account = await Admin.Create("accounts", new { name });
        var contact = await Admin.Create("contacts", new { familyName = "Of " + name, accountId = (string?)account["id"] });
        return ((string)account["id"]!, (string)contact["id"]!);
    }
}
