using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Records;

public sealed class HistoryTests : HostFixture
{
    [Test]
    public async Task History_TellsWhoChangedWhatFromWhere()
    {
        var account = await Admin.Create("accounts", new { name = "Here" });
        var contact = await Admin.Create("contacts", new { familyName = "Told" });
        await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "Buyer", accountId = (Guid)account["id"]! });

        var items = await History(contact);

        Assert.That(items.Select(i => (string)i["kind"]!), Is.EqualTo(new[] { "edit", "create" }));
        Assert.That((string)items[0]["source"]!, Is.EqualTo("browser"));
        Assert.That((string?)items[0]["actorName"], Is.Not.Empty);
        var changes = items[0]["changes"]!.AsArray().ToDictionary(c => (string)c!["field"]!, c => c!, StringComparer.Ordinal);
        Assert.That((string?)changes["title"]["after"], Is.EqualTo("Buyer"));
        Assert.That(changes["title"]["before"], Is.Null);
        Assert.That((string?)changes["accountId"]["afterLabel"], Is.EqualTo("Here"));
    }

    [Test]
    public async Task Undo_OfAnEdit_BringsTheValueBack()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Undo", title = "Before", tags = new[] { "x" } });
        var edit = await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "After", tags = new[] { "x", "y" } });

        var undo = await Admin.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");
        var again = await Admin.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");
        var read = (await Admin.Get($"/api/v1/contacts/{contact["id"]}")).Json;

        Assert.Multiple(() =>
        {
            Assert.That(undo.Status, Is.EqualTo(HttpStatusCode.OK), undo.Text);
            Assert.That((int)undo.Json["undone"]!, Is.EqualTo(1));
            Assert.That((string?)read["title"], Is.EqualTo("Before"));
            Assert.That(read["tags"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That((long)read["version"]!, Is.EqualTo(3));
            Assert.That(again.Code, Is.EqualTo("already_undone"));
        });
        Assert.That((await History(contact)).Select(i => ((string)i["kind"]!, (bool)i["undone"]!)), Is.EqualTo(new[] { ("undo", false), ("edit", true), ("create", false) }));
        Assert.That((await Admin.Get("/api/v1/contacts?tags=y")).Json["items"]!.AsArray(), Is.Empty, "index rows go back too");
    }

    [Test]
    public async Task Undo_OfAnUndo_BringsTheEditAgain()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Redo", title = "Before" });
        var edit = await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "After" });
        var undo = await Admin.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");

        await Admin.Post($"/api/v1/change-sets/{undo.Json["changeSetId"]}/undo");

        Assert.That((string?)(await Admin.Get($"/api/v1/contacts/{contact["id"]}")).Json["title"], Is.EqualTo("After"));
    }

    [Test]
    public async Task Undo_FieldEditedSince_KeepsItAndSaysSo()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Three", title = "one", department = "d1" });
        var edit = await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "two", department = "d2" });
        await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "three" });

        var undo = (await Admin.Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo")).Json;
        var read = (await Admin.Get($"/api/v1/contacts/{contact["id"]}")).Json;

        Assert.That((string?)read["title"], Is.EqualTo("three"));
        Assert.That((string?)read["department"], Is.EqualTo("d1"));
        var conflict = undo["conflicts"]!.AsArray().Single()!;
        Assert.That(((string)conflict["field"]!, (string)conflict["expected"]!, (string)conflict["current"]!), Is.EqualTo(("title", "two", "three")));
    }

    [Test]
    public async Task Undo_OfACreationAndOfADeletion_Reverses()
    {
        var answer = await Admin.Post("/api/v1/contacts", new { familyName = "Created" });
        var path = $"/api/v1/contacts/{answer.Json["id"]}";

        await Admin.Post($"/api/v1/change-sets/{answer.ChangeSetId}/undo");
        Assert.That((await Admin.Get(path)).Json["deletedAt"], Is.Not.Null);

        await Admin.Post($"{path}/restore");
        var deletion = await Admin.Delete(path);
        await Admin.Post($"/api/v1/change-sets/{deletion.ChangeSetId}/undo");
        Assert.That((await Admin.Get(path)).Json["deletedAt"], Is.Null);
    }

    [Test]
    public async Task Undo_OfAnUnknownChangeSet_IsNotFound()
    {
        var answer = await Admin.Post($"/api/v1/change-sets/{Guid.CreateVersion7()}/undo");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Undo_ByWhoMayOnlyRead_IsRefused()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Guarded", title = "one" });
        var edit = await Admin.Patch($"/api/v1/contacts/{contact["id"]}", new { title = "two" });

        var answer = await (await As("read-only")).Post($"/api/v1/change-sets/{edit.ChangeSetId}/undo");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((string?)(await Admin.Get($"/api/v1/contacts/{contact["id"]}")).Json["title"], Is.EqualTo("two"));
    }

    private async Task<List<JsonNode>> History(JsonNode contact) =>
        [.. (await Admin.Get($"/api/v1/contacts/{contact["id"]}/history")).Json["items"]!.AsArray().Select(i => i!)];
}
