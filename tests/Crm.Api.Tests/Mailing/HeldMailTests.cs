using System.Net;
using Crm.Kernel;
using Crm.Platform.Mailing;
using Crm.Platform.Mediation;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Mailing;

/// <summary>Without a server, mails are held and shown: what would be sent.</summary>
[Category("S67")]
public sealed class HeldMailTests : HostFixture
{
    [Test]
    public async Task Send_WithoutAServer_IsHeldAndShown()
    {
        var id = await Send(new MailMessage("held:1", "ana@customer.example", "Held", "Plain") { Html = "<p onclick=\"alert(1)\">Hi<script>alert(2)</script></p>", ToName = "Ana" });

        var mail = (await Admin.Get($"/api/v1/mails/{id}")).Json;
        Assert.That(((string)mail["state"]!, (int)mail["attempts"]!, (string)mail["text"]!), Is.EqualTo(("held", 0, "Plain")));
        Assert.That(mail["headers"]!.AsArray().Select(h => $"{h!["name"]}: {h["value"]}"), Does.Contain("To: Ana <ana@customer.example>").And.Contain("Subject: Held"));
        Assert.That((await Admin.Get("/api/v1/mails?state=held")).Json["items"]!.AsArray().Select(m => (Guid)m!["id"]!), Does.Contain(id));
        Assert.That((await Admin.Post($"/api/v1/mails/{id}/retry")).Code, Is.EqualTo("mail_not_set_up"));
    }

    [Test]
    public async Task Show_HostileHtml_CanDoNothing()
    {
        var id = await Send(new MailMessage("held:2", "ana@customer.example", "Held", "Plain") { Html = "<script>alert(1)</script>" });

        var shown = await Admin.Get($"/api/v1/mails/{id}/content");

        Assert.That((shown.Status, shown.ContentType), Is.EqualTo((HttpStatusCode.OK, "text/html")));
        var policy = shown.Headers["Content-Security-Policy"];
        Assert.That(policy, Does.StartWith("sandbox;").And.Contain("default-src 'none'").And.Contain("frame-ancestors 'self'").And.Not.Contain("script-src"));
        Assert.That(shown.Headers["X-Frame-Options"], Is.EqualTo("SAMEORIGIN"));
        Assert.That(shown.Headers["X-Content-Type-Options"], Is.EqualTo("nosniff"));
    }

    [Test]
    public async Task Show_PlainText_IsEncoded()
    {
        var id = await Send(new MailMessage("held:3", "ana@customer.example", "Held", "<b>not bold</b>"));

        Assert.That((await Admin.Get($"/api/v1/mails/{id}/content")).Text, Does.Contain("&lt;b&gt;not bold"));
    }

    [TestCase("no-address")]
    [TestCase("a@b")]
    [TestCase("Ana <ana@customer.example>")]
    [TestCase("ana@customer.example\r\nBcc: thief@evil.example")]
    [TestCase("ana@customer.example,bob@customer.example")]
    [TestCase("")]
    public void Send_ToNoAddress_IsRefused(string address) =>
        Assert.That(Assert.ThrowsAsync<InvalidInputException>(() => Send(new MailMessage($"bad:{address}"[..Math.Min(50, address.Length)] + "!", address, "Subject", "Text")))!.Code, Is.EqualTo("invalid_address"));

    [TestCase("Bcc", "thief@evil.example")]
    [TestCase("Subject", "Another")]
    [TestCase("X-Note", "one\r\nBcc: thief@evil.example")]
    [TestCase("X-Note: a\r\nBcc", "x")]
    [TestCase("Content-Type", "text/html")]
    public void Send_WithAForbiddenHeader_IsRefused(string name, string value) =>
        Assert.ThrowsAsync<ArgumentException>(() => Send(new MailMessage("header", "ana@customer.example", "Subject", "Text") { Headers = [new MailHeader(name, value)] }));

    [Test]
    public async Task Mails_WithoutThePermission_AreNotShown() =>
        Assert.That((await (await As("sales-manager")).Get("/api/v1/mails")).Status, Is.EqualTo(HttpStatusCode.Forbidden));

    private async Task<Guid> Send(MailMessage message)
    {
        var id = Guid.Empty;
        await Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run(
            async () =>
            {
                id = await s.GetRequiredService<IMailer>().Send(message, CancellationToken.None);
                return MediatR.Unit.Value;
            },
            CancellationToken.None));
        return id;
    }
}
