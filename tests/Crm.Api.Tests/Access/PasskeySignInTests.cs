using System.Net;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Access;

/// <summary>A passkey lets its owner in without name, password or code; whatever is not quite right about an answer opens nothing.</summary>
public sealed class PasskeySignInTests : PasskeyFixture
{
    [Test]
    public async Task SignIn_WithAPasskey_NeedsNoNameAndIsNoted()
    {
        var (id, email, passkey) = await Holder();
        using var owned = passkey;
        using var client = Host.Anonymous();

        var entered = await SignIn(client, passkey);
        var session = await client.Session();
        var listed = (await client.Get("/api/v1/session/passkeys")).Json["items"]![0]!;

        Assert.That(entered.Status, Is.EqualTo(HttpStatusCode.OK), entered.Text);
        Assert.That(((string)session["user"]!["email"]!, (bool)session["user"]!["passkey"]!), Is.EqualTo((email, true)));
        Assert.That((await History(id))[0], Is.EqualTo(("succeeded", "passkey")));
        Assert.That(((string)listed["name"]!, (string)listed["transports"]!.ToJsonString(), listed["lastUsedAt"] is not null), Is.EqualTo(("Laptop", """["hybrid","internal"]""", true)));
    }

    [Test]
    public async Task Question_ForNobody_NamesNobodyAndAsksForVerification()
    {
        using var client = Host.Anonymous();
        await client.Session();

        var options = (await Question(client, "passkey"))["options"]!;
        var other = (await Question(client, "passkey"))["options"]!;

        Assert.That(((string)options["rpId"]!, (string)options["userVerification"]!, options["allowCredentials"]!.AsArray().Count), Is.EqualTo(("crm.example.com", "required", 0)));
        Assert.That((string)other["challenge"]!, Is.Not.EqualTo((string)options["challenge"]!));
    }

    [TestCase("https://evil.example")]
    [TestCase("https://crm.example.com.evil.example")]
    [TestCase("http://crm.example.com")]
    [TestCase("https://crm.example.com:8443")]
    [TestCase("http://localhost")]
    public async Task SignIn_FromAnotherOrigin_IsRefused(string origin)
    {
        var (id, _, passkey) = await Holder();
        using var owned = passkey;
        passkey.Origin = origin;

        await Refused(passkey, id);
    }

    [Test]
    public async Task SignIn_InAForeignFrame_IsRefused()
    {
        var (id, _, passkey) = await Holder();
        using var owned = passkey;
        passkey.CrossOrigin = true;

        await Refused(passkey, id);
    }

    [Test]
    public async Task SignIn_ForAnotherDomain_IsRefused()
    {
        var (id, _, passkey) = await Holder();
        using var owned = passkey;
        passkey.Domain = "example.com";

        await Refused(passkey, id);
    }

    [Test]
    public async Task SignIn_WithoutPinFingerOrFace_IsRefused()
    {
        var (id, _, passkey) = await Holder();
        using var owned = passkey;
        passkey.UserVerified = false;

        await Refused(passkey, id);
    }

    [Test]
    public async Task SignIn_WithACounterThatStandsStill_IsRefusedAsACopy()
    {
        var (id, _, passkey) = await Holder();
        using var owned = passkey;
        using var first = Host.Anonymous();
        Assert.That((await SignIn(first, passkey)).Status, Is.EqualTo(HttpStatusCode.OK));
        passkey.Counter--;

        await Refused(passkey, id);

        using var again = Host.Anonymous();
        Assert.That((await SignIn(again, passkey)).Status, Is.EqualTo(HttpStatusCode.OK), "the one that went on counting still works");
    }

    [Test]
    public async Task SignIn_WithAKeyThatNobodyRegistered_IsRefused()
    {
        var (id, _, passkey) = await Holder();
        using var owned = passkey;
        using var stranger = new SoftwarePasskey { Id = passkey.Id, Counter = 10 };
        using var unknown = new SoftwarePasskey();
        foreach (var forged in new[] { stranger, unknown })
        {
            forged.OtherUserHandle = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.ASCII.GetBytes(id.ToString()));
        }

        await Refused(stranger, id);
        using var client = Host.Anonymous();
        Assert.That((await SignIn(client, unknown)).Code, Is.EqualTo("passkey_refused"));
        Assert.That(await History(id), Has.Exactly(1).Matches<(string Outcome, string?)>(s => s.Outcome == "wrongPasskey"), "what names no passkey of theirs is nothing to tell them");
    }

    [Test]
    public async Task SignIn_WithAnothersPasskey_IsNeverTheOther()
    {
        var (id, _, passkey) = await Holder();
        var (other, _, others) = await Holder();
        using var owned = passkey;
        using var ownedToo = others;
        passkey.OtherUserHandle = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.ASCII.GetBytes(other.ToString()));

        await Refused(passkey, id);
    }

    [Test]
    public async Task SignIn_AnsweringAnotherQuestion_IsRefused()
    {
        var (_, _, passkey) = await Holder();
        using var owned = passkey;
        using var client = Host.Anonymous();
        await client.Session();
        var asked = await Question(client, "passkey");
        var another = await Question(client, "passkey");

        var answer = await Send(client, passkey.Get(another["options"]!), asked);

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "passkey_refused")));
    }

    [Test]
    public async Task SignIn_TheSameAnswerTwice_WorksOnce()
    {
        var (_, _, passkey) = await Holder();
        using var owned = passkey;
        using var client = Host.Anonymous();
        using var thief = Host.Anonymous();
        await client.Session();
        await thief.Session();
        var asked = await Question(client, "passkey");
        var credential = passkey.Get(asked["options"]!);

        var first = await Send(client, credential.DeepClone(), asked);
        var second = await Send(thief, credential.DeepClone(), asked);

        // Passkeys that are synced do not count: for them the question alone stands against a second use.
        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.OK), first.Text);
        Assert.That((second.Status, second.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "passkey_expired")));
    }

    [Test]
    public async Task SignIn_AfterFiveMinutes_HasToAskAgain()
    {
        var (_, _, passkey) = await Holder();
        using var owned = passkey;
        using var client = Host.Anonymous();
        await client.Session();
        var asked = await Question(client, "passkey");
        Clock.Advance(TimeSpan.FromMinutes(5));

        var late = await Send(client, passkey.Get(asked["options"]!), asked);

        Assert.That(late.Code, Is.EqualTo("passkey_expired"));
    }

    [Test]
    public async Task SignIn_WithAStateThatWasMadeUpOrMeantOtherwise_IsRefused()
    {
        var (_, email, passkey) = await Holder();
        using var owned = passkey;
        using var client = await People.SignIn(Host, email);
        var proof = await Question(client, "proof/passkey");
        using var anonymous = Host.Anonymous();
        await anonymous.Session();

        var elsewhere = await Send(anonymous, passkey.Get(proof["options"]!), proof);
        var madeUp = await Send(anonymous, passkey.Get(proof["options"]!), new JsonObject { ["state"] = "CfDJ8" });
        var nothing = await anonymous.Post("/api/v1/session/passkey", new { credential = "x", state = (string)(await Question(anonymous, "passkey"))["state"]! });

        Assert.That(new[] { elsewhere.Code, madeUp.Code }, Is.All.EqualTo("passkey_expired"));
        Assert.That((nothing.Status, nothing.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "passkey_refused")));
    }

    [Test]
    public async Task SignIn_OfSomebodyDeactivated_IsRefusedAndSeen()
    {
        var (id, _, passkey) = await Holder();
        using var owned = passkey;
        await Admin.Patch($"/api/v1/users/{id}", new { active = false });
        using var client = Host.Anonymous();

        var answer = await SignIn(client, passkey);

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "passkey_refused")));
        Assert.That((await History(id))[0], Is.EqualTo(("deactivated", "passkey")));
    }

    [Test]
    public async Task SignIn_WhileWrongPasswordsHaveLockedTheAddress_Works()
    {
        var (_, email, passkey) = await Holder();
        using var owned = passkey;
        using var guesser = Host.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await guesser.SignIn(email, "wrong");
        }

        Assert.That((await guesser.SignIn(email, People.Password)).Code, Is.EqualTo("locked_out"));
        using var client = Host.Anonymous();
        Assert.That((await SignIn(client, passkey)).Status, Is.EqualTo(HttpStatusCode.OK), "nobody shuts another out who has a passkey");
    }

    [Test]
    public async Task SignIn_WithoutTheTokenOfThePage_IsRefused()
    {
        var (_, _, passkey) = await Holder();
        using var owned = passkey;
        using var client = Host.Anonymous();
        await client.Session();
        var asked = await Question(client, "passkey");
        client.ForgetToken();

        Assert.That((await Send(client, passkey.Get(asked["options"]!), asked)).Code, Is.EqualTo("antiforgery"));
    }

    private async Task Refused(SoftwarePasskey passkey, Guid userId)
    {
        using var client = Host.Anonymous();
        var answer = await SignIn(client, passkey);
        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, "passkey_refused")));
        Assert.That((await client.Session())["user"], Is.Null);
        Assert.That((await History(userId))[0], Is.EqualTo(("wrongPasskey", "passkey")));
    }
}
