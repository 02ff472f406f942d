using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Roles of the company's own, several roles together, and why somebody may do something.</summary>
public sealed class RoleTests : HostFixture
{
    private static int count;

    [Test]
    public async Task Roles_SeveralOfOneUser_AllowTheMostOfEach()
    {
        var reader = await Role("contacts.read", "all");
        var editor = await Role("contacts.edit", "own");
        await Admin.Send(HttpMethod.Put, $"/api/v1/roles/{reader}/field-rights", new JsonObject { ["contact.title"] = "none", ["contact.notes"] = "read" });
        await Admin.Send(HttpMethod.Put, $"/api/v1/roles/{editor}/field-rights", new JsonObject { ["contact.notes"] = "none" });
        var email = $"merged{Interlocked.Increment(ref count)}@access.example";
        var created = await Admin.Post("/api/v1/users", new { name = "Merged", email, password = People.Password, roleIds = new[] { reader, editor } });
        using var client = await People.SignIn(Host, email);

        var permissions = (await client.Session())["permissions"]!.AsObject().ToDictionary(p => p.Key, p => (string)p.Value!, StringComparer.Ordinal);
        var rights = (await Admin.Get($"/api/v1/users/{created.Json["id"]}/effective-rights")).Json;

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That(created.Json["roles"]!.AsArray().Select(r => (Guid)r!["id"]!), Is.EqualTo(new[] { reader, editor }));
        Assert.That(permissions, Is.EqualTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["contacts.read"] = "all", ["contacts.edit"] = "own" }));
        var read = rights["permissions"]!.AsArray().Single(p => (string)p!["permission"]! == "contacts.read")!;
        Assert.That(((string)read["level"]!, read["why"]!.AsArray().Count, (Guid)read["why"]![0]!["roleId"]!), Is.EqualTo(("all", 1, reader)));
        var none = rights["permissions"]!.AsArray().Single(p => (string)p!["permission"]! == "contacts.delete")!;
        Assert.That(((string)none["level"]!, none["why"]!.AsArray().Count), Is.EqualTo(("none", 0)));

        // The editor says nothing of the job title, so it may be edited; of the notes both say something, and reading is the most.
        var fields = rights["fields"]!.AsArray().ToDictionary(f => (string)f!["field"]!, f => (string)f!["right"]!, StringComparer.Ordinal);
        Assert.That(fields, Is.EqualTo(new Dictionary<string, string>(StringComparer.Ordinal) { ["contact.title"] = "edit", ["contact.notes"] = "read" }));
    }

    [Test]
    public async Task CreateRole_AsACopy_HasGrantsAndFieldRightsOfTheOther()
    {
        var model = await Role("contacts.read", "team");
        await Admin.Send(HttpMethod.Put, $"/api/v1/roles/{model}/field-rights", new JsonObject { ["contact.notes"] = "none" });

        var copy = await Admin.Post("/api/v1/roles", new { name = Name(), copyOf = model });
        var fields = await Admin.Get($"/api/v1/roles/{copy.Json["id"]}/field-rights");

        Assert.That((string)copy.Json["grants"]!["contacts.read"]!, Is.EqualTo("team"), copy.Text);
        Assert.That((string)fields.Json["contact.notes"]!, Is.EqualTo("none"));
    }

    [Test]
    public async Task UpdateRole_WhatItGrants_HoldsAtOnce()
    {
        var role = await Role("contacts.read", "all");
        var (_, email) = await People.Create(Admin, role);
        using var client = await People.SignIn(Host, email);
        Assert.That((await client.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));

        var changed = await Admin.Patch($"/api/v1/roles/{role}", new { grants = new Dictionary<string, string>(StringComparer.Ordinal) { ["accounts.read"] = "all" } });

        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.OK), changed.Text);
        Assert.That((await client.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await client.Get("/api/v1/accounts")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task UpdateRole_ABuiltInOne_TakesOnlyTheSecondFactor()
    {
        var role = await TestRoles.BuiltIn(Admin, "service-agent");

        var renamed = await Admin.Patch($"/api/v1/roles/{role}", new { name = "Agents" });
        var guarded = await Admin.Patch($"/api/v1/roles/{role}", new { requiresSecondFactor = true });
        await Admin.Patch($"/api/v1/roles/{role}", new { requiresSecondFactor = false });

        Assert.That((renamed.Status, renamed.Code), Is.EqualTo((HttpStatusCode.Conflict, "built_in_role")));
        Assert.That((bool)guarded.Json["requiresSecondFactor"]!, Is.True, guarded.Text);
        Assert.That((await Admin.Delete($"/api/v1/roles/{role}")).Code, Is.EqualTo("built_in_role"));
    }

    [Test]
    public async Task DeleteRole_ThatSomebodyHas_NeedsAnotherForThem()
    {
        var role = await Role("contacts.read", "all");
        var other = await Role("accounts.read", "all");
        var (id, email) = await People.Create(Admin, role);
        using var client = await People.SignIn(Host, email);

        var refused = await Admin.Delete($"/api/v1/roles/{role}");
        var deleted = await Admin.Delete($"/api/v1/roles/{role}?reassignTo={other}");

        Assert.That((refused.Status, refused.Code, (int)refused.Json["params"]!["users"]!), Is.EqualTo((HttpStatusCode.Conflict, "role_in_use", 1)));
        Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.NoContent), deleted.Text);
        Assert.That((Guid)(await Admin.Get($"/api/v1/users/{id}")).Json["roleId"]!, Is.EqualTo(other));
        Assert.That((await client.Get("/api/v1/accounts")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Admin.Get($"/api/v1/roles/{role}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("contacts.raed", "all")]
    [TestCase("users.manage", "team")]
    public async Task CreateRole_WithAGrantThatThereIsNot_IsRefused(string permission, string level)
    {
        var answer = await Admin.Post("/api/v1/roles", new { name = Name(), grants = new JsonObject { [permission] = level } });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string)answer.Json["errors"]!["grants"]![0]!, Does.Contain(permission));
    }

    [Test]
    public async Task Roles_OfSomebodyWithFewerRights_GiveNoMoreThanTheyHave()
    {
        var limited = await Role(("users.manage", "all"), ("contacts.read", "team"));
        await Admin.Send(HttpMethod.Put, $"/api/v1/roles/{limited}/field-rights", new JsonObject { ["contact.notes"] = "read" });
        var (_, email) = await People.Create(Admin, limited);
        using var clerk = await People.SignIn(Host, email);
        var wide = await Role("contacts.read", "all");

        var wider = await clerk.Post("/api/v1/roles", new { name = Name(), grants = new JsonObject { ["contacts.read"] = "all" } });
        var other = await clerk.Post("/api/v1/roles", new { name = Name(), grants = new JsonObject { ["contacts.delete"] = "own" } });
        var edited = await clerk.Patch($"/api/v1/roles/{wide}", new { description = "Mine now" });
        var freed = await clerk.Send(HttpMethod.Put, $"/api/v1/roles/{limited}/field-rights", new JsonObject());
        var unrestricted = await clerk.Post("/api/v1/roles", new { name = Name(), grants = new JsonObject { ["contacts.read"] = "own" } });

        Assert.That(new[] { wider, other, edited, freed, unrestricted }.Select(a => (a.Status, a.Code)), Is.All.EqualTo((HttpStatusCode.Forbidden, "exceeds_own_rights")));
    }

    [Test]
    public async Task LastAdministrator_WhoeverTries_StaysOne()
    {
        var administrator = await TestRoles.BuiltIn(Admin, "administrator");
        var reader = await TestRoles.BuiltIn(Admin, "read-only");
        var users = (await Admin.Get("/api/v1/users?limit=200")).Json["items"]!.AsArray().Where(u => (Guid)u!["roleId"]! == administrator && (bool)u["active"]!).ToList();
        Assume.That(users, Has.Count.EqualTo(1));
        var id = users[0]!["id"];

        var demoted = await Admin.Patch($"/api/v1/users/{id}", new { roleIds = new[] { reader } });
        var deactivated = await Admin.Patch($"/api/v1/users/{id}", new { active = false });
        var second = await Admin.Patch($"/api/v1/users/{id}", new { roleIds = new[] { reader, administrator } });

        Assert.That(new[] { demoted.Code, deactivated.Code }, Is.All.EqualTo("last_administrator"));
        Assert.That(second.Status, Is.EqualTo(HttpStatusCode.OK), "administrator beside another role is administrator still");
        await Admin.Patch($"/api/v1/users/{id}", new { roleIds = new[] { administrator } });
    }

    [Test]
    public async Task LastTwoAdministrators_WhoRemoveEachOtherAtOnce_LeaveOne()
    {
        var administrator = await TestRoles.BuiltIn(Admin, "administrator");
        var host = await CrmHost.Start();
        await using (host)
        {
            using var first = await host.As("administrator");
            var (id, email) = await People.Create(first, administrator);
            using var second = await People.SignIn(host, email);
            var firstId = (await first.Session())["user"]!["id"];

            var answers = await Task.WhenAll(first.Patch($"/api/v1/users/{id}", new { active = false }), second.Patch($"/api/v1/users/{firstId}", new { active = false }));

            Assert.That(answers.Count(a => a.Status == HttpStatusCode.OK), Is.LessThan(2), string.Join('\n', answers.Select(a => a.Text)));
        }
    }

    private static string Name() => $"Role {Interlocked.Increment(ref count)}";

    private Task<Guid> Role(string permission, string level) => Role((permission, level));

    private async Task<Guid> Role(params (string Permission, string Level)[] grants)
    {
        var created = await Admin.Post("/api/v1/roles", new { name = Name(), grants = new JsonObject(grants.Select(g => KeyValuePair.Create(g.Permission, (JsonNode?)g.Level))) });
        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        return (Guid)created.Json["id"]!;
    }
}
