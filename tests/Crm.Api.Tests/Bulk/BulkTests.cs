using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Imports;
using Crm.Api.Tests.Records;
using Crm.Platform.Jobs;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Bulk;

/// <summary>Many records at once, chosen one by one or by a filter, each as if it were the only one.</summary>
public sealed class BulkTests : HostFixture
{
    [Test]
    public async Task Edit_AllThatMatch_ChangesThemAsOneChangeSetThatIsUndoneAsOne()
    {
        var contacts = await Admin.Contacts("together", 12);
        var request = Bulking.Matching("edit", "department", "together").With("changes", new JsonObject
        {
            ["title"] = "Buyer",
            ["tags"] = new JsonObject { ["add"] = new JsonArray("new"), ["remove"] = new JsonArray("old") },
        });

        var job = await Host.Bulk(Admin, "contacts", request);

        Assert.That((job.Kind, job.State, job.Total, job.Done, job.Failed), Is.EqualTo(("bulkEdit", JobState.Completed, 12L, 12L, 0L)));
        Assert.That(await Admin.Count("contacts?department=together&title=Buyer&tags=new"), Is.EqualTo(12));
        Assert.That(await Admin.Count("contacts?department=together&tags=old"), Is.Zero);
        var changes = new List<JsonNode>();
        foreach (var contact in contacts)
        {
            changes.Add(await Admin.LastChange("contacts", contact));
        }

        Assert.That(changes.Select(c => ((string)c["kind"]!, (string)c["operation"]!, (string)c["source"]!, (long)c["version"]!)), Is.All.EqualTo(("bulk", "edit", "browser", 2L)));
        var set = changes.Select(c => (Guid)c["changeSetId"]!).Distinct().Single();
        var undo = await Admin.Post($"/api/v1/change-sets/{set}/undo");
        Assert.That((int)undo.Json["undone"]!, Is.EqualTo(12), undo.Text);
        Assert.That(await Admin.Count("contacts?department=together&tags=old"), Is.EqualTo(12));
        Assert.That((string?)(await Admin.Read("contacts", contacts[0]))["title"], Is.Null);
    }

    [Test]
    public async Task Edit_OfTheVeryFieldThatIsFilteredBy_MeetsEachRecordOnce()
    {
        await Admin.Contacts("moving", 8);

        var job = await Host.Bulk(Admin, "contacts", Bulking.Matching("edit", "department", "moving").With("changes", new JsonObject { ["department"] = "moved" }));

        Assert.That((job.Done, job.Failed), Is.EqualTo((8L, 0L)));
        Assert.That(await Admin.Count("contacts?department=moved"), Is.EqualTo(8));
        Assert.That(await Admin.Count("contacts?department=moving"), Is.Zero);
    }

    [Test]
    public async Task Edit_SomeCannotBeChanged_DoesTheRestAndListsThem()
    {
        var contacts = await Admin.Contacts("partly", 4);
        var nameless = await Admin.Create("contacts", new { emails = new[] { new { address = "only@mail.example" } } });
        await Admin.Delete($"/api/v1/contacts/{contacts[0]["id"]}");
        var unknown = JsonValue.Create(Guid.CreateVersion7());
        var request = Bulking.Chosen("edit", [.. contacts, nameless]).With("changes", new JsonObject { ["emails"] = new JsonArray(), ["title"] = "Told" });
        request["ids"]!.AsArray().Add((JsonNode)unknown);

        var job = await Host.Bulk(Admin, "contacts", request);

        Assert.That((job.State, job.Total, job.Done, job.Failed), Is.EqualTo((JobState.Completed, 6L, 6L, 3L)));
        var failures = (await Admin.Failures(job)).ToDictionary(f => (Guid)f["recordId"]!);
        Assert.That((string)failures[(Guid)contacts[0]["id"]!]["code"]!, Is.EqualTo("deleted"));
        Assert.That((string)failures[(Guid)nameless["id"]!]["code"]!, Is.EqualTo("validation"), "rules hold");
        Assert.That((string)failures[unknown.GetValue<Guid>()]["code"]!, Is.EqualTo("not_found"));
        Assert.That((string?)failures[(Guid)nameless["id"]!]["recordName"], Is.EqualTo("only@mail.example"));
        Assert.That((await Admin.Read("contacts", nameless))["emails"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(await Admin.Count("contacts?department=partly&title=Told"), Is.EqualTo(3));

        var csv = await Admin.Get($"/api/v1/jobs/{job.Id}/failures.csv");
        Assert.That(csv.ContentType, Is.EqualTo("text/csv"));
        Assert.That(csv.Text, Does.Contain("recordType,recordId,recordName,code,reason").And.Contain("only@mail.example,validation"));
    }

    [Test]
    public async Task Failures_WithAFormulaForAName_AreNeutralInTheFile()
    {
        var contact = await Admin.Create("contacts", new { familyName = "=1+1" });
        await Admin.Delete($"/api/v1/contacts/{contact["id"]}");

        var job = await Host.Bulk(Admin, "contacts", Bulking.Chosen("edit", contact).With("changes", new JsonObject { ["title"] = "x" }));

        Assert.That((await Admin.Get($"/api/v1/jobs/{job.Id}/failures.csv")).Text, Does.Contain(",'=1+1,"));
    }

    [Test]
    public async Task Delete_ThenRestore_MovesThemToTheBinAndBack()
    {
        await Admin.Contacts("binned", 5);

        var deleted = await Host.Bulk(Admin, "contacts", Bulking.Matching("delete", "department", "binned"));
        Assert.That((deleted.Kind, deleted.Done), Is.EqualTo(("bulkDelete", 5L)));
        Assert.That(await Admin.Count("contacts?department=binned"), Is.Zero);
        var restore = Bulking.Matching("restore", "department", "binned");
        restore["filter"]!["deleted"] = true;
        var restored = await Host.Bulk(Admin, "contacts", restore);

        Assert.That((restored.Kind, restored.Done, restored.Failed), Is.EqualTo(("bulkRestore", 5L, 0L)));
        Assert.That(await Admin.Count("contacts?department=binned"), Is.EqualTo(5));
    }

    [Test]
    public async Task Reassign_ToSeveral_GivesThemInTurn_TeamsFollow()
    {
        var contacts = await Admin.Contacts("shared out", 7);
        var users = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray().Where(u => (bool)u!["active"]!).Take(3).Select(u => u!).ToList();

        var job = await Host.Bulk(Admin, "contacts", Bulking.Chosen("reassign", contacts).With("owners", new JsonArray([.. users.Select(u => u["id"]!.DeepClone())])));

        Assert.That((job.Kind, job.Failed), Is.EqualTo(("bulkReassign", 0L)));
        var now = new List<JsonNode>();
        foreach (var contact in contacts)
        {
            now.Add(await Admin.Read("contacts", contact));
        }

        Assert.That(now.GroupBy(c => (Guid)c["ownerId"]!).Select(g => g.Count()).Order(), Is.EqualTo(new[] { 2, 2, 3 }));
        Assert.That(now.Select(c => (Guid?)c["teamId"]), Is.EqualTo(now.Select(c => (Guid?)users.Single(u => (Guid)u["id"]! == (Guid)c["ownerId"]!)["teamId"])));
    }

    [Test]
    public async Task DryRun_CountsAndChangesNothing()
    {
        var contacts = await Admin.Contacts("counted", 4);
        await Admin.Patch($"/api/v1/contacts/{contacts[0]["id"]}", new { title = "There" });
        var request = Bulking.Matching("edit", "department", "counted").With("changes", new JsonObject { ["title"] = "There" });

        var preview = await Admin.Preview("contacts", request);

        Assert.That(((long)preview["matching"]!, (long)preview["changeable"]!, (long)preview["notPermitted"]!, (long)preview["unchanged"]!), Is.EqualTo((4, 3, 0, 1)));
        Assert.That(preview["sample"]!.AsArray().Select(s => (string)s!["label"]!).Order(), Is.EqualTo(Enumerable.Range(0, 4).Select(i => $"counted {i}")));
        Assert.That(await Admin.Count("contacts?department=counted&title=There"), Is.EqualTo(1));
    }

    [Test]
    public async Task Start_OtherCountThanThePreview_IsRefused()
    {
        await Admin.Contacts("guarded", 2);
        var request = Bulking.Matching("delete", "department", "guarded").With("expectedCount", 3);

        var answer = await Admin.Post("/api/v1/contacts/bulk", request);

        Assert.That((answer.Status, answer.Code, (int)answer.Json["params"]!["matching"]!), Is.EqualTo((HttpStatusCode.Conflict, "count_changed", 2)));
        Assert.That(await Admin.Count("contacts?department=guarded"), Is.EqualTo(2));
    }

    [Test]
    public async Task Rights_HoldRowByRow()
    {
        var rep = await As("sales-rep");
        var mine = await rep.Contacts("rights", 2);
        var others = await Admin.Contacts("rights", 3);
        var request = Bulking.Matching("delete", "department", "rights");

        var preview = await rep.Preview("contacts", request);
        var job = await Host.Bulk(rep, "contacts", request);

        Assert.That(((long)preview["matching"]!, (long)preview["changeable"]!, (long)preview["notPermitted"]!), Is.EqualTo((5, 2, 3)));
        Assert.That((job.Done, job.Failed), Is.EqualTo((5L, 3L)));
        Assert.That((await rep.Failures(job)).Select(f => ((Guid)f["recordId"]!, (string)f["code"]!)), Is.EquivalentTo(others.Select(o => ((Guid)o["id"]!, "forbidden"))));
        Assert.That((await Admin.Read("contacts", mine[0]))["deletedAt"], Is.Not.Null);
        Assert.That((await (await As("marketer")).Get($"/api/v1/jobs/{job.Id}/failures")).Status, Is.EqualTo(HttpStatusCode.NotFound), "jobs are their owner's");
    }

    [Test]
    public async Task Records_ThatTheCallerCannotSee_AreNotMatched()
    {
        await Admin.Contacts("hidden", 3);
        var users = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray();
        var agent = users.First(u => (string)u!["roleName"]! == "Service agent")!;
        var own = await RoleWithLevel.SignIn(Host, (Guid)agent["id"]!, "Own");
        await own.Contacts("hidden", 1);

        var preview = await own.Preview("contacts", Bulking.Matching("delete", "department", "hidden"));

        Assert.That(((long)preview["matching"]!, (long)preview["notPermitted"]!), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Start_WithoutTheRight_IsForbidden()
    {
        var contacts = await Admin.Contacts("read only", 1);
        var reader = await As("read-only");

        var edit = await reader.Post("/api/v1/contacts/bulk", Bulking.Chosen("edit", contacts).With("changes", new JsonObject { ["title"] = "x" }));
        var delete = await (await As("marketer")).Post("/api/v1/contacts/bulk", Bulking.Chosen("delete", contacts));

        Assert.That((edit.Status, delete.Status), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
    }

    [TestCase("""{"action":"edit","ids":["00000000-0000-7000-8000-000000000001"]}""", "changes")]
    [TestCase("""{"action":"burn","ids":["00000000-0000-7000-8000-000000000001"]}""", "action")]
    [TestCase("""{"action":"delete"}""", "ids")]
    [TestCase("""{"action":"delete","ids":[]}""", "ids")]
    [TestCase("""{"action":"delete","ids":["x"]}""", "ids[0]")]
    [TestCase("""{"action":"delete","filter":{"nope":1}}""", "filter")]
    [TestCase("""{"action":"delete","filter":{"where":{"field":"nope","op":"eq","value":1}}}""", "filter.where")]
    [TestCase("""{"action":"delete","filter":{"deleted":true}}""", "filter.deleted")]
    [TestCase("""{"action":"reassign","filter":{}}""", "owners")]
    [TestCase("""{"action":"reassign","filter":{},"owners":["00000000-0000-7000-8000-000000000001"]}""", "owners")]
    [TestCase("""{"action":"edit","filter":{},"changes":{"nope":1}}""", "nope")]
    [TestCase("""{"action":"edit","filter":{},"changes":{"displayName":"x"}}""", "displayName")]
    [TestCase("""{"action":"edit","filter":{},"changes":{"accountId":"00000000-0000-7000-8000-000000000001"}}""", "changes.accountId")]
    [TestCase("""{"action":"edit","filter":{},"changes":{"tags":{"push":["x"]}}}""", "tags.push")]
    public async Task Start_UnreadableRequest_IsRefusedByName(string body, string path)
    {
        var answer = await Admin.Post("/api/v1/contacts/bulk", body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Has.Member(path));
    }

    [Test]
    public async Task Edit_ParentOfManyAccounts_KeepsTheTree()
    {
        var top = await Admin.Create("accounts", new { name = "Top" });
        var group = await Admin.Create("accounts", new { name = "Group", parentId = (Guid)top["id"]! });
        var leaves = new List<JsonNode>();
        for (var i = 0; i < 5; i++)
        {
            leaves.Add(await Admin.Create("accounts", new { name = $"Leaf {i}" }));
        }

        var job = await Host.Bulk(Admin, "accounts", Bulking.Chosen("edit", [top, group, .. leaves]).With("changes", new JsonObject { ["parentId"] = (Guid)group["id"]! }));

        Assert.That(job.Failed, Is.EqualTo(2));
        Assert.That((await Admin.Failures(job)).Select(f => (string)f["code"]!), Is.All.EqualTo("account_parent_cycle"));
        Assert.That(await Admin.Count($"accounts?parentId={group["id"]}"), Is.EqualTo(5));
    }
}
