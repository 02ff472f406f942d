using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Testing;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>What people decide about mails that wait, what programs write, and who may hand mails in.</summary>
[Category("S12")]
public sealed class InboundMailDecisionTests : HostFixture
{
    private const string SigningKey = "key-of-the-provider";

    protected override Task<CrmHost> Start() => CrmHost.Start(b => b.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["Crm:InboundMail:Address"] = "crm@inbound.example", ["Crm:InboundMail:MailgunSigningKey"] = SigningKey,
    }));

    [Test]
    public async Task UndoInboundMail_AfterAContactWasMade_LetsTheMailWaitAgainWithItsFile()
    {
        await Deliver("Wang Fang <wang@undo.example>", "undo-1", withFile: true);
        var held = await Held("wang@undo.example");
        var filed = await Admin.Post($"/api/v1/inbound-mail/{held}/create-contact", new { });
        var undone = await Admin.Post($"/api/v1/inbound-mail/{held}/undo");
        var twice = await Admin.Post($"/api/v1/inbound-mail/{held}/undo");
        var contact = await Admin.Get($"/api/v1/contacts/{filed.Json["contactId"]}");
        var detail = (await Admin.Get($"/api/v1/inbound-mail/{held}")).Json;
        var again = await Admin.Post($"/api/v1/inbound-mail/{held}/create-contact", new { familyName = "Wang" });
        var files = (await Admin.Get($"/api/v1/files?recordType=activity&recordId={again.Json["activityId"]}")).Json["items"]!.AsArray();

        Assert.Multiple(() =>
        {
            Assert.That(undone.Status, Is.EqualTo(HttpStatusCode.NoContent), undone.Text);
            Assert.That(twice.Code, Is.EqualTo("not_decided"), twice.Text);
            Assert.That(contact.Json["deletedAt"], Is.Not.Null, contact.Text);
            Assert.That((string?)detail["state"], Is.EqualTo("held"));
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK), again.Text);
            Assert.That(files, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task CreateLeadFromMail_FilesItAndWhatElseWaitsAndWhatComesNext_UntilItIsTakenBack()
    {
        await Deliver("Olga Petrova <olga@lead.example>", "lead-1");
        await Deliver("olga@lead.example", "lead-2", subject: "And a price");
        var waiting = await AllHeld("olga@lead.example");
        var made = await Admin.Post($"/api/v1/inbound-mail/{waiting[^1]}/create-lead", new { companyName = "Lead Ltd" });
        var lead = (await Admin.Get($"/api/v1/leads/{made.Json["leadId"]}")).Json;
        var other = await Admin.Post($"/api/v1/inbound-mail/{waiting[0]}/create-lead", new { });
        Assert.That((string?)other.Json["leadId"], Is.EqualTo((string?)made.Json["leadId"]), "nobody becomes two leads");
        await Admin.Post($"/api/v1/inbound-mail/{waiting[0]}/undo");
        var others = await Admin.Post($"/api/v1/inbound-mail/{waiting[^1]}/file-others");
        var next = await Deliver("olga@lead.example", "lead-3");
        var answered = await Admin.Create("leads", new { familyName = "Answered", emails = new[] { new { address = "answered@lead.example" } } });
        var sent = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { email = "answered@lead.example" } }, subject = "Our offer", body = "Forty." });

        Assert.Multiple(() =>
        {
            Assert.That((int?)made.Json["others"], Is.EqualTo(1), made.Text);
            Assert.That(
                ((string?)lead["displayName"], (string?)lead["companyName"], (string?)lead["channel"], (string?)lead["interest"], (string?)lead["message"]),
                Is.EqualTo(("Olga Petrova", "Lead Ltd", "email", "Scales", "Hello")));
            Assert.That(others.Json["ids"]!.AsArray().Select(i => (string?)i), Is.EqualTo(new[] { waiting[0] }), others.Text);
            Assert.That((int?)next.Json["filed"], Is.EqualTo(1), "a lead's address is known");
            Assert.That((string?)sent.Json["leadId"], Is.EqualTo((string?)answered["id"]), sent.Text);
        });
        await Eventually(
            async () => (await Admin.Get($"/api/v1/leads/{lead["id"]}/timeline?kind=email")).Json["items"]!.AsArray().Count == 3, "all mails of the lead stand on its timeline");

        var undone = await Admin.Post($"/api/v1/inbound-mail/{waiting[^1]}/undo");
        Assert.That(undone.Status, Is.EqualTo(HttpStatusCode.NoContent), undone.Text);
        Assert.That((await Admin.Get($"/api/v1/leads/{lead["id"]}")).Json["deletedAt"], Is.Not.Null);
        Assert.That(await AllHeld("olga@lead.example"), Is.EqualTo(new[] { waiting[^1] }));
    }

    [Test]
    public async Task ReceiveMail_OfALeadThatWasConverted_IsTheContacts()
    {
        var lead = await Admin.Create("leads", new { familyName = "Soon", emails = new[] { new { address = "soon@converted.example" } } });
        var converted = await Admin.Post($"/api/v1/leads/{lead["id"]}/convert", new { });
        var answer = await Deliver("soon@converted.example", "converted-1");
        var activity = (await Admin.Get($"/api/v1/activities/{answer.Json["activities"]![0]}")).Json;

        Assert.That(((string?)activity["contactId"], (string?)activity["leadId"]), Is.EqualTo(((string?)converted.Json["contactId"], (string?)null)));
    }

    [Test]
    public async Task UndoInboundMail_ByWhoMayDeleteNothing_TakesTheFilingBackAllTheSame()
    {
        var contact = await Admin.Create("contacts", new { givenName = "Mei", emails = new[] { new { address = "mei@agent.example" } } });
        await Deliver("mei.private@agent-home.example", "agent-1");
        await Deliver("news@agent-news.example", "agent-2");
        using var agent = await Host.As("service-agent");
        var (held, news) = (await Held("mei.private@agent-home.example"), await Held("news@agent-news.example"));

        var filed = await agent.Post($"/api/v1/inbound-mail/{held}/file", new { contactId = (string?)contact["id"] });
        var undone = await agent.Post($"/api/v1/inbound-mail/{held}/undo");
        await agent.Post($"/api/v1/inbound-mail/{news}/discard");
        var back = await agent.Post($"/api/v1/inbound-mail/{news}/undo");
        var activity = await Admin.Get($"/api/v1/activities/{filed.Json["activityId"]}");

        Assert.Multiple(() =>
        {
            Assert.That(undone.Status, Is.EqualTo(HttpStatusCode.NoContent), undone.Text);
            Assert.That(back.Status, Is.EqualTo(HttpStatusCode.NoContent), back.Text);
            Assert.That(activity.Json["deletedAt"], Is.Not.Null, activity.Text);
        });
        Assert.That(await Held("news@agent-news.example"), Is.EqualTo(news));
    }

    [Test]
    public async Task ReceiveMail_ToTheAddressOfAConversation_JoinsItWithoutAnyReference()
    {
        var contact = await Admin.Create("contacts", new { givenName = "Mei", emails = new[] { new { address = "mei@plus.example" } } });
        var sent = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { contactId = (string?)contact["id"] } }, subject = "Offer", body = "Forty." });
        var mails = (await Admin.Get("/api/v1/mails")).Json["items"]!.AsArray();
        var mail = (await Admin.Get($"/api/v1/mails/{mails.Single(m => (string?)m!["to"] == "mei@plus.example")!["id"]}")).Json;
        var replyTo = (string?)mail["headers"]!.AsArray().Single(h => (string?)h!["name"] == "Reply-To")!["value"];

        var answer = await Deliver("assistant@gmail.com", "plus-1", to: replyTo!);
        var message = (await Admin.Get($"/api/v1/activities/{sent.Json["id"]}/message")).Json;

        Assert.That(replyTo, Does.Match("^crm\\+[0-9a-f]{32}@inbound\\.example$"));
        Assert.That((int?)answer.Json["filed"], Is.EqualTo(1), answer.Text);
        Assert.That(message["conversation"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task ReceiveMail_WrittenByThisProduct_GoesNoFurther()
    {
        var answer = await Deliver("CRM <crm@inbound.example>", "own-1");

        Assert.That((int?)answer.Json["discarded"], Is.EqualTo(1), answer.Text);
        Assert.That(answer.Json["activities"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task ReceiveMail_ThatAProgramWrote_SaysSoOnTheTimeline()
    {
        var contact = await Admin.Create("contacts", new { givenName = "Mei", emails = new[] { new { address = "mei@away.example" } } });
        await Deliver("mei@away.example", "away-1", headers: "Auto-Submitted: auto-replied\n");
        JsonArray items = [];
        await Eventually(async () => (items = (await Admin.Get($"/api/v1/contacts/{contact["id"]}/timeline?kind=email")).Json["items"]!.AsArray()).Count == 1, "the mail on the timeline");

        Assert.That((bool?)items[0]!["facts"]!["automatic"], Is.True);
    }

    [Test]
    public async Task ReceiveMail_FromAColleagueWithTheCustomerInTo_IsWhatWeWrote()
    {
        var contact = await Admin.Create("contacts", new { givenName = "Mei", emails = new[] { new { address = "mei@copied.example" } } });
        var me = (await Admin.Get("/api/v1/session")).Json["user"]!;
        var answer = await Deliver((string)me["email"]!, "copied-1", to: "mei@copied.example");
        var activity = (await Admin.Get($"/api/v1/activities/{answer.Json["activities"]![0]}")).Json;

        Assert.That((string?)activity["direction"], Is.EqualTo("outbound"));
        Assert.That((string?)activity["ownerId"], Is.EqualTo((string?)me["id"]));
        Assert.That((string?)activity["contactId"], Is.EqualTo((string?)contact["id"]));
    }

    [Test]
    public async Task ReceiveMail_OfMailgun_NeedsItsSignatureWhereAKeyIsSet()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        var good = await Admin.Post("/api/v1/inbound-mail", Form(now, SigningKey));
        var wrong = await Admin.Post("/api/v1/inbound-mail", Form(now, "another key"));
        var old = await Admin.Post("/api/v1/inbound-mail", Form(now - 3600, SigningKey));

        Assert.That(good.Status, Is.EqualTo(HttpStatusCode.Accepted), good.Text);
        Assert.That((wrong.Status, wrong.Code), Is.EqualTo((HttpStatusCode.Forbidden, "bad_signature")), wrong.Text);
        Assert.That(old.Code, Is.EqualTo("bad_signature"), old.Text);
    }

    [Test]
    public async Task ReceiveMail_WithTheKeyInTheAddress_IsTaken()
    {
        var key = await Admin.Post("/api/v1/api-keys", new { name = "Provider", roleId = await TestRoles.BuiltIn(Admin, "administrator"), scopes = new[] { "inbound-mail:write" } });
        using var provider = Host.Anonymous();
        string Basic(string password) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"crm:{password}"))}";

        var taken = await provider.Post("/api/v1/inbound-mail", Raw("a@basic.example", "basic-1", "crm@inbound.example", "", withFile: false), ("Authorization", Basic((string)key.Json["key"]!)));
        var refused = await provider.Post("/api/v1/inbound-mail", Raw("a@basic.example", "basic-2", "crm@inbound.example", "", withFile: false), ("Authorization", Basic("crm_wrong")));
        var nonsense = await provider.Post("/api/v1/inbound-mail", Raw("a@basic.example", "basic-3", "crm@inbound.example", "", withFile: false), ("Authorization", "Basic %%%"));

        Assert.That(taken.Status, Is.EqualTo(HttpStatusCode.Accepted), taken.Text);
        Assert.That((refused.Status, nonsense.Status), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
    }

    private async Task<string?> Held(string from) =>
        (string?)(await Admin.Get("/api/v1/inbound-mail")).Json["items"]!.AsArray().Single(m => (string?)m!["fromAddress"] == from)!["id"];

    private async Task<List<string?>> AllHeld(string from) =>
        [.. (await Admin.Get("/api/v1/inbound-mail")).Json["items"]!.AsArray().Where(m => (string?)m!["fromAddress"] == from).Select(m => (string?)m!["id"])];

    private Task<Answer> Deliver(string from, string id, string to = "crm@inbound.example", string headers = "", bool withFile = false, string subject = "Scales") =>
        Admin.Post("/api/v1/inbound-mail", Raw(from, id, to, headers, withFile, subject));

    private static StringContent Raw(string from, string id, string to, string headers, bool withFile, string subject = "Scales") => new(
        $"From: {from}\nTo: {to}\nSubject: {subject}\nMessage-ID: <{id}@decide.example>\n{headers}" + (withFile
            ? "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nHello\n--x\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\nA\n--x--\n"
            : "Content-Type: text/plain; charset=utf-8\n\nHello"), Encoding.UTF8, "message/rfc822");

    private static FormUrlEncodedContent Form(long timestamp, string key) => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["from"] = "a@mailgun.example", ["subject"] = "Hi", ["body-plain"] = "Hello", ["Message-Id"] = $"<{timestamp}@mailgun.example>", ["timestamp"] = $"{timestamp}", ["token"] = "token",
        ["signature"] = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{timestamp}token"))),
    });
}
