using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Bulk;
using Crm.Api.Tests.Imports;
using Crm.Platform.Jobs;
using NUnit.Framework;

namespace Crm.Api.Tests.History;

/// <summary>What was done is taken back, and what somebody has edited since is kept and named.</summary>
public sealed class UndoTests : HostFixture
{
    private const int Many = 1005;

    [Test]
    public async Task Undo_OfMoreThanAThousand_IsAJob_KeepsWhatWasEditedSince_AndCanBeRedone()
    {
        await Admin.Import("account", "name,industry\n" + string.Concat(Enumerable.Range(1, Many).Select(i => $"Undo {i},before\n")));
        var edit = await Host.Bulk(Admin, "accounts", Bulking.Matching("edit", "industry", "before").With("changes", new JsonObject { ["industry"] = "after" }));
        var one = (await Admin.Get("/api/v1/accounts?industry=after&limit=1")).Json["items"]![0]!;
        var manager = await As("sales-manager");
        await manager.Patch($"/api/v1/accounts/{one["id"]}", new { industry = "mine" });

        var preview = (await Admin.Get($"/api/v1/change-sets/{edit.ChangeSetId}/undo-preview")).Json;
        var answer = await Admin.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");
        var twice = await Admin.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");
        var undo = await Host.Ended((Guid)answer.Json["id"]!);

        Assert.That(((int)preview["records"]!, (int)preview["undoable"]!, (int)preview["conflictCount"]!), Is.EqualTo((Many, Many - 1, 1)));
        Assert.That((answer.Status, twice.Code), Is.EqualTo((HttpStatusCode.Accepted, "already_undone")));
        Assert.That((undo.Kind, undo.State, undo.Total, undo.Done, undo.Failed), Is.EqualTo(("undo", JobState.Completed, (long)Many, (long)Many, 1L)), undo.Error);
        Assert.That(await Admin.Count("accounts?industry=before"), Is.EqualTo(Many - 1));
        Assert.That((string?)(await Admin.Read("accounts", one))["industry"], Is.EqualTo("mine"));
        var kept = (await Admin.Failures(undo)).Single();
        Assert.That(((Guid)kept["recordId"]!, (string)kept["code"]!), Is.EqualTo(((Guid)one["id"]!, "changed_since")));
        Assert.That((string)kept["reason"]!, Does.Contain("industry"));

        var redo = await Host.Ended((Guid)(await Admin.Post($"/api/v1/change-sets/{undo.ChangeSetId}/undo")).Json["id"]!);

        Assert.That((redo.State, redo.Failed), Is.EqualTo((JobState.Completed, 0L)));
        Assert.That(await Admin.Count("accounts?industry=after"), Is.EqualTo(Many - 1));
        Assert.That((await Set(edit.ChangeSetId!.Value))["canUndo"]!.GetValue<bool>(), Is.True, "what was redone can be undone again");
    }

    [Test]
    public async Task Preview_NamesWhoChangedWhatSince_AndChangesNothing()
    {
        var old = await Admin.Create("accounts", new { name = "Old" });
        var given = await Admin.Create("accounts", new { name = "Given" });
        var chosen = await Admin.Create("accounts", new { name = "Chosen" });
        var contact = await Admin.Create("contacts", new { familyName = "Seen", department = "d1", accountId = (Guid)old["id"]! });
        var path = $"/api/v1/contacts/{contact["id"]}";
        var edit = await Admin.Patch(path, new { accountId = (Guid)given["id"]!, department = "d2" });
        var manager = await As("sales-manager");
        await manager.Patch(path, new { accountId = (Guid)chosen["id"]! });

        var preview = (await Admin.Get($"/api/v1/change-sets/{edit.ChangeSetId}/undo-preview")).Json;

        // The contact, and the employment that the change of the account has made a past one.
        Assert.That(((int)preview["records"]!, (int)preview["undoable"]!, (int)preview["conflictCount"]!), Is.EqualTo((2, 2, 1)));
        var conflict = preview["conflicts"]![0]!;
        Assert.That(((string)conflict["field"]!, (string?)conflict["expectedLabel"], (string?)conflict["currentLabel"]), Is.EqualTo(("accountId", "Given", "Chosen")));
        Assert.That((string?)conflict["changedByName"], Is.EqualTo((string?)(await manager.Session())["user"]!["name"]));
        Assert.That(conflict["changedAt"], Is.Not.Null);
        var now = await Admin.Read("contacts", contact);
        Assert.That(((string)now["department"]!, (long)now["version"]!), Is.EqualTo(("d2", 3L)));
    }

    [Test]
    public async Task Undo_OfACreationWhoseEditsWereUndone_TakesItAway()
    {
        var created = await Admin.Post("/api/v1/contacts", new { familyName = "Born" });
        var path = $"/api/v1/contacts/{created.Json["id"]}";
        var edit = await Admin.Patch(path, new { familyName = "Renamed", tags = new[] { "x" } });

        await Admin.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");
        var undo = await Admin.Post($"/api/v1/change-sets/{created.ChangeSetId}/undo");

        Assert.That((int)undo.Json["undone"]!, Is.EqualTo(1), undo.Text);
        Assert.That((await Admin.Get(path)).Json["deletedAt"], Is.Not.Null);
    }

    [Test]
    public async Task Undo_ThatARuleForbids_IsAConflict()
    {
        var upper = await Admin.Create("accounts", new { name = "Upper" });
        var lower = await Admin.Create("accounts", new { name = "Lower", parentId = (Guid)upper["id"]! });
        var freed = await Admin.Patch($"/api/v1/accounts/{lower["id"]}", new { parentId = (Guid?)null });
        await Admin.Patch($"/api/v1/accounts/{upper["id"]}", new { parentId = (Guid)lower["id"]! });

        var undo = (await Admin.Post($"/api/v1/change-sets/{freed.ChangeSetId}/undo")).Json;

        Assert.That(((int)undo["undone"]!, (string)undo["conflicts"]![0]!["code"]!), Is.EqualTo((0, "refused")));
        Assert.That((await Admin.Read("accounts", lower))["parentId"], Is.Null, "no circle");
    }

    [Test]
    public async Task ChangeSet_IsForItsMakerAndForThoseWhoSeeItsRecords()
    {
        var users = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray();
        var agent = users.First(u => (string)u!["roleName"]! == "Service agent")!;
        var own = await Records.RoleWithLevel.SignIn(Host, (Guid)agent["id"]!, "Own");
        var created = await Admin.Post("/api/v1/contacts", new { familyName = "Seen by some" });

        var set = await Set(created.ChangeSetId);

        Assert.That(((string)set["kind"]!, (string)set["source"]!, (int)set["records"]!, (bool)set["undone"]!, (bool)set["canUndo"]!), Is.EqualTo(("create", "browser", 1, false, true)));
        Assert.That((string?)set["actorName"], Is.Not.Empty);
        var reader = (await (await As("read-only")).Get($"/api/v1/change-sets/{created.ChangeSetId}")).Json;
        Assert.That(((int)reader["records"]!, (bool)reader["canUndo"]!), Is.EqualTo((1, false)));
        Assert.That((await own.Get($"/api/v1/change-sets/{created.ChangeSetId}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await own.Get($"/api/v1/change-sets/{created.ChangeSetId}/undo-preview")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Undo_OfABulkByWhoMayChangeSome_IsRefusedAsAWhole_WhileItIsSmall()
    {
        var rep = await As("sales-rep");
        var contacts = await Admin.Contacts("not theirs", 3);
        var job = await Host.Bulk(Admin, "contacts", Bulking.Chosen("edit", contacts).With("changes", new JsonObject { ["title"] = "x" }));

        var undo = await rep.Post($"/api/v1/change-sets/{job.ChangeSetId}/undo");

        Assert.That(undo.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await Admin.Count("contacts?department=not theirs&title=x"), Is.EqualTo(3));
    }

    private async Task<JsonNode> Set(Guid id) => (await Admin.Get($"/api/v1/change-sets/{id}")).Json;
}
