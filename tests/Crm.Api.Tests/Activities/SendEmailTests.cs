using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>Mails written here: filled in, with files, only to those who agreed, and told of when they do not arrive.</summary>
[Category("S12")]
public sealed class SendEmailTests : HostFixture
{
    [Test]
    public async Task SendEmail_WithPlaceholdersFilesAndHiddenCopy_IsFilledInForEachOfThem()
    {
        var mei = await Contact("Mei", "mei@fill.example");
        var li = await Contact("Li", "li@fill.example");
        var loose = (await Admin.Upload("/api/v1/files", "offer.pdf", Encoding.ASCII.GetBytes("%PDF-1.7"))).Json;
        var hung = (await Admin.Upload("/api/v1/files", "plan.txt", Encoding.ASCII.GetBytes("plan"), ("recordType", "contact"), ("recordId", mei))).Json;

        var sent = await Admin.Post("/api/v1/activities/email", new
        {
            to = new[] { new { contactId = mei }, new { contactId = li } }, bcc = new[] { new { email = "boss@fill.example" } },
            subject = "For {{contact.givenName}}", body = "Dear {{contact.givenName}},\n\nthe **offer**\nof today.", attachments = new[] { (string?)loose["id"], (string?)hung["id"] },
        });
        var mails = (await Mails()).Where(m => ((string)m["to"]!).EndsWith("@fill.example", StringComparison.Ordinal)).ToList();
        var toLi = (await Admin.Get($"/api/v1/mails/{mails.Single(m => (string?)m["to"] == "li@fill.example")["id"]}")).Json;
        var message = (await Admin.Get($"/api/v1/activities/{sent.Json["id"]}/message")).Json;
        var files = (await Admin.Get($"/api/v1/files?recordType=activity&recordId={sent.Json["id"]}")).Json["items"]!.AsArray();
        var kept = (await Admin.Get($"/api/v1/files?recordType=contact&recordId={mei}")).Json["items"]!.AsArray();

        Assert.Multiple(() =>
        {
            Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Created), sent.Text);
            Assert.That((string?)sent.Json["body"], Is.EqualTo("Dear Mei,\n\nthe **offer**\nof today."));
            Assert.That(mails.Select(m => (string?)m["subject"]), Is.EquivalentTo(new[] { "For Mei", "For Li", "For Mei" }));
            Assert.That((string?)toLi["text"], Is.EqualTo("Dear Li,\n\nthe offer\nof today."));
            Assert.That((string?)toLi["html"], Does.Contain("<p>Dear Li,</p>").And.Contain("<strong>offer</strong><br />"));
            Assert.That(toLi["fileIds"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That(message["recipients"]!.AsArray().Select(r => (string?)r!["kind"]), Is.EqualTo(new[] { "to", "to", "bcc" }));
            Assert.That(files.Select(f => (string?)f!["name"]), Is.EquivalentTo(new[] { "offer.pdf", "plan.txt" }));
            Assert.That(kept, Has.Count.EqualTo(1), "what hung on the contact still does");
        });
    }

    [Test]
    public async Task SendEmail_WithAPlaceholderThatIsEmpty_IsRefusedAndSaysWhich()
    {
        var id = await Contact("Mei", "mei@empty.example");

        var missing = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { contactId = id } }, subject = "Hi", body = "As {{contact.title}}" });
        var unknown = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { contactId = id } }, subject = "Hi", body = "As {{contact.nothing}}" });
        var withDefault = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { contactId = id } }, subject = "Hi", body = "As {{contact.title | default: \"you\"}}" });

        Assert.Multiple(() =>
        {
            Assert.That(missing.Code, Is.EqualTo("missing_values"), missing.Text);
            Assert.That((string?)missing.Json["params"]!["placeholders"]![0], Is.EqualTo("contact.title"));
            Assert.That(unknown.Code, Is.EqualTo("unknown_placeholder"), unknown.Text);
            Assert.That((string?)withDefault.Json["body"], Is.EqualTo("As you"), withDefault.Text);
        });
    }

    [Test]
    public async Task SendEmail_FromATemplateWithAPurpose_GoesOnlyToWhoAgreedAndCarriesTheWayOut()
    {
        var texts = new { en = new { name = "News", text = "We may send you news." } };
        await Admin.Send(HttpMethod.Put, "/api/v1/consent-purposes/mail-news", new { basis = "consent", channels = new[] { "email" }, texts });
        var template = (await Admin.Post("/api/v1/templates", new { name = "News", recordType = "contact", purpose = "mail-news", texts = new { en = new { subject = "News", body = "Hello {{contact.givenName}}" } } })).Json;
        var id = await Contact("Mei", "mei@consent.example");

        var refused = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { contactId = id } }, templateId = (string?)template["id"] });
        await Admin.Post($"/api/v1/contacts/{id}/consents", new { channel = "email", purpose = "mail-news", status = "granted" });
        var sent = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { contactId = id } }, templateId = (string?)template["id"] });
        var mail = (await Admin.Get($"/api/v1/mails/{(await Mails()).Single(m => (string?)m["to"] == "mei@consent.example")["id"]}")).Json;

        Assert.Multiple(() =>
        {
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.Conflict), refused.Text);
            Assert.That(refused.Code, Is.EqualTo("no_consent"));
            Assert.That((string?)refused.Json["params"]!["refused"]![0]!["reason"], Is.EqualTo("neverAsked"));
            Assert.That((string?)sent.Json["body"], Is.EqualTo("Hello Mei"), sent.Text);
            Assert.That((string?)mail["text"], Does.Contain("unsubscribe: not-shown-here"), "the secret is in what goes out, and nowhere else");
            Assert.That(Header(mail, "List-Unsubscribe"), Does.Contain("channel=email&purpose=mail-news"));
            Assert.That(Header(mail, "List-Unsubscribe-Post"), Is.EqualTo("List-Unsubscribe=One-Click"));
        });
    }

    [Test]
    public async Task SendEmail_WithAFileOfSomebodyElse_IsRefused()
    {
        var id = await Contact("Mei", "mei@others.example");
        using var other = await Host.As("sales-rep");
        var secret = (await other.Upload("/api/v1/files", "secret.txt", Encoding.ASCII.GetBytes("secret"))).Json;

        var answer = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { contactId = id } }, subject = "Hi", body = "Hi", attachments = new[] { (string?)secret["id"] } });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.NotFound), answer.Text);
    }

    [Test]
    public async Task ReceiveMail_ThatReportsABounce_ShowsAtTheMailTellsItsWriterAndIsSentAgainToTheNewAddress()
    {
        var id = await Contact("Mei", "mei@bounce.example");
        var sent = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { contactId = id } }, subject = "Our offer", body = "Forty." });
        var mail = (await Admin.Get($"/api/v1/mails/{(await Mails()).Single(m => (string?)m["to"] == "mei@bounce.example")["id"]}")).Json;

        var bounce = await Deliver(Bounce(Header(mail, "Message-ID")!));
        var failed = (await Admin.Get($"/api/v1/activities/{sent.Json["id"]}/message")).Json;
        JsonArray timeline = [];
        await Eventually(async () => (timeline = (await Admin.Get($"/api/v1/contacts/{id}/timeline?kind=email")).Json["items"]!.AsArray()).Count == 1, "the mail on the timeline");
        var told = (await Admin.Get("/api/v1/notifications")).Json["items"]!.AsArray();
        await Admin.Patch($"/api/v1/contacts/{id}", new { emails = new[] { new { address = "mei.lin@bounce.example" } } });
        var again = await Admin.Post($"/api/v1/activities/{sent.Json["id"]}/send-again");
        var mended = (await Admin.Get($"/api/v1/activities/{sent.Json["id"]}/message")).Json;
        var twice = await Admin.Post($"/api/v1/activities/{sent.Json["id"]}/send-again");

        Assert.Multiple(() =>
        {
            Assert.That((int?)bounce.Json["discarded"], Is.EqualTo(1), bounce.Text);
            Assert.That((string?)failed["state"], Is.EqualTo("failed"));
            Assert.That((string?)failed["recipients"]![0]!["failure"], Is.EqualTo("bounced"));
            Assert.That((string?)failed["recipients"]![0]!["said"], Is.EqualTo("5.1.1 550 No such user"));
            Assert.That((bool?)timeline.Single()!["facts"]!["undelivered"], Is.True);
            Assert.That(told.Count(n => (string?)n!["kind"] == "emailFailed" && (string?)n["recordId"] == (string?)sent.Json["id"]), Is.EqualTo(1));
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.NoContent), again.Text);
            Assert.That((string?)mended["state"], Is.EqualTo("sent"));
            Assert.That((string?)mended["recipients"]![0]!["address"], Is.EqualTo("mei.lin@bounce.example"));
            Assert.That(twice.Code, Is.EqualTo("mail_not_failed"), twice.Text);
        });
    }

    private static string? Header(JsonNode mail, string name) => (string?)mail["headers"]!.AsArray().Single(h => (string?)h!["name"] == name)!["value"];

    private async Task<IEnumerable<JsonNode>> Mails() => (await Admin.Get("/api/v1/mails")).Json["items"]!.AsArray().Select(m => m!);

    private async Task<string> Contact(string name, string address) => (string)(await Admin.Create("contacts", new { givenName = name, emails = new[] { new { address } } }))["id"]!;

    private Task<Answer> Deliver(string raw) => Admin.Post("/api/v1/inbound-mail", new StringContent(raw, Encoding.UTF8, "message/rfc822"));

    private static string Bounce(string messageId) => $"""
        From: MAILER-DAEMON@mx.bounce.example
        To: crm@tarnvale.example
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <{Guid.CreateVersion7()}@mx.bounce.example>
        Auto-Submitted: auto-replied
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        I could not deliver your mail.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.bounce.example

        Final-Recipient: rfc822; somebody.else@bounce.example
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 No such user
        --b
        Content-Type: text/rfc822-headers

        Message-ID: {messageId}
        Subject: Our offer
        --b--
        """;
}
