using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Signing in and out, and what those meet who guess passwords.</summary>
public sealed class SignInTests : HostFixture
{
    [Test]
    public async Task Session_OfNobody_OffersTheDemonstration()
    {
        using var client = Host.Anonymous();

        var session = await client.Session();

        Assert.That(session["user"], Is.Null);
        Assert.That(session["permissions"]!.AsObject(), Is.Empty);
        Assert.That((bool)session["setupRequired"]!, Is.False);
        Assert.That(session["demoUsers"]!.AsArray().Select(u => (string)u!["role"]!).Distinct(),
            Is.EquivalentTo(new[] { "administrator", "sales-manager", "sales-rep", "marketer", "service-agent", "read-only" }));
        Assert.That((string)session["product"]!["name"]!, Is.Not.Empty);
    }

    [Test]
    public async Task SignIn_WithTheRightPassword_BeginsASession()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = Host.Anonymous();

        var answer = await client.SignIn(email.ToUpperInvariant(), People.Password);

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That((string)answer.Json["user"]!["email"]!, Is.EqualTo(email));
        Assert.That((string)answer.Json["user"]!["role"]!, Is.EqualTo("read-only"));
        Assert.That((string)answer.Json["permissions"]!["contacts.read"]!, Is.EqualTo("all"));
        Assert.That(answer.Json["permissions"]!["contacts.edit"], Is.Null);
        Assert.That(answer.Json["demoUsers"]!.AsArray(), Is.Empty);
        Assert.That((await client.Get("/api/v1/teams")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task SignIn_ItsCookie_IsClosedToScriptsAndForeignPages(bool keepSignedIn)
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = Host.Anonymous();
        await client.Session();

        var answer = await client.Post("/api/v1/session", new { email, password = People.Password, keepSignedIn });

        var cookie = SessionCookie(answer);
        Assert.That(cookie, Does.Contain("httponly").IgnoreCase.And.Contain("samesite=lax").IgnoreCase);
        Assert.That(cookie.Contains("expires=", StringComparison.OrdinalIgnoreCase), Is.EqualTo(keepSignedIn));
    }

    [Test]
    public async Task SignIn_TheAnswersToken_IsTheUsers()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = Host.Anonymous();
        await client.Session();
        var signedIn = await client.Post("/api/v1/session", new { email, password = People.Password, keepSignedIn = false });
        client.ForgetToken();

        var answer = await client.Patch("/api/v1/session/user", new { language = "es" }, ("X-CSRF-Token", (string)signedIn.Json["antiforgeryToken"]!));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), answer.Text);
        Assert.That((string)answer.Json["user"]!["language"]!, Is.EqualTo("es"));
    }

    [Test]
    public async Task SignIn_WithAWrongPassword_IsAnsweredLikeAnUnknownAddress()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = Host.Anonymous();

        var wrong = await client.SignIn(email, "not the password");
        var unknown = await client.SignIn("nobody.at.all@access.example", "not the password");

        Assert.That((wrong.Status, wrong.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "sign_in_failed")));
        Assert.That(Without(unknown.Json, "traceId"), Is.EqualTo(Without(wrong.Json, "traceId")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task SignIn_AfterFiveFailures_IsLockedWhetherTheAddressIsKnownOrNot(bool isKnown)
    {
        var (id, email) = isKnown ? await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only")) : (Guid.Empty, "unknown.and.locked@access.example");
        using var client = Host.Anonymous();
        for (var i = 1; i < 5; i++)
        {
            Assert.That((await client.SignIn(email, "not the password")).Code, Is.EqualTo("sign_in_failed"), $"failure {i}");
        }

        var fifth = await client.SignIn(email, "not the password");
        var withTheRightOne = await client.SignIn(email, People.Password);

        Assert.That((fifth.Status, fifth.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "locked_out")));
        Assert.That((int)fifth.Json["params"]!["retryAfterSeconds"]!, Is.InRange(890, 900));
        Assert.That(int.Parse(fifth.Headers["Retry-After"], CultureInfo.InvariantCulture), Is.InRange(890, 900));
        Assert.That(withTheRightOne.Code, Is.EqualTo("locked_out"));
        if (isKnown)
        {
            Assert.That((await UserOf(id))["lockedUntil"], Is.Not.Null);
        }
    }

    [Test]
    public async Task SignIn_ManyFailuresAtOnce_AreAllCounted()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        var clients = Enumerable.Range(0, 20).Select(_ => Host.Anonymous()).ToList();

        var answers = await Task.WhenAll(clients.Select(c => c.SignIn(email, "not the password")));

        clients.ForEach(c => c.Dispose());
        Assert.That(answers.Count(a => a.Code == "sign_in_failed"), Is.EqualTo(4));
        Assert.That(answers.Count(a => a.Code == "locked_out"), Is.EqualTo(16));
    }

    [Test]
    public async Task SignIn_WithANewPasswordFromTheAdministrator_OpensTheLock()
    {
        var (id, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = Host.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await client.SignIn(email, "not the password");
        }

        await Admin.Patch($"/api/v1/users/{id}", new { password = "another horse battery" });

        Assert.That((await client.SignIn(email, "another horse battery")).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await UserOf(id))["lockedUntil"], Is.Null);
    }

    [Test]
    public async Task SignIn_WithoutTheToken_IsRefused()
    {
        using var client = Host.Anonymous();

        var answer = await client.Post("/api/v1/session", new { email = "a@b.example", password = "whatever it is", keepSignedIn = false });

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.BadRequest, "antiforgery")));
    }

    [Test]
    public async Task AChange_WithoutTheUsersOwnToken_IsRefused()
    {
        using var stranger = Host.Anonymous();
        var strangersToken = (string)(await stranger.Session())["antiforgeryToken"]!;
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "marketer"));
        using var client = await People.SignIn(Host, email);
        client.ForgetToken();

        var none = await client.Post("/api/v1/contacts", new { familyName = "Forged" });
        var foreign = await client.Post("/api/v1/contacts", new { familyName = "Forged" }, ("X-CSRF-Token", strangersToken));

        Assert.That((none.Status, none.Code), Is.EqualTo((HttpStatusCode.BadRequest, "antiforgery")));
        Assert.That((foreign.Status, foreign.Code), Is.EqualTo((HttpStatusCode.BadRequest, "antiforgery")));
    }

    [Test]
    public async Task SignOut_EndsTheSession_AlsoForACopyOfTheCookie()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = Host.Anonymous();
        var copy = SessionCookie(await client.SignIn(email, People.Password)).Split(';')[0];
        using var thief = Host.Anonymous();
        Assert.That((await thief.Send(HttpMethod.Get, "/api/v1/teams", body: null, ("Cookie", copy))).Status, Is.EqualTo(HttpStatusCode.OK));

        var answer = await client.Delete("/api/v1/session");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await client.Session())["user"], Is.Null);
        Assert.That((await thief.Send(HttpMethod.Get, "/api/v1/teams", body: null, ("Cookie", copy))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Session_OfOneInstance_HoldsOnTheOther()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = Host.Anonymous();
        var cookie = SessionCookie(await client.SignIn(email, People.Password)).Split(';')[0];
        var second = await Host.StartSecond();
        await using (second)
        {
            using var there = second.Anonymous();

            Assert.That((await there.Send(HttpMethod.Get, "/api/v1/teams", body: null, ("Cookie", cookie))).Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCase("name", " ")]
    [TestCase("language", "not a language")]
    public async Task UpdateMyProfile_WithNonsense_IsRefused(string member, string value)
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = await People.SignIn(Host, email);

        var answer = await client.Patch("/api/v1/session/user", new JsonObject { [member] = value });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Json["errors"]![member], Is.Not.Null, answer.Text);
    }

    [Test]
    public async Task UpdateMyProfile_OneMember_LeavesTheOther()
    {
        var (_, email) = await People.Create(Admin, await TestRoles.BuiltIn(Admin, "read-only"));
        using var client = await People.SignIn(Host, email);
        await client.Patch("/api/v1/session/user", new { language = "zh-Hans" });

        var named = await client.Patch("/api/v1/session/user", new { name = "Ana María" });
        var cleared = await client.Patch("/api/v1/session/user", new { language = (string?)null });

        Assert.That(((string)named.Json["user"]!["name"]!, (string)named.Json["user"]!["language"]!), Is.EqualTo(("Ana María", "zh-Hans")));
        Assert.That(cleared.Json["user"]!["language"], Is.Null);
    }

    private async Task<JsonNode> UserOf(Guid id) =>
        (await Admin.Get("/api/v1/users?limit=200")).Json["items"]!.AsArray().Single(u => (Guid)u!["id"]! == id)!;

    private static string SessionCookie(Answer answer) =>
        answer.Headers["Set-Cookie"][answer.Headers["Set-Cookie"].IndexOf("crm_session=", StringComparison.Ordinal)..];

    private static string Without(JsonNode json, string member)
    {
        var copy = json.DeepClone().AsObject();
        copy.Remove(member);
        return copy.ToJsonString();
    }
}
