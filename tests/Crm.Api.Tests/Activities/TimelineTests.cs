using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Api.Tests.Records;
using Crm.Platform.Data;
using Crm.Platform.Modules;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

    [Test]
    public async Task Timeline_WhenAMergeIsUndone_IsEachOnesOwnAgain()
    {
        var (_, kept) = await Customer("Curlew Cables");
        var (_, gone) = await Customer("Curlew Cables SL");
        await Admin.Create("activities", new { kind = "note", body = "About the second", contactId = gone });
        await Admin.Upload("/api/v1/files", "second.txt", "hello"u8.ToArray(), ("recordType", "contact"), ("recordId", gone));
        await Eventually(async () => (await Kinds(Admin, $"contacts/{gone}")).Count == 3, "three happenings on the second contact");
        var before = await Kinds(Admin, $"contacts/{gone}");
        var merged = await Admin.Post($"/api/v1/contacts/{kept}/merge", new { others = new[] { gone } });
        await Eventually(async () => (await Kinds(Admin, $"contacts/{kept}")).Count == 5, "two creations, a note, a file and the merge");

        var undone = await Admin.Post($"/api/v1/change-sets/{merged.ChangeSetId}/undo", new { });
        Assert.That((int)undone.Status, Is.EqualTo(200), undone.Text);

        await Eventually(async () => (await Kinds(Admin, $"contacts/{gone}")).SequenceEqual(before, StringComparer.Ordinal), "the second contact has its own again");
        await Eventually(async () => (await Kinds(Admin, $"contacts/{kept}")) is ["created"], "the first contact has its own alone");
    }

    [Test]
    public async Task Timeline_ForWhoMaySeeCustomersButOnlyOwnActivities_HasTheirOwnAlone()
    {
        var (account, contact) = await Customer("Grebe Gears");
        var me = (string)(await (await As("sales-rep")).Session())["user"]!["id"]!;
        await Admin.Create("activities", new { kind = "note", body = "Secret", contactId = contact });
        await Admin.Create("activities", new { kind = "task", subject = "Secret task", contactId = contact, dueAt = "2027-05-01T09:00:00Z" });
        await Admin.Create("activities", new { kind = "call", subject = "Theirs", contactId = contact, ownerId = me });
        await Eventually(async () => (await Kinds(Admin, $"contacts/{contact}")).Count == 3, "a note, a call and the creation");
        var role = await Admin.Post("/api/v1/roles", new { name = "Own activities", grants = new Dictionary<string, string>(StringComparer.Ordinal) { ["contacts.read"] = "all", ["accounts.read"] = "all", ["activities.read"] = "own" } });
        var before = await Admin.Patch($"/api/v1/users/{me}", new { roleId = (string)role.Json["id"]! });
        Assert.That((int)before.Status, Is.EqualTo(200), before.Text);
        using var narrow = Host.Anonymous();
        await narrow.SignIn((string)before.Json["email"]!, (string)(await narrow.Session())["demoUsers"]![0]!["password"]!);

        foreach (var path in new[] { $"contacts/{contact}", $"accounts/{account}" })
        {
            Assert.That(await Kinds(narrow, path), Does.Contain("call").And.Contain("created").And.Not.Contain("note"), path);
            Assert.That((await narrow.Get($"/api/v1/{path}/timeline")).Json["next"]!.AsArray(), Is.Empty, path);
        }
    }

    [Test]
    public async Task Timeline_WhenTheOwnerOfANoteChangesTeams_IsSeenByTheNewTeam()
    {
        var users = (await Admin.Get("/api/v1/users?limit=50")).Json["items"]!.AsArray();
        var olga = users.Single(u => ((string)u!["email"]!).StartsWith("olga.", StringComparison.Ordinal))!;
        var li = users.Single(u => ((string)u!["email"]!).StartsWith("li.", StringComparison.Ordinal))!;
        using var colleague = await RoleWithLevel.SignIn(Host, (Guid)li["id"]!, "team");
        var contact = (string)(await Admin.Create("contacts", new { familyName = "Of Olga", ownerId = olga["id"] }))["id"]!;
        await Admin.Create("activities", new { kind = "note", body = "Likes tea.", contactId = contact, ownerId = olga["id"] });
        await Eventually(async () => (await Kinds(Admin, $"contacts/{contact}")).Contains("note"), "the note stands on the timeline");
        Assert.That((int)(await colleague.Get($"/api/v1/contacts/{contact}/timeline")).Status, Is.EqualTo(404), "another team's customer");

        var moved = await Admin.Patch($"/api/v1/users/{olga["id"]}", new { teamId = li["teamId"] });

        Assert.That((int)moved.Status, Is.EqualTo(200), moved.Text);
        await Eventually(
            async () => await colleague.Get($"/api/v1/contacts/{contact}/timeline") is { Status: System.Net.HttpStatusCode.OK } page
                && page.Json["items"]!.AsArray().Any(i => (string?)i!["kind"] == "note"),
            "what she owns is seen by her new team, on timelines as well");
    }

    [Test]
    public async Task TimelineRebuild_LeavesEveryRowAsItWas()
    {
        var (_, kept) = await Customer("Avocet Alloys");
        var (_, gone) = await Customer("Avocet Alloys Ltd");
        await Admin.Create("activities", new { kind = "note", body = "One", contactId = gone });
        await Admin.Create("promises", new { what = "A rebuilt offer", contactId = kept });
        var consent = await Admin.Post($"/api/v1/contacts/{gone}/consents", new { channel = "email", purpose = "*", status = "withdrawn" });
        Assert.That((int)consent.Status, Is.EqualTo(200), consent.Text);
        await Admin.Patch($"/api/v1/contacts/{kept}", new { lifecycleStage = "prospect" });
        await Admin.Post($"/api/v1/contacts/{kept}/merge", new { others = new[] { gone } });
        await Eventually(async () => (await Kinds(Admin, $"contacts/{kept}")).Count >= 6, "two creations, a stage, a note, a promise and the merge");
        await Eventually(async () => (await Kinds(Admin, $"contacts/{kept}")).Contains("consent"), "the consent stands there too");

        // What earlier tests have caused may still be on its way.
        List<string> before = [];
        await Eventually(
            async () =>
            {
                var earlier = before;
                await Task.Delay(300);
                before = await Rows();
                return earlier.SequenceEqual(before, StringComparer.Ordinal);
            },
            "nothing is written any more");

        var code = -1;
        await Host.InScope(async s => code = await s.GetServices<IOperatorVerb>().Single(v => v.Name == "timeline rebuild").Run(s, new Dictionary<string, string>(StringComparer.Ordinal), CancellationToken.None));

        Assert.That(code, Is.Zero);
        List<string> after = [];
        await Eventually(async () => (after = await Rows()).Count == before.Count, "as many rows as before");
        Assert.That(after, Is.EqualTo(before));
    }

    // Every column but the ids that are new each time.
    private async Task<List<string>> Rows()
    {
        var rows = new List<string>();
        await Host.InScope(async s =>
        {
            var db = s.GetRequiredService<CrmDbContext>();
            var entity = db.Model.GetEntityTypes().Single(t => t.GetTableName() == "activities_timeline");
            var columns = entity.GetProperties().Where(p => p.Name is not ("Id" or "HappeningId")).Select(p => p.GetColumnName()).ToList();
            var text = string.Join(" || '|' || ", columns.Select(c => $"coalesce(cast(\"{c}\" as varchar(2000)), '')"));
            var sql = $"SELECT {text} AS \"Value\" FROM activities_timeline";
            rows = await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
        });
        rows.Sort(StringComparer.Ordinal);
        return rows;
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
