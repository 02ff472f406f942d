using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Records;
using Crm.Platform.Data;
using Crm.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Views;

public sealed class ViewTests : HostFixture
{
    private static readonly object Everything = new
    {
        q = "mari",
        where = new { all = new object[] { new { field = "lifecycleStage", op = "eq", value = "customer" }, new { field = "ownerId", op = "eq", value = "me" }, new { field = "createdAt", op = "gte", value = "-30d" } } },
        sort = "-createdAt",
        columns = new object[] { new { name = "displayName", width = 240 }, new { name = "accountId" } },
        groupBy = "lifecycleStage",
    };

    [Test]
    public async Task CreateView_WithEverything_IsAnsweredAsSaved()
    {
        var created = await Admin.Post("/api/v1/views", new { recordType = "contact", name = " Mine ", state = Everything });

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        var view = (await Admin.Get(created.Headers["Location"])).Json;
        Assert.That((string)view["name"]!, Is.EqualTo("Mine"));
        Assert.That((bool)view["shared"]!, Is.False);
        Assert.That((bool)view["canEdit"]!, Is.True);
        Assert.That((string?)view["ownerName"], Is.Not.Empty);
        Assert.That(view["problems"], Is.Null);
        Assert.That(JsonNode.DeepEquals(view["state"], JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(Everything))), view["state"]!.ToJsonString());
        Assert.That(created.Headers["ETag"], Is.EqualTo("\"v1\""));
    }

    [TestCase("""{"recordType":"contact","name":" ","state":{}}""", "name")]
    [TestCase("""{"recordType":"planet","name":"x","state":{}}""", "recordType")]
    [TestCase("""{"recordType":"contact","name":"x","state":{"where":{"field":"nothing","op":"eq","value":"1"}}}""", "state.where")]
    [TestCase("""{"recordType":"contact","name":"x","state":{"where":{"all":[{"field":"birthday","op":"eq","value":"someday"}]}}}""", "state.where.all[0].value")]
    [TestCase("""{"recordType":"contact","name":"x","state":{"sort":"notes"}}""", "state.sort")]
    [TestCase("""{"recordType":"contact","name":"x","state":{"columns":[{"name":"nothing"}]}}""", "state.columns[0].name")]
    [TestCase("""{"recordType":"contact","name":"x","state":{"columns":[{"name":"title","width":1}]}}""", "state.columns[0].width")]
    [TestCase("""{"recordType":"contact","name":"x","state":{"columns":[{"name":"title"},{"name":"title"}]}}""", "state.columns")]
    [TestCase("""{"recordType":"contact","name":"x","state":{"groupBy":"emails"}}""", "state.groupBy")]
    public async Task CreateView_OfAStateThatCannotBe_SaysWhat(string body, string path)
    {
        var answer = await Admin.Post("/api/v1/views", body);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest), answer.Text);
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Does.Contain(path), answer.Text);
    }

    [Test]
    public async Task CreateView_WithAnUnknownMember_IsRefused()
    {
        var answer = await Admin.Post("/api/v1/views", """{"recordType":"contact","name":"x","state":{"filter":{}}}""");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Text, Does.Contain("filter"));
    }

    [Test]
    public async Task ListViews_OfSomebodyElse_ShowsTheSharedOnes()
    {
        var mine = await View("Private of admin");
        var shared = await View("Shared by admin", shared: true);
        var rep = await As("sales-rep");

        var seen = (await rep.Get("/api/v1/views?recordType=contact")).Json["items"]!.AsArray();

        Assert.That(seen.Select(v => (Guid)v!["id"]!), Does.Contain(shared).And.Not.Contain(mine));
        Assert.That((bool)seen.Single(v => (Guid)v!["id"]! == shared)!["canEdit"]!, Is.False);
        Assert.That((await rep.Get($"/api/v1/views/{mine}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await rep.Patch($"/api/v1/views/{shared}", new { name = "Taken" })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await rep.Delete($"/api/v1/views/{shared}")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task UpdateView_SharedByAnother_TakesThePermissionToManageViews()
    {
        var rep = await As("sales-rep");
        var shared = (Guid)(await rep.Post("/api/v1/views", new { recordType = "contact", name = "By the rep", shared = true, state = new { } })).Json["id"]!;
        var own = (Guid)(await rep.Post("/api/v1/views", new { recordType = "contact", name = "The rep's own", state = new { } })).Json["id"]!;

        var managed = await (await As("sales-manager")).Patch($"/api/v1/views/{shared}", new { name = "Tidied" });

        Assert.That((string)managed.Json["name"]!, Is.EqualTo("Tidied"), managed.Text);
        Assert.That((await (await As("sales-manager")).Patch($"/api/v1/views/{own}", new { name = "x" })).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task ListViews_OfRecordsOneMayNotRead_IsRefused()
    {
        var roleless = await RoleWithLevel.SignIn(Host, (Guid)(await (await As("read-only")).Session())["user"]!["id"]!, "none");
        var shared = await View("Not for everybody", shared: true);

        Assert.That((await roleless.Get("/api/v1/views?recordType=contact")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await roleless.Get($"/api/v1/views/{shared}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task UpdateView_StaleVersion_ShowsThePresentOne()
    {
        var id = await View("Twice");
        var first = await Admin.Patch($"/api/v1/views/{id}", new { state = new { q = "first" } }, ("If-Match", "\"v1\""));
        var second = await Admin.Patch($"/api/v1/views/{id}", new { state = new { q = "second" } }, ("If-Match", "\"v1\""));

        Assert.That(first.Headers["ETag"], Is.EqualTo("\"v2\""));
        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.PreconditionFailed));
        Assert.That((string)second.Json["current"]!["state"]!["q"]!, Is.EqualTo("first"), second.Text);
    }

    [Test]
    public async Task DeleteView_AndRestore_KeepsPinsAndDefaults()
    {
        var id = await View("Thrown away");
        await Admin.Send(HttpMethod.Put, $"/api/v1/views/{id}/pin");
        await Admin.Send(HttpMethod.Put, $"/api/v1/views/{id}/default", new { @for = "me" });

        Assert.That((await Admin.Delete($"/api/v1/views/{id}")).Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That(await Ids("/api/v1/views?recordType=contact"), Does.Not.Contain(id));
        Assert.That(await Ids("/api/v1/views?recordType=contact&deleted=true"), Does.Contain(id));
        Assert.That((await Admin.Patch($"/api/v1/views/{id}", new { name = "x" })).Code, Is.EqualTo("deleted"));

        var restored = (await Admin.Post($"/api/v1/views/{id}/restore")).Json;
        Assert.That((bool)restored["pinned"]! && (bool)restored["isDefault"]!, restored.ToJsonString());
    }

    [Test]
    public async Task PinView_OfAnother_IsOnesOwnPin()
    {
        var id = await View("Worth pinning", shared: true);
        var rep = await As("sales-rep");

        var pinned = await rep.Send(HttpMethod.Put, $"/api/v1/views/{id}/pin");
        await rep.Send(HttpMethod.Put, $"/api/v1/views/{id}/pin");

        Assert.That((bool)pinned.Json["pinned"]!, pinned.Text);
        Assert.That((bool)(await Admin.Get($"/api/v1/views/{id}")).Json["pinned"]!, Is.False);
        Assert.That((bool)(await rep.Delete($"/api/v1/views/{id}/pin")).Json["pinned"]!, Is.False);
    }

    [Test]
    public async Task DefaultView_OfSeveralRoles_IsTheMainOnesOrElseTheNexts()
    {
        var (first, second) = (await View("Of the main role", shared: true), await View("Of the other role", shared: true));
        var roles = (await Admin.Get("/api/v1/roles")).Json["items"]!.AsArray();
        Guid Role(string key) => (Guid)roles.Single(r => (string)r!["key"]! == key)!["id"]!;
        var answer = await Admin.Post("/api/v1/users", new { name = "Two Hats", email = "two@hats.example", password = "correct horse battery", roleIds = new[] { Role("marketer"), Role("service-agent") } });
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Created), answer.Text);
        using var person = Host.Anonymous();
        await person.SignIn("two@hats.example", "correct horse battery");

        await Admin.Send(HttpMethod.Put, $"/api/v1/views/{second}/default", new { @for = "role", roleId = Role("service-agent") });
        var alone = (await person.Get($"/api/v1/views/{second}")).Json;
        await Admin.Send(HttpMethod.Put, $"/api/v1/views/{first}/default", new { @for = "role", roleId = Role("marketer") });

        Assert.That((bool)alone["isRoleDefault"]!, Is.True);
        Assert.That((bool)(await person.Get($"/api/v1/views/{first}")).Json["isRoleDefault"]!, Is.True);
        Assert.That((bool)(await person.Get($"/api/v1/views/{second}")).Json["isRoleDefault"]!, Is.False, "a list opens with one view");
    }

    [Test]
    public async Task ChooseDefaultView_ForMeAndForARole_OneEach()
    {
        var (first, second) = (await View("Default 1", shared: true), await View("Default 2", shared: true));
        var role = (await Admin.Get("/api/v1/roles")).Json["items"]!.AsArray().Single(r => (string)r!["key"]! == "sales-rep")!["id"]!.GetValue<Guid>();
        var rep = await As("sales-rep");

        Assert.That((await rep.Send(HttpMethod.Put, $"/api/v1/views/{first}/default", new { @for = "role", roleId = role })).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        await Admin.Send(HttpMethod.Put, $"/api/v1/views/{first}/default", new { @for = "role", roleId = role });
        var moved = await Admin.Send(HttpMethod.Put, $"/api/v1/views/{second}/default", new { @for = "role", roleId = role });
        await rep.Send(HttpMethod.Put, $"/api/v1/views/{first}/default", new { @for = "me" });

        Assert.That(moved.Json["roleDefaults"]!.AsArray().Select(r => (Guid)r!), Is.EqualTo(new[] { role }), moved.Text);
        var (one, two) = ((await rep.Get($"/api/v1/views/{first}")).Json, (await rep.Get($"/api/v1/views/{second}")).Json);
        Assert.That(((bool)one["isDefault"]!, (bool)one["isRoleDefault"]!), Is.EqualTo((true, false)));
        Assert.That(((bool)two["isDefault"]!, (bool)two["isRoleDefault"]!), Is.EqualTo((false, true)));

        var dropped = await Admin.Delete($"/api/v1/views/{second}/default?for=role&roleId={role}");
        Assert.That(dropped.Json["roleDefaults"]!.AsArray(), Is.Empty);
        Assert.That((await Admin.Send(HttpMethod.Put, $"/api/v1/views/{await View("Private")}/default", new { @for = "role", roleId = role })).Code, Is.EqualTo("view_not_shared"));
        Assert.That((await Admin.Send(HttpMethod.Put, $"/api/v1/views/{first}/default", new { @for = "role", roleId = Guid.CreateVersion7() })).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task GetView_WhoseFieldIsGone_OpensWithoutItAndNamesIt()
    {
        var id = await View("Older than its fields");
        var state = """
            {"where":{"all":[{"field":"custom.gone","op":"eq","value":"1"},{"any":[{"field":"custom.gone","op":"eq","value":"2"}]},{"field":"lifecycleStage","op":"eq","value":"customer"}]},
             "sort":"custom.gone","columns":[{"name":"custom.gone"},{"name":"title"}],"groupBy":"custom.gone"}
            """;
        await Host.InScope(s => s.GetRequiredService<CrmDbContext>().Database.ExecuteSqlAsync($"""UPDATE platform_views SET "State" = {state} WHERE "Id" = {id}"""));

        var view = (await Admin.Get($"/api/v1/views/{id}")).Json;

        Assert.That(view["state"]!.ToJsonString(), Is.EqualTo("""{"where":{"all":[{"field":"lifecycleStage","op":"eq","value":"customer"}]},"columns":[{"name":"title"}]}"""));
        Assert.That(view["problems"]!.AsArray().Count, Is.EqualTo(5), view["problems"]!.ToJsonString());
        Assert.That(view["problems"]!.AsArray().Select(p => (string)p!), Has.All.Contains("custom.gone"));

        var renamed = await Admin.Patch($"/api/v1/views/{id}", new { name = "Renamed" });
        Assert.That(renamed.Json["problems"]!.AsArray(), Has.Count.EqualTo(5), "A new name keeps the state as it was saved.");
        var saved = await Admin.Patch($"/api/v1/views/{id}", new { state = JsonNode.Parse(renamed.Json["state"]!.ToJsonString()) });
        Assert.That(saved.Json["problems"], Is.Null, saved.Text);
    }

    private async Task<Guid> View(string name, bool shared = false) =>
        (Guid)(await Admin.Post("/api/v1/views", new { recordType = "contact", name, shared, state = new { } })).Json["id"]!;

    private async Task<List<Guid>> Ids(string path) => [.. (await Admin.Get(path)).Json["items"]!.AsArray().Select(v => (Guid)v!["id"]!)];
}
