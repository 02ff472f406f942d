using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Where somebody is signed in, and how that ends.</summary>
public sealed class SessionListTests : HostFixture
{
    [Test]
    public async Task ListMySessions_OfTwoBrowsers_ShowsBothAndWhichIsThis()
    {
        var (_, email) = await Person();
        using var here = await People.SignIn(Host, email);
        using var there = await People.SignIn(Host, email);

        var sessions = (await here.Get("/api/v1/sessions")).Json["items"]!.AsArray();

        Assert.That(sessions, Has.Count.EqualTo(2));
        Assert.That(sessions.Count(s => (bool)s!["current"]!), Is.EqualTo(1));
    }

    [Test]
    public async Task EndMySessions_EverywhereElse_LeavesThisOne()
    {
        var (_, email) = await Person();
        using var here = await People.SignIn(Host, email);
        using var there = await People.SignIn(Host, email);

        var answer = await here.Delete("/api/v1/sessions");

        Assert.That((int)answer.Json["ended"]!, Is.EqualTo(1), answer.Text);
        Assert.That((await here.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await there.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task EndMySession_OfSomebodyElse_IsNotThere()
    {
        var (_, email) = await Person();
        var (_, other) = await Person();
        using var mine = await People.SignIn(Host, email);
        using var theirs = await People.SignIn(Host, other);
        var id = (await theirs.Get("/api/v1/sessions")).Json["items"]![0]!["id"];

        var answer = await mine.Delete($"/api/v1/sessions/{id}");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await theirs.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task ChangeMyPassword_WithTheRightOne_EndsTheOtherSessions()
    {
        var (_, email) = await Person();
        using var here = await People.SignIn(Host, email);
        using var there = await People.SignIn(Host, email);

        var wrong = await here.Send(HttpMethod.Put, "/api/v1/session/password", new { currentPassword = "not the password", newPassword = "another horse battery" });
        var changed = await here.Send(HttpMethod.Put, "/api/v1/session/password", new { currentPassword = People.Password, newPassword = "another horse battery" });

        Assert.That((wrong.Status, wrong.Code), Is.EqualTo((HttpStatusCode.BadRequest, "wrong_password")));
        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.NoContent), changed.Text);
        Assert.That((await here.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await there.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task ChangeMyPassword_GuessedFiveTimes_Locks()
    {
        var (_, email) = await Person();
        using var here = await People.SignIn(Host, email);
        for (var i = 0; i < 4; i++)
        {
            await here.Send(HttpMethod.Put, "/api/v1/session/password", new { currentPassword = $"guess {i}", newPassword = "another horse battery" });
        }

        var fifth = await here.Send(HttpMethod.Put, "/api/v1/session/password", new { currentPassword = "guess 5", newPassword = "another horse battery" });
        var right = await here.Send(HttpMethod.Put, "/api/v1/session/password", new { currentPassword = People.Password, newPassword = "another horse battery" });

        Assert.That(new[] { fifth.Code, right.Code }, Is.All.EqualTo("locked_out"));
        Assert.That(fifth.Headers, Does.ContainKey("Retry-After"));
    }

    [Test]
    public async Task ListSignIns_AfterAFailure_ShowsBothTheLatestFirst()
    {
        var (id, email) = await Person();
        using var client = Host.Anonymous();
        await client.SignIn(email, "not the password");
        await client.SignIn(email, People.Password);

        var own = (await client.Get("/api/v1/sign-ins")).Json["items"]!.AsArray().Select(s => (string)s!["outcome"]!);
        var asSeen = await Admin.Get($"/api/v1/users/{id}/sign-ins?limit=1");

        Assert.That(own, Is.EqualTo(new[] { "succeeded", "wrongPassword" }));
        Assert.That((string)asSeen.Json["items"]![0]!["outcome"]!, Is.EqualTo("succeeded"));
        var rest = await Admin.Get($"/api/v1/users/{id}/sign-ins?limit=1&cursor={asSeen.Json["nextCursor"]}");
        Assert.That((string)rest.Json["items"]![0]!["outcome"]!, Is.EqualTo("wrongPassword"));
        Assert.That(rest.Json["nextCursor"], Is.Null);
    }

    [Test]
    public async Task EndUserSession_ByAnAdministrator_EndsThatBrowserOnly()
    {
        var (id, email) = await Person();
        using var lost = await People.SignIn(Host, email);
        using var kept = await People.SignIn(Host, email);
        var (lostId, other) = (await Current(lost), await As("sales-manager"));

        var refused = await other.Delete($"/api/v1/users/{id}/sessions/{lostId}");
        var elsewhere = await Admin.Delete($"/api/v1/users/{(await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"))).Id}/sessions/{lostId}");
        var ended = await Admin.Delete($"/api/v1/users/{id}/sessions/{lostId}");

        Assert.That((refused.Status, elsewhere.Status, ended.Status), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.NoContent)));
        Assert.That((await lost.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await kept.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));

        static async Task<Guid> Current(CrmClient client) => (Guid)(await client.Get("/api/v1/sessions")).Json["items"]!.AsArray().Single(s => (bool)s!["current"]!)!["id"]!;
    }

    [Test]
    public async Task Deactivation_OnOneInstance_EndsSessionsAndKeysOnTheOtherWithinASecond()
    {
        var (id, email) = await People.Create(Admin, await TestRoles.Insert(Host, "api-keys.manage", "contacts.read"));
        using var there = await People.SignIn(Host, email);
        var key = (string)(await there.Post("/api/v1/api-keys", new { name = "Left behind", roleId = await TestRoles.BuiltIn(there, "read-only"), scopes = new[] { "contacts:read" } })).Json["key"]!;
        var second = await Host.StartSecond();
        await using (second)
        {
            using var program = second.Anonymous();
            program.UseKey(key);
            Assert.That((await program.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));

            await Admin.Patch($"/api/v1/users/{id}", new { active = false });
            await Task.Delay(TimeSpan.FromSeconds(1.1));

            Assert.That((await program.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        }

        Assert.That((await there.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private async Task<(Guid Id, string Email)> Person() => await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
}
