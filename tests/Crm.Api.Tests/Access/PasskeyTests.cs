using System.Net;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>Passkeys are added, named and removed by their owner, seen and removed by administrators, and meet a role that asks for a second factor.</summary>
public sealed class PasskeyTests : PasskeyFixture
{
    [Test]
    public async Task AddPasskey_Several_AreListedRenamedAndRemoved()
    {
        var (id, email, passkey) = await Holder();
        using var owned = passkey;
        using var second = new SoftwarePasskey();
        using var client = await People.SignIn(Host, email);

        var added = await Add(client, second, " Key on my ring ");
        var renamed = await client.Patch($"/api/v1/session/passkeys/{added.Json["id"]}", new { name = "Blue key" });
        var seen = (await Admin.Get($"/api/v1/users/{id}/passkeys")).Json["items"]!.AsArray().Select(p => (string)p!["name"]!).ToList();
        var first = (await client.Get("/api/v1/session/passkeys")).Json["items"]![0]!["id"];
        var removed = await client.Delete($"/api/v1/session/passkeys/{first}");
        using var fresh = Host.Anonymous();

        Assert.That((string)added.Json["name"]!, Is.EqualTo("Key on my ring"));
        Assert.That((string)renamed.Json["name"]!, Is.EqualTo("Blue key"));
        Assert.That(seen, Is.EqualTo(["Laptop", "Blue key"]));
        Assert.That(removed.Status, Is.EqualTo(HttpStatusCode.NoContent), removed.Text);
        Assert.That((await SignIn(fresh, passkey)).Code, Is.EqualTo("passkey_refused"), "a removed passkey opens nothing");
        Assert.That((await SignIn(fresh, second)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Question_ForANewPasskey_LeavesOutThoseThatAreThere()
    {
        var (id, email, passkey) = await Holder();
        using var owned = passkey;
        using var client = await People.SignIn(Host, email);

        var options = (await Question(client, "passkeys"))["options"]!;

        Assert.That(((string)options["rp"]!["id"]!, (string)options["rp"]!["name"]!, (string)options["user"]!["name"]!), Is.EqualTo(("crm.example.com", "CRM", email)));
        Assert.That(options["excludeCredentials"]!.AsArray().Select(c => (string)c!["id"]!), Is.EqualTo([System.Buffers.Text.Base64Url.EncodeToString(passkey.Id)]));
        Assert.That((string)options["authenticatorSelection"]!["residentKey"]!, Is.EqualTo("required"));
    }

    [TestCase("origin")]
    [TestCase("domain")]
    [TestCase("unverified")]
    [TestCase("frame")]
    public async Task AddPasskey_MadeWrong_IsRefused(string how)
    {
        var (_, email) = await Person();
        using var client = await People.SignIn(Host, email);
        using var passkey = how switch
        {
            "origin" => new SoftwarePasskey { Origin = "https://evil.example" },
            "domain" => new SoftwarePasskey { Domain = "example.com" },
            "unverified" => new SoftwarePasskey { UserVerified = false },
            _ => new SoftwarePasskey { CrossOrigin = true },
        };

        var added = await Add(client, passkey);

        Assert.That((added.Status, added.Code), Is.EqualTo((HttpStatusCode.BadRequest, "passkey_refused")));
    }

    [Test]
    public async Task AddPasskey_OfSomebodyElsesQuestionOrCredential_IsRefused()
    {
        var (_, _, taken) = await Holder();
        using var owned = taken;
        var (_, email) = await Person();
        using var client = await People.SignIn(Host, email);
        using var elsewhere = await People.SignIn(Host, email);
        using var passkey = new SoftwarePasskey();
        using var copy = new SoftwarePasskey { Id = taken.Id };

        var asked = await Question(client, "passkeys");
        var otherSession = await elsewhere.Post("/api/v1/session/passkeys", new { name = "X", credential = passkey.Create(asked["options"]!), state = (string)asked["state"]! });
        var known = await Add(client, copy);
        var once = await client.Post("/api/v1/session/passkeys", new { name = "X", credential = passkey.Create(asked["options"]!), state = (string)asked["state"]! });
        var twice = await client.Post("/api/v1/session/passkeys", new { name = "X", credential = passkey.Create(asked["options"]!), state = (string)asked["state"]! });

        Assert.That(otherSession.Code, Is.EqualTo("passkey_expired"));
        Assert.That(known.Code, Is.EqualTo("passkey_refused"));
        Assert.That(once.Status, Is.EqualTo(HttpStatusCode.Created), once.Text);
        Assert.That(twice.Code, Is.EqualTo("passkey_expired"));
    }

    [Test]
    public async Task Passkeys_AskForAFreshProof_WhichAPasskeyGives()
    {
        var (_, email, passkey) = await Holder();
        using var owned = passkey;
        using var client = await People.SignIn(Host, email);
        Clock.Advance(TimeSpan.FromMinutes(31));
        var mine = (await client.Get("/api/v1/session/passkeys")).Json["items"]![0]!["id"];

        var add = await client.Post("/api/v1/session/passkeys/question");
        var remove = await client.Delete($"/api/v1/session/passkeys/{mine}");
        var asked = await Question(client, "proof/passkey");
        using var stranger = new SoftwarePasskey { Id = passkey.Id, Counter = 9 };
        var wrong = await Prove(client, stranger, asked);
        var right = await Prove(client, passkey, asked);
        var added = await client.Post("/api/v1/session/passkeys/question");

        Assert.That(new[] { add.Code, remove.Code }, Is.All.EqualTo("proof_required"));
        Assert.That((string)asked["options"]!["allowCredentials"]![0]!["id"]!, Is.EqualTo(System.Buffers.Text.Base64Url.EncodeToString(passkey.Id)));
        Assert.That((wrong.Status, wrong.Code), Is.EqualTo((HttpStatusCode.BadRequest, "passkey_refused")));
        Assert.That(right.Status, Is.EqualTo(HttpStatusCode.NoContent), right.Text);
        Assert.That(added.Status, Is.EqualTo(HttpStatusCode.OK), added.Text);
    }

    [Test]
    public async Task ARoleThatAsksForASecondFactor_IsMetByAPasskeyAndNotByThePasswordBesideIt()
    {
        var (_, email) = await Person(await Guarded());
        using var here = await People.SignIn(Host, email);
        using var there = await People.SignIn(Host, email);
        using var passkey = new SoftwarePasskey { Counter = 1 };

        var before = await here.Get("/api/v1/contacts");
        var id = await Added(here, passkey);
        var after = await here.Get("/api/v1/contacts");
        var old = await there.Get("/api/v1/contacts");
        using var fresh = Host.Anonymous();
        var byPassword = await fresh.SignIn(email, People.Password);
        var byPasskey = await SignIn(fresh, passkey);
        var last = await fresh.Delete($"/api/v1/session/passkeys/{id}");
        var proof = await fresh.Post("/api/v1/session/proof", new { password = People.Password });

        Assert.That(before.Code, Is.EqualTo("second_factor_setup_required"));
        Assert.That(after.Status, Is.EqualTo(HttpStatusCode.OK), after.Text);
        Assert.That(old.Status, Is.EqualTo(HttpStatusCode.Unauthorized), "a session that began with the password alone ends");
        Assert.That((byPassword.Status, byPassword.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "passkey_required")));
        Assert.That(byPasskey.Status, Is.EqualTo(HttpStatusCode.OK), byPasskey.Text);
        Assert.That((last.Status, last.Code), Is.EqualTo((HttpStatusCode.Conflict, "second_factor_required_by_role")));
        Assert.That((proof.Status, proof.Code), Is.EqualTo((HttpStatusCode.BadRequest, "passkey_required")));
    }

    [Test]
    public async Task ARoleThatAsksForASecondFactor_LetsEitherGoWhileTheOtherIsThere()
    {
        var (_, email) = await Person(await Guarded());
        using var client = await People.SignIn(Host, email);
        var (app, _) = await Authenticator.SetUp(client);
        using var passkey = new SoftwarePasskey();
        await Added(client, passkey);

        var removed = await client.Post("/api/v1/session/second-factor/remove", new { password = People.Password, code = app.Code() });

        Assert.That(removed.Status, Is.EqualTo(HttpStatusCode.NoContent), removed.Text);
        Assert.That((await client.Get("/api/v1/contacts")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task RemoveUserPasskey_ByAnAdministrator_SignsOutAndIsAudited()
    {
        var (id, email, passkey) = await Holder();
        using var owned = passkey;
        using var client = await People.SignIn(Host, email);
        var first = (await Admin.Get($"/api/v1/users/{id}/passkeys")).Json["items"]![0]!["id"];
        var (otherId, _, other) = await Holder();
        using var ownedToo = other;

        // Other tests move the clock on, and this asks for a fresh proof.
        using var admin = await Host.As("administrator");

        var anothers = await admin.Delete($"/api/v1/users/{otherId}/passkeys/{first}");
        var removed = await admin.Delete($"/api/v1/users/{id}/passkeys/{first}");

        Assert.That(anothers.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(removed.Status, Is.EqualTo(HttpStatusCode.NoContent), removed.Text);
        Assert.That((await client.Get("/api/v1/session/passkeys")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        using var fresh = Host.Anonymous();
        Assert.That((await SignIn(fresh, passkey)).Code, Is.EqualTo("passkey_refused"));
        var noted = (await Admin.Get($"/api/v1/audit?recordType=user&recordId={id}")).Json["items"]!.AsArray().Select(e => (string)e!["action"]!).ToList();
        Assert.That(noted, Is.SupersetOf(["passkey.added", "passkey.removed"]));
    }

    [Test]
    public async Task AnothersPasskey_CannotBeRenamedOrRemoved()
    {
        var (id, _, passkey) = await Holder();
        using var owned = passkey;
        var (_, email) = await Person();
        using var client = await People.SignIn(Host, email);
        var foreign = (await Admin.Get($"/api/v1/users/{id}/passkeys")).Json["items"]![0]!["id"];

        var renamed = await client.Patch($"/api/v1/session/passkeys/{foreign}", new { name = "Mine" });
        var removed = await client.Delete($"/api/v1/session/passkeys/{foreign}");
        var seen = await client.Get($"/api/v1/users/{id}/passkeys");

        Assert.That(new[] { renamed.Status, removed.Status, seen.Status }, Is.EqualTo([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.Forbidden]));
    }

    private async Task<Guid> Guarded()
    {
        using var admin = await Host.As("administrator");
        var grants = new Dictionary<string, string>(StringComparer.Ordinal) { ["contacts.read"] = "all" };
        return (Guid)(await admin.Create("roles", new { name = $"Guarded {Guid.CreateVersion7()}", grants, requiresSecondFactor = true }))["id"]!;
    }

    private static async Task<Answer> Prove(CrmClient client, SoftwarePasskey passkey, System.Text.Json.Nodes.JsonNode asked) =>
        await client.Post("/api/v1/session/proof/passkey", new { credential = passkey.Get(asked["options"]!), state = (string)asked["state"]! });
}
