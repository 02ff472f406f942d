using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Api.Tests.Access;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>S12: a mail of somebody known is on the timeline with no click; one of somebody unknown waits and proposes a contact.</summary>
[Category("S12")]
public sealed class InboundMailTests : HostFixture
{
    [Test]
    public async Task ReceiveMail_FromAKnownAddress_IsFiledWithItsFilesAndNoClick()
    {
        var (account, contact) = await Customer("known.example");

        var answer = await Deliver(Raw("mei@known.example", "k1", "We take 40.\n\nOn Mon, 3 Mar 2025 at 10:15, Ana <ana@tarnvale.example> wrote:\n\n> How many?", withFile: true));
        var activity = (await Admin.Get($"/api/v1/activities/{answer.Json["activities"]![0]}")).Json;
        var message = (await Admin.Get($"/api/v1/activities/{activity["id"]}/message")).Json;
        var files = (await Admin.Get($"/api/v1/files?recordType=activity&recordId={activity["id"]}")).Json;

        Assert.Multiple(() =>
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Accepted), answer.Text);
            Assert.That((int)answer.Json["filed"]!, Is.EqualTo(1));
            Assert.That((string?)activity["kind"], Is.EqualTo("email"));
            Assert.That((string?)activity["status"], Is.EqualTo("done"));
            Assert.That((string?)activity["direction"], Is.EqualTo("inbound"));
            Assert.That((string?)activity["contactId"], Is.EqualTo(contact));
            Assert.That((string?)activity["accountId"], Is.EqualTo(account));
            Assert.That((string?)activity["body"], Is.EqualTo("We take 40."));
            Assert.That((DateTime)activity["startsAt"]!, Is.EqualTo(new DateTime(2025, 3, 4, 8, 0, 0, DateTimeKind.Utc)));
            Assert.That((string?)message["fullText"], Does.Contain("How many?"));
            Assert.That((string?)files["items"]![0]!["name"], Is.EqualTo("order.pdf"));
        });
    }

    [Test]
    public async Task ReceiveMail_Twice_IsTakenOnce()
    {
        await Customer("twice.example");

        var first = await Deliver(Raw("mei@twice.example", "t1", "Hello"));
        var again = await Deliver(Raw("mei@twice.example", "t1", "Hello"));

        Assert.That((int)again.Json["duplicate"]!, Is.EqualTo(1), again.Text);
        Assert.That((string?)again.Json["activities"]![0], Is.EqualTo((string?)first.Json["activities"]![0]));
    }

    [Test]
    public async Task ReceiveMail_ToAColleagueAndOthers_TellsWhoIsOurs()
    {
        await Customer("copies.example");
        var me = (string)(await Admin.Session())["user"]!["email"]!;

        var answer = await Deliver(Encoding.ASCII.GetBytes(
            $"From: mei@copies.example\r\nTo: {me.ToUpperInvariant()}, bo@copies.example\r\nCc: li@copies.example\r\nSubject: All\r\nMessage-ID: <copies@copies.example>\r\nDate: Tue, 4 Mar 2025 09:00:00 +0100\r\n\r\nHello all"));
        var message = (await Admin.Get($"/api/v1/activities/{answer.Json["activities"]![0]}/message")).Json;

        Assert.That(message["recipients"]!.AsArray().Where(r => (bool)r!["ours"]!).Select(r => ((string)r!["address"]!).ToLowerInvariant()), Is.EqualTo(new[] { me.ToLowerInvariant() }));
    }

    [Test]
    public async Task ReceiveMail_Answers_StandInOneConversation()
    {
        await Customer("thread.example");

        var first = await Deliver(Raw("mei@thread.example", "c1", "Question"));
        var answer = await Deliver(Raw("new.colleague@gmail.com", "c2", "I join in", answers: "c1"));
        var message = (await Admin.Get($"/api/v1/activities/{answer.Json["activities"]![0]}/message")).Json;

        Assert.That((int)answer.Json["filed"]!, Is.EqualTo(1), "the conversation says whose it is");
        Assert.That(message["conversation"]!.AsArray().Select(a => (string?)a!["activityId"]), Is.EquivalentTo(new[] { (string?)first.Json["activities"]![0], (string?)answer.Json["activities"]![0] }));
    }

    [Test]
    public async Task ReceiveMail_FromAColleagueOfAKnownPerson_IsFiledOnTheAccount()
    {
        var (account, _) = await Customer("colleagues.example");

        var answer = await Deliver(Raw("somebody.new@colleagues.example", "d1", "Hello"));
        var activity = (await Admin.Get($"/api/v1/activities/{answer.Json["activities"]![0]}")).Json;

        Assert.That((string?)activity["accountId"], Is.EqualTo(account));
        Assert.That(activity["contactId"], Is.Null);
    }

    [Test]
    public async Task ReceiveMail_FromSomebodyUnknown_WaitsAndBecomesAContact()
    {
        var answer = await Deliver(Raw("Wang Fang <wang@unknown-firm.example>", "u1", "May I have an offer?", withFile: true));
        var held = (await Admin.Get("/api/v1/inbound-mail?state=held")).Json["items"]!.AsArray().Single(m => (string?)m!["fromAddress"] == "wang@unknown-firm.example")!;
        var detail = (await Admin.Get($"/api/v1/inbound-mail/{held["id"]}")).Json;
        var filed = await Admin.Post($"/api/v1/inbound-mail/{held["id"]}/create-contact", new { });
        var contact = (await Admin.Get($"/api/v1/contacts/{filed.Json["contactId"]}")).Json;
        var files = (await Admin.Get($"/api/v1/files?recordType=activity&recordId={filed.Json["activityId"]}")).Json;
        var again = await Admin.Post($"/api/v1/inbound-mail/{held["id"]}/discard");

        Assert.Multiple(() =>
        {
            Assert.That((int)answer.Json["held"]!, Is.EqualTo(1), answer.Text);
            Assert.That((string?)detail["proposed"]!["familyName"], Is.EqualTo("Fang"));
            Assert.That(filed.Status, Is.EqualTo(HttpStatusCode.OK), filed.Text);
            Assert.That((string?)contact["emails"]![0]!["address"], Is.EqualTo("wang@unknown-firm.example"));
            Assert.That((string?)contact["givenName"], Is.EqualTo("Wang"));
            Assert.That(files["items"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Conflict), again.Text);
        });
    }

    [Test]
    public async Task DecideInboundMail_ByAPerson_FilesOrDiscards_AndTheBalanceHolds()
    {
        var (_, contact) = await Customer("decide.example");
        await Deliver(Raw("a@nobody-one.example", "b1", "One"));
        await Deliver(Raw("a@nobody-two.example", "b2", "Two"));
        var refused = await Deliver(Encoding.ASCII.GetBytes("this is no mail"));
        var held = (await Admin.Get("/api/v1/inbound-mail")).Json["items"]!.AsArray();
        string Id(string from) => (string)held.Single(m => (string?)m!["fromAddress"] == from)!["id"]!;

        var filed = await Admin.Post($"/api/v1/inbound-mail/{Id("a@nobody-one.example")}/file", new { contactId = contact });
        var discarded = await Admin.Post($"/api/v1/inbound-mail/{Id("a@nobody-two.example")}/discard");
        var balance = (await Admin.Get("/api/v1/inbound-mail/balance")).Json;
        long Of(string name) => (long)balance[name]!;

        Assert.Multiple(() =>
        {
            Assert.That(filed.Status, Is.EqualTo(HttpStatusCode.OK), filed.Text);
            Assert.That(discarded.Status, Is.EqualTo(HttpStatusCode.NoContent), discarded.Text);
            Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((string?)refused.Json["code"], Is.EqualTo("unreadable_message"));
            Assert.That(Of("discarded"), Is.Positive);
            Assert.That(Of("refused"), Is.Positive);
            Assert.That(Of("received"), Is.EqualTo(Of("filed") + Of("held") + Of("discarded") + Of("refused")));
        });
    }

    [Test]
    public async Task ReceiveMail_WithAKeyForNothingElse_IsFiledAllTheSame()
    {
        await Customer("key.example");
        var key = await Admin.Post("/api/v1/api-keys", new { name = "Mail provider", roleId = await TestRoles.BuiltIn(Admin, "administrator"), scopes = new[] { "inbound-mail:write" } });
        using var provider = Host.Anonymous();
        provider.UseKey((string)key.Json["key"]!);

        var answer = await provider.Post("/api/v1/inbound-mail", new StringContent(
            """{"FromFull":{"Email":"mei@key.example","Name":"Mei"},"Subject":"By key","TextBody":"Hello","MessageID":"key-1"}""", Encoding.UTF8, "application/json"));
        var read = await provider.Get("/api/v1/inbound-mail");

        Assert.That((int?)answer.Json["filed"], Is.EqualTo(1), answer.Text);
        Assert.That(read.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task ShowMessageHtml_OfAHostileMail_CanDoNothing()
    {
        await Customer("html.example");
        var answer = await Deliver(Encoding.UTF8.GetBytes("From: mei@html.example\nSubject: Page\nMessage-ID: <h1@html.example>\nContent-Type: text/html; charset=utf-8\n\n<p>Hello</p><script>alert(1)</script><img src=https://evil.example/x.png>"));
        var message = (await Admin.Get($"/api/v1/activities/{answer.Json["activities"]![0]}/message")).Json;

        var page = await Admin.Get($"/api/v1/messages/{message["id"]}/html");

        Assert.That(page.Text, Does.Contain("<p>Hello</p>"));
        Assert.That(page.Headers["Content-Security-Policy"], Does.StartWith("sandbox; default-src 'none'"));
        Assert.That((string?)message["fullText"], Is.EqualTo("Hello"));
    }

    [Test]
    public async Task ShowMessageHtml_WithAPictureInTheText_ShowsItFromThePageItself()
    {
        await Admin.Create("contacts", new { givenName = "Mei", emails = new[] { new { address = "mei@picture.example" } } });
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
        var answer = await Deliver(Encoding.UTF8.GetBytes(
            "From: mei@picture.example\nSubject: Plan\nMessage-ID: <p1@picture.example>\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n<img src=\"cid:plan%40here\"><img src=\"cid:gone@here\">\n"
            + $"--x\nContent-Type: image/png; name=plan.png\nContent-ID: <plan@here>\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(picture)}\n--x--\n"));
        var message = (await Admin.Get($"/api/v1/activities/{answer.Json["activities"]![0]}/message")).Json;
        var page = await Admin.Get($"/api/v1/messages/{message["id"]}/html");

        Assert.That(page.Text, Does.Contain($"<img src=\"data:image/png;base64,{Convert.ToBase64String(picture)}\">").And.Contain("cid:gone@here"));
    }

    [Test]
    public async Task SendEmail_ToAContact_GoesOutAndItsAnswerComesBackIntoTheConversation()
    {
        var (account, contact) = await Customer("out.example");

        var sent = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { contactId = contact } }, subject = "Our offer", body = "Forty at 12." });
        var mail = (await Admin.Get("/api/v1/mails")).Json["items"]!.AsArray().Single(m => (string?)m!["to"] == "mei@out.example")!;
        var message = (await Admin.Get($"/api/v1/activities/{sent.Json["id"]}/message")).Json;
        var answer = await Deliver(Encoding.UTF8.GetBytes($"From: mei@out.example\nSubject: Re: Our offer\nMessage-ID: <o1@out.example>\nIn-Reply-To: <{mail["id"]}@{await Domain(mail)}>\n\nAgreed."));
        var again = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { contactId = contact } }, subject = "Re: Our offer", body = "Thank you.", inReplyTo = (string?)answer.Json["activities"]![0] });
        var conversation = (await Admin.Get($"/api/v1/activities/{again.Json["id"]}/message")).Json["conversation"]!;
        var last = (await Admin.Get("/api/v1/mails")).Json["items"]![0]!;
        var headers = (await Admin.Get($"/api/v1/mails/{last["id"]}")).Json["headers"]!.AsArray();

        Assert.Multiple(() =>
        {
            Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Created), sent.Text);
            Assert.That((string?)sent.Json["direction"], Is.EqualTo("outbound"));
            Assert.That((string?)sent.Json["accountId"], Is.EqualTo(account));
            Assert.That((string?)message["state"], Is.EqualTo("sent"));
            Assert.That(conversation.AsArray(), Has.Count.EqualTo(3));
            Assert.That((string?)headers.Single(h => (string?)h!["name"] == "In-Reply-To")!["value"], Is.EqualTo("<o1@out.example>"));
        });
    }

    [Test]
    public async Task SendEmail_ToNobodyKnown_IsRefused()
    {
        var answer = await Admin.Post("/api/v1/activities/email", new { to = new[] { new { email = "nobody@gmail.com" } }, subject = "Hello", body = "Hello" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answer.Code, Is.EqualTo("unknown_recipient"));
    }

    private async Task<string> Domain(JsonNode mail) =>
        ((string)(await Admin.Get($"/api/v1/mails/{mail["id"]}")).Json["headers"]!.AsArray().Single(h => (string?)h!["name"] == "Message-ID")!["value"]!).Split('@')[1].TrimEnd('>');

    private async Task<(string Account, string Contact)> Customer(string domain)
    {
        var account = await Admin.Create("accounts", new { name = $"Firm of {domain}" });
        var contact = await Admin.Create("contacts", new { givenName = "Mei", familyName = "Lin", accountId = (string?)account["id"], emails = new[] { new { address = $"mei@{domain}" } } });
        return ((string)account["id"]!, (string)contact["id"]!);
    }

    private Task<Answer> Deliver(byte[] raw)
    {
        var content = new ByteArrayContent(raw);
        content.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        return Admin.Post("/api/v1/inbound-mail", content);
    }

    private static byte[] Raw(string from, string id, string text, string? answers = null, bool withFile = false) => Encoding.UTF8.GetBytes(
        $"From: {from}\nTo: crm@tarnvale.example\nSubject: Scales\nMessage-ID: <{id}@test.example>\nDate: Tue, 4 Mar 2025 09:00:00 +0100\n{(answers is null ? "" : $"In-Reply-To: <{answers}@test.example>\n")}"
        + (withFile
            ? $"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\n{text}\n--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=order.pdf\nContent-Transfer-Encoding: base64\n\nJVBERg==\n--x--\n"
            : $"Content-Type: text/plain; charset=utf-8\n\n{text}"));
}
