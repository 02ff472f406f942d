using System.Net;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Records;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Audit;

/// <summary>The audit log says who did what, when and from where, and never what anybody typed.</summary>
public sealed class AuditTests : HostFixture
{
    [Test]
    public async Task SignIn_AndRefusedSignIn_AreNotedWithWhereFrom()
    {
        using var client = Host.Anonymous();
        var people = (await client.Session())["demoUsers"]!.AsArray();
        var email = (string)people.First(u => (string)u!["role"]! == "marketer")!["email"]!;

        await client.Post("/api/v1/session", new { email, password = "wrong password" }, ("User-Agent", "Probe/1.0"));
        await client.SignInAs("marketer");

        var refused = (await Entries("action=session.refused"))[0];
        var started = (await Entries("action=session.started"))[0];
        Assert.That((string)refused["userAgent"]!, Is.EqualTo("Probe/1.0"));
        Assert.That((string)refused["recordId"]!, Is.EqualTo((string)started["recordId"]!), "both are about the same user");
        Assert.That(refused["actorId"], Is.Null);
        Assert.That(refused.ToJsonString(), Does.Not.Contain(email).And.Not.Contain("wrong password"));
    }

    [Test]
    public async Task Export_IsNotedByNamesAndNotByValues()
    {
        await Admin.Get("/api/v1/contacts/export?q=Secretname&columns=familyName");

        var entry = (await Entries("action=records.exported&recordType=contact"))[0];
        Assert.That((string)entry["details"]!["operation"]!, Is.EqualTo("ExportContacts"));
        Assert.That(entry["details"]!["parameters"]!.AsArray().Select(p => (string)p!), Is.EqualTo(new[] { "q", "columns" }));
        Assert.That(entry.ToJsonString(), Does.Not.Contain("Secretname"));
        Assert.That((string)entry["actorName"]!, Is.Not.Empty);
    }

    [Test]
    public async Task RolesAndKeysAndUsers_AreNoted()
    {
        var roles = (await Admin.Get("/api/v1/roles")).Json["items"]!.AsArray();
        var role = (string)roles.First(r => (string)r!["key"]! == "read-only")!["id"]!;
        var key = (await Admin.Post("/api/v1/api-keys", new { name = "Noted", roleId = role })).Json;
        await Admin.Delete($"/api/v1/api-keys/{key["apiKey"]!["id"]}");
        var user = (await Admin.Post("/api/v1/users", new { name = "Nora Noted", email = "nora@noted.example", password = "a long enough password", roleId = role })).Json;
        await Admin.Patch($"/api/v1/users/{user["id"]}", new { active = false });

        Assert.That((await Entries($"recordId={key["apiKey"]!["id"]}")).Select(e => (string)e["action"]!), Is.EqualTo(new[] { "api-key.revoked", "api-key.created" }));
        var changes = await Entries($"recordId={user["id"]}");
        Assert.That(changes.Select(e => (string)e["action"]!), Is.EqualTo(new[] { "user.changed", "user.created" }));
        Assert.That((bool)changes[0]["details"]!["active"]!, Is.False);
        Assert.That(string.Concat(changes.Select(c => c.ToJsonString())), Does.Not.Contain("nora").And.Not.Contain("Nora"));
    }

    [Test]
    public async Task RefusedAccess_ToOthersRecords_IsNoted_AndWhatDoesNotExistIsNot()
    {
        var contact = await Admin.Create("contacts", new { familyName = "Hidden" });
        var agent = (await Admin.Get("/api/v1/users")).Json["items"]!.AsArray().First(u => (string)u!["roleName"]! == "Service agent")!;
        using var narrow = await RoleWithLevel.SignIn(Host, (Guid)agent["id"]!, "own");

        Assert.That((await narrow.Get($"/api/v1/contacts/{contact["id"]}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await narrow.Get("/api/v1/mails")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        var unknown = Guid.CreateVersion7();
        Assert.That((await narrow.Get($"/api/v1/contacts/{unknown}")).Status, Is.EqualTo(HttpStatusCode.NotFound));

        var noted = await Entries($"action=access.refused&recordId={contact["id"]}");
        Assert.That(noted, Has.Count.EqualTo(1));
        Assert.That((int)noted[0]["details"]!["status"]!, Is.EqualTo(404));
        Assert.That((await Entries("action=access.refused")).Select(e => (string?)e["details"]!["operation"]), Does.Contain("ListMails"));
        Assert.That(await Entries($"recordId={unknown}"), Is.Empty);
    }

    [Test]
    public async Task RefusedAccess_AgainAndAgain_IsNotedOnceAMinute()
    {
        var rep = await As("sales-rep");
        var before = (await Entries("action=access.refused&limit=200")).Count(ListsKeys);

        for (var i = 0; i < 20; i++)
        {
            Assert.That((await rep.Get("/api/v1/api-keys")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        }

        Assert.That((await Entries("action=access.refused&limit=200")).Count(ListsKeys), Is.EqualTo(before + 1));

        static bool ListsKeys(JsonNode entry) => (string?)entry["details"]!["operation"] == "ListApiKeys";
    }

    [Test]
    public async Task Audit_FollowsPagesAndFilters_AndIsExported()
    {
        for (var i = 0; i < 5; i++)
        {
            await Admin.Get("/api/v1/accounts/export?columns=name");
        }

        var whole = await Entries("action=records.exported&recordType=account");
        var pieces = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = (await Admin.Get($"/api/v1/audit?action=records.exported&recordType=account&limit=2&cursor={cursor}")).Json;
            pieces.AddRange(page["items"]!.AsArray().Select(i => i!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        Assert.That(pieces.Select(p => (string)p["id"]!), Is.EqualTo(whole.Select(p => (string)p["id"]!)));
        Assert.That(pieces, Has.Count.AtLeast(5));
        var export = await Admin.Get("/api/v1/audit/export?action=records.exported");
        Assert.That(export.Text.Split("\r\n")[1], Does.Contain("records.exported").And.Contain("account"));
        Assert.That(await Entries("action=audit.exported"), Is.Not.Empty);
        Assert.That((await (await As("sales-manager")).Get("/api/v1/audit")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<IReadOnlyList<JsonNode>> Entries(string filter) => [.. (await Admin.Get($"/api/v1/audit?{filter}")).Json["items"]!.AsArray().Select(i => i!)];
}
