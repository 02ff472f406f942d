using System.Text;
using System.Text.Json;
using Crm.Activities.Mail.Inbound;
using Crm.Activities.Mail.Mime;
using Microsoft.AspNetCore.Http;

namespace Crm.Unit.Tests.Activities.Mail;

/// <summary>One mail in the shapes that providers document: it comes out the same.</summary>
public class ProviderShapesTests
{
    private const string Raw = "From: Mei Lin <mei@kestrel.example>\nTo: crm@tarnvale.example\nSubject: Offer\nMessage-ID: <a1@kestrel.example>\nIn-Reply-To: <b2@tarnvale.example>\nDate: Mon, 3 Mar 2025 10:15:00 +0100\n"
        + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nYes.\n--x\nContent-Type: application/pdf; name=offer.pdf\nContent-Transfer-Encoding: base64\n\nJVBERg==\n--x--\n";

    private const string Postmark = """
        {"FromName":"Mei Lin","From":"mei@kestrel.example","FromFull":{"Email":"mei@kestrel.example","Name":"Mei Lin","MailboxHash":""},"To":"crm@tarnvale.example",
         "ToFull":[{"Email":"crm@tarnvale.example","Name":"","MailboxHash":""}],"Cc":"","CcFull":[],"Bcc":"","BccFull":[],"OriginalRecipient":"x@inbound.example","Subject":"Offer","MessageID":"provider-own-id",
         "ReplyTo":"","MailboxHash":"","Date":"Mon, 3 Mar 2025 10:15:00 +0100","TextBody":"Yes.","HtmlBody":"","StrippedTextReply":"Yes.","Tag":"",
         "Headers":[{"Name":"Message-ID","Value":"<a1@kestrel.example>"},{"Name":"In-Reply-To","Value":"<b2@tarnvale.example>"}],
         "Attachments":[{"Name":"offer.pdf","Content":"JVBERg==","ContentType":"application/pdf","ContentLength":4,"ContentID":""}]}
        """;

    [Test]
    public async Task Read_RawMessage_ComesOut() => AssertMail(await Read("message/rfc822", Encoding.UTF8.GetBytes(Raw)));

    [Test]
    public async Task Read_PostmarkJson_ComesOut() => AssertMail(await Read("application/json; charset=utf-8", Encoding.UTF8.GetBytes(Postmark)));

    [Test]
    public async Task Read_PostmarkWithTheRawMessage_TakesThat() =>
        AssertMail(await Read("application/json", JsonSerializer.SerializeToUtf8Bytes(new { From = "somebody@else.example", Subject = "shortened", RawEmail = Raw })));

    [Test]
    public async Task Read_SendGridForm_ComesOut()
    {
        using var form = new MultipartFormDataContent("boundary")
        {
            { new StringContent("Message-ID: <a1@kestrel.example>\nIn-Reply-To: <b2@tarnvale.example>\nDate: Mon, 3 Mar 2025 10:15:00 +0100\n"), "headers" },
            { new StringContent("Mei Lin <mei@kestrel.example>"), "from" },
            { new StringContent("crm@tarnvale.example"), "to" },
            { new StringContent("Offer"), "subject" },
            { new ByteArrayContent(Encoding.Latin1.GetBytes("Yes.")), "text" },
            { new StringContent("""{"to":["crm@tarnvale.example"],"from":"mei@kestrel.example"}"""), "envelope" },
            { new StringContent("""{"to":"UTF-8","subject":"UTF-8","text":"iso-8859-1"}"""), "charsets" },
            { new StringContent("1"), "attachments" },
            { new StringContent("""{"attachment1":{"filename":"offer.pdf","name":"offer.pdf","type":"application/pdf"}}"""), "attachment-info" },
            { new ByteArrayContent("%PDF"u8.ToArray()), "attachment1", "other.pdf" },
        };

        AssertMail(await Read(form.Headers.ContentType!.ToString(), await form.ReadAsByteArrayAsync()));
    }

    [Test]
    public async Task Read_SendGridFormWithTheRawMessage_TakesThat()
    {
        using var form = new MultipartFormDataContent { { new StringContent(Raw), "email" }, { new StringContent("x"), "subject" } };

        AssertMail(await Read(form.Headers.ContentType!.ToString(), await form.ReadAsByteArrayAsync()));
    }

    [Test]
    public async Task Read_MailgunForm_ComesOut()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("mei@kestrel.example"), "sender" },
            { new StringContent("Mei Lin <mei@kestrel.example>"), "from" },
            { new StringContent("crm@tarnvale.example"), "recipient" },
            { new StringContent("Offer"), "subject" },
            { new StringContent("Yes."), "body-plain" },
            { new StringContent("Yes."), "stripped-text" },
            { new StringContent("""[["Message-Id","<a1@kestrel.example>"],["In-Reply-To","<b2@tarnvale.example>"],["Date","Mon, 3 Mar 2025 10:15:00 +0100"]]"""), "message-headers" },
            { new StringContent("1"), "attachment-count" },
            { new ByteArrayContent("%PDF"u8.ToArray()), "attachment-1", "offer.pdf" },
        };

        AssertMail(await Read(form.Headers.ContentType!.ToString(), await form.ReadAsByteArrayAsync()));
    }

    [Test]
    public async Task Read_MailgunFieldsWithTheRawMessage_TakesThat() =>
        AssertMail(await Read("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes($"recipient=a%40b.example&body-mime={Uri.EscapeDataString(Raw)}")));

    [TestCase("application/json", "{}")]
    [TestCase("application/json", "[1]")]
    [TestCase("application/json", "{\"TextBody\":\"\\ud800\",\"FromFull\":{\"Email\":\"\\ud800\"}}")]
    [TestCase("application/json", "no json")]
    [TestCase("multipart/form-data; boundary=x", "--y")]
    [TestCase("application/x-www-form-urlencoded", "a=b&%%%=1")]
    [TestCase("message/rfc822", "")]
    public void Read_NoMail_IsRefusedByTheOneException(string type, string body) =>
        Assert.That(async () => await Read(type, Encoding.UTF8.GetBytes(body)), Throws.TypeOf<UnreadableMessageException>());

    private static void AssertMail(MimeMessage mail) => Assert.Multiple(() =>
    {
        Assert.That(mail.From, Is.EqualTo([new MailAddress("Mei Lin", "mei@kestrel.example")]));
        Assert.That(mail.To.Single().Address, Is.EqualTo("crm@tarnvale.example"));
        Assert.That(mail.Subject, Is.EqualTo("Offer"));
        Assert.That(mail.MessageId, Is.EqualTo("a1@kestrel.example"));
        Assert.That(mail.InReplyTo, Is.EqualTo(["b2@tarnvale.example"]));
        Assert.That(mail.Date, Is.EqualTo(new DateTime(2025, 3, 3, 9, 15, 0, DateTimeKind.Utc)));
        Assert.That(mail.Text, Is.EqualTo("Yes."));
        Assert.That(mail.Html, Is.Null);
        Assert.That(mail.Attachments.Single().Name, Is.EqualTo("offer.pdf"));
        Assert.That(mail.Attachments.Single().Content.ToArray(), Is.EqualTo("%PDF"u8.ToArray()));
    });

    private static async Task<MimeMessage> Read(string type, byte[] body)
    {
        var http = new DefaultHttpContext();
        http.Request.ContentType = type;
        http.Request.Body = new MemoryStream(body);
        return await InboundBody.Read(http.Request, _ => { }, CancellationToken.None);
    }
}
