using System.Net;
using Crm.Testing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>How programs come in, and how far they get.</summary>
public sealed class ApiKeyTests : HostFixture
{
    [Test]
    public async Task CreateApiKey_ItsSecret_IsShownOnce()
    {
        var created = await Create("marketer");
        var secret = (string)created.Json["key"]!;

        var listed = await Admin.Get("/api/v1/api-keys");

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That(secret, Does.Match("^crm_[0-9A-Za-z]{43}$").And.StartWith((string)created.Json["apiKey"]!["prefix"]!));
        Assert.That(listed.Text, Does.Contain((string)created.Json["apiKey"]!["id"]!).And.Not.Contain(secret));
    }

    [Test]
    public async Task ApiKey_OfARole_NeedsNoTokenAndSignsItsWork()
    {
        using var program = await Program("marketer");

        var created = await program.Post("/api/v1/contacts", new { familyName = "By a program" });
        var history = await program.Get($"/api/v1/contacts/{created.Json["id"]}/history");

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That(((string)history.Json["items"]![0]!["source"]!, (string)history.Json["items"]![0]!["actorName"]!), Is.EqualTo(("apiKey", "Shop")));
        Assert.That((string)created.Json["createdByName"]!, Is.EqualTo("Shop"));
    }

    [Test]
    public async Task ApiKey_WithScopes_DoesNothingElse()
    {
        using var program = await Program("marketer", "contacts:read");

        var read = await program.Get("/api/v1/contacts");
        var create = await program.Post("/api/v1/contacts", new { familyName = "x" });
        var accounts = await program.Get("/api/v1/accounts");
        var session = await program.Get("/api/v1/session");

        Assert.That(read.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((create.Status, (string)create.Json["params"]!["permission"]!), Is.EqualTo((HttpStatusCode.Forbidden, "contacts.create")));
        Assert.That(accounts.Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(session.Json["permissions"]!.AsObject().Select(p => p.Key), Is.EqualTo(new[] { "contacts.read" }));
        Assert.That(session.Json["user"], Is.Null);
    }

    [Test]
    public async Task ApiKey_OfATeamLevelRole_SeesWhatItMadeItself()
    {
        using var program = await Program("sales-rep");

        var created = await program.Post("/api/v1/contacts", new { familyName = "Mine to edit" });
        var changed = await program.Patch($"/api/v1/contacts/{created.Json["id"]}", new { title = "Dr", ownerId = (string)created.Json["ownerId"]! });

        Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created), created.Text);
        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.OK), changed.Text);
    }

    [Test]
    public async Task RevokeApiKey_ItsNextRequest_IsRefused()
    {
        var created = await Create("read-only");
        using var program = Host.Anonymous();
        program.UseKey((string)created.Json["key"]!);
        Assert.That((await program.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));

        var revoked = await Admin.Delete($"/api/v1/api-keys/{created.Json["apiKey"]!["id"]}");
        var after = await program.Get("/api/v1/contacts");

        Assert.That(revoked.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((after.Status, after.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_api_key")));
        var listed = (await Admin.Get("/api/v1/api-keys")).Json["items"]!.AsArray().Single(k => (string)k!["id"]! == (string)created.Json["apiKey"]!["id"]!)!;
        Assert.That((bool)listed["revoked"]!, Is.True);
    }

    [TestCase("Bearer crm_0000000000000000000000000000000000000000000")]
    [TestCase("Bearer something-else")]
    [TestCase("Basic YW5hOmFuYQ==")]
    [TestCase("crm_")]
    public async Task ACredentialThatFails_IsNeverSilentlyAnonymous(string authorization)
    {
        using var program = Host.Anonymous();

        var open = await program.Send(HttpMethod.Get, "/api/v1/session", body: null, ("Authorization", authorization));
        var closed = await program.Send(HttpMethod.Get, "/api/v1/contacts", body: null, ("Authorization", authorization));

        Assert.That(new[] { open, closed }.Select(a => (a.Status, a.Code)), Is.All.EqualTo((HttpStatusCode.Unauthorized, "invalid_api_key")));
    }

    [Test]
    public async Task ACredentialThatFails_BesideAGoodCookie_IsRefusedToo()
    {
        var client = await As("read-only");

        var answer = await client.Send(HttpMethod.Get, "/api/v1/contacts", body: null, ("Authorization", "Bearer crm_wrong"));

        Assert.That(answer.Code, Is.EqualTo("invalid_api_key"));
    }

    [Test]
    public async Task ApiKey_WhenUsed_IsNoted()
    {
        var created = await Create("read-only");
        using var program = Host.Anonymous();
        program.UseKey((string)created.Json["key"]!);

        await program.Get("/api/v1/contacts");

        await Eventually(
            async () => (await Admin.Get("/api/v1/api-keys")).Json["items"]!.AsArray()
                .Single(k => (string)k!["id"]! == (string)created.Json["apiKey"]!["id"]!)!["lastUsedAt"] is not null,
            "the last use is shown");
    }

    [TestCase(24, HttpStatusCode.OK)]
    [TestCase(0, HttpStatusCode.Unauthorized)]
    public async Task RotateApiKey_TheOldSecret_WorksForItsGrace(int graceHours, HttpStatusCode old)
    {
        var created = await Create("read-only");
        using var program = Host.Anonymous();
        program.UseKey((string)created.Json["key"]!);
        Assert.That((await program.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));

        var rotated = await Admin.Post($"/api/v1/api-keys/{created.Json["apiKey"]!["id"]}/rotate", new { graceHours });
        using var renewed = Host.Anonymous();
        renewed.UseKey((string)rotated.Json["key"]!);

        Assert.That(rotated.Status, Is.EqualTo(HttpStatusCode.OK), rotated.Text);
        Assert.That((string)rotated.Json["apiKey"]!["id"]!, Is.EqualTo((string)created.Json["apiKey"]!["id"]!));
        Assert.That((await renewed.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await program.Get("/api/v1/contacts")).Status, Is.EqualTo(old));
        await Admin.Post($"/api/v1/api-keys/{created.Json["apiKey"]!["id"]}/rotate", new { graceHours = 24 });
        Assert.That((await program.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "two rotations end the first secret");
    }

    [Test]
    public async Task ApiKey_ThatRunsOutSoon_IsSaidOnce()
    {
        var expiresAt = TimeProvider.System.GetUtcNow().AddDays(10);
        await Admin.Post("/api/v1/api-keys", new { name = "Runs out", roleId = await TestRoles.BuiltIn(Admin, "read-only"), expiresAt });
        var keeper = Host.Services.GetRequiredService<Crm.Platform.Hosting.Housekeeper>();

        await keeper.Sweep(CancellationToken.None);
        await keeper.Sweep(CancellationToken.None);

        var notices = (await Admin.Get("/api/v1/notifications")).Json["items"]!.AsArray().Where(n => (string)n!["kind"]! == "apiKeyExpiring").ToList();
        Assert.That(notices, Has.Count.EqualTo(1));
        Assert.That((int)notices[0]!["params"]!["count"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task CreateApiKey_BySomebodyWithFewerRights_IsRefused()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.Insert(Host, "api-keys.manage", "*.read", "templates.read"));
        using var clerk = await People.SignIn(Host, email);
        var marketer = await TestRoles.BuiltIn(clerk, "marketer");

        var whole = await clerk.Post("/api/v1/api-keys", new { name = "Too much", roleId = marketer });
        var narrowed = await clerk.Post("/api/v1/api-keys", new { name = "Enough", roleId = marketer, scopes = new[] { "*:read" } });

        Assert.That((whole.Status, whole.Code), Is.EqualTo((HttpStatusCode.Forbidden, "exceeds_own_rights")));
        Assert.That(narrowed.Status, Is.EqualTo(HttpStatusCode.Created), narrowed.Text);
    }

    [Test]
    public async Task CreateApiKey_WithNonsense_IsToldAllOfIt()
    {
        var roleId = await TestRoles.BuiltIn(Admin, "read-only");

        var answer = await Admin.Post("/api/v1/api-keys", new { name = "", roleId, scopes = new[] { "contacts:read", "contact:read" }, expiresAt = "2020-01-01T00:00:00Z" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Is.EquivalentTo(new[] { "name", "scopes[1]", "expiresAt" }));
    }

    private async Task<Answer> Create(string role, params string[] scopes) =>
        await Admin.Post("/api/v1/api-keys", new { name = "Shop", roleId = await TestRoles.BuiltIn(Admin, role), scopes });

    private async Task<CrmClient> Program(string role, params string[] scopes)
    {
        var client = Host.Anonymous();
        client.UseKey((string)(await Create(role, scopes)).Json["key"]!);
        return client;
    }
}
