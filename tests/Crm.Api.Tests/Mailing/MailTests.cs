using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Crm.Platform.Mailing;
using Crm.Platform.Mediation;
using Crm.Testing;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Mailing;

/// <summary>Mails reach their server once where all goes well, at least once where it does not, and never get lost in silence.</summary>
[Category("S67")]
[NonParallelizable]
public sealed class MailTests : MailFixture
{
    [Test]
    public async Task Send_WellFormed_ArrivesWithItsIdAndBothBodies()
    {
        var id = await Send(new MailMessage(Key(), "ana@customer.example", "Ваш заказ готов: 订单 ñ", "Plain text")
        {
            ToName = "Ana Núñez",
            Html = "<p>Hello <b>Ana</b></p>",
            ReplyTo = "service@company.example",
            Headers = [new MailHeader("Auto-Submitted", "auto-generated")],
        });
        var mail = await Becomes(id, "sent");

        var received = Sink.Mails.Single(m => m.Recipient == "ana@customer.example");
        Assert.That(received.Headers["Message-ID"], Is.EqualTo(new[] { $"<{id}@company.example>" }));
        Assert.That(received.Headers["Reply-To"], Is.EqualTo(new[] { "service@company.example" }));
        Assert.That(received.Headers["Auto-Submitted"], Is.EqualTo(new[] { "auto-generated" }));
        Assert.That(received.Text, Does.Contain("multipart/alternative"));
        Assert.That(received.Text, Does.Contain(Convert.ToBase64String(Encoding.UTF8.GetBytes("<p>Hello <b>Ana</b></p>"))));
        Assert.That(received.Head.All(char.IsAscii), Is.True);
        Assert.That(((int)mail["attempts"]!, (string?)mail["error"], mail["sentAt"]), Is.EqualTo((1, (string?)null, mail["sentAt"])));
        Assert.That((string)mail["subject"]!, Is.EqualTo("Ваш заказ готов: 订单 ñ"));
    }

    [Test]
    public async Task Send_SameKeyTwice_IsOneMail()
    {
        var key = Key();
        var first = await Send(new MailMessage(key, "once@customer.example", "Once", "Text"));
        var second = await Send(new MailMessage(key, "once@customer.example", "Once", "Text"));
        await Becomes(first, "sent");

        Assert.That(second, Is.EqualTo(first));
        Assert.That(Sink.Mails.Count(m => m.Recipient == "once@customer.example"), Is.EqualTo(1));
    }

    [Test]
    public async Task Send_InACommandThatFails_SendsNothing()
    {
        Assert.ThrowsAsync<InvalidOperationException>(() => Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run<MediatR.Unit>(
            async () =>
            {
                await s.GetRequiredService<IMailer>().Send(new MailMessage(Key(), "never@customer.example", "Never", "Text"), CancellationToken.None);
                throw new InvalidOperationException("the command fails after it sent");
            },
            CancellationToken.None)));
        await Becomes(await Send(new MailMessage(Key(), "after@customer.example", "After", "Text")), "sent");

        Assert.That(Sink.Mails.Select(m => m.Recipient), Does.Not.Contain("never@customer.example"));
    }

    [Test]
    public async Task Send_RefusedForGood_FailsAtOnceAndCanBeRetried()
    {
        Sink.Recipients["gone"] = new Queue<string>(["550 5.1.1 No such user"]);
        var id = await Send(new MailMessage(Key(), "gone@customer.example", "Gone", "Text"));
        var failed = await Becomes(id, "failed");
        Assert.That((int)failed["attempts"]!, Is.EqualTo(1));
        Assert.That((string)failed["error"]!, Does.Contain("550").And.Contain("No such user"));
        Assert.That((await Admin.Get("/api/v1/mails?state=failed")).Json["items"]!.AsArray().Select(m => (Guid)m!["id"]!), Does.Contain(id));
        await Eventually(async () => (await Admin.Get("/api/v1/notifications?unread=true")).Json["items"]!.AsArray().Any(n => (string)n!["kind"]! == "mailFailed"), "the administrator is told");

        Sink.Recipients["gone"] = new Queue<string>(["250 OK"]);
        Assert.That((await Admin.Post($"/api/v1/mails/{id}/retry")).Status, Is.EqualTo(HttpStatusCode.OK));
        await Becomes(id, "sent");
        Assert.That((await Admin.Post($"/api/v1/mails/{id}/retry")).Code, Is.EqualTo("mail_not_failed"));
    }

    [Test]
    public async Task Send_RefusedForNow_WaitsAndGoesOut()
    {
        Sink.Recipients["grey"] = new Queue<string>(["451 4.7.1 Greylisted, come back later", "250 OK"]);
        var id = await Send(new MailMessage(Key(), "grey@customer.example", "Grey", "Text"));
        await Eventually(async () => (int)(await Mail(id))["attempts"]! == 1, "the first attempt is made");
        var waiting = await Mail(id);
        Assert.That(((string)waiting["state"]!, (string)waiting["error"]!), Is.EqualTo(("queued", (string)waiting["error"]!)));
        Assert.That((string)waiting["error"]!, Does.Contain("Greylisted"));
        Assert.That((DateTime)waiting["nextAttemptAt"]!, Is.GreaterThan((DateTime)waiting["createdAt"]! + TimeSpan.FromSeconds(20)));

        await WaitIsOver();
        var sent = await Becomes(id, "sent");
        Assert.That(((int)sent["attempts"]!, (string?)sent["error"]), Is.EqualTo((2, (string?)null)));
    }

    [Test]
    public async Task Send_RefusedForNowTooOften_Fails()
    {
        Sink.Recipients["never-now"] = new Queue<string>(["452 4.2.2 Mailbox full"]);
        var id = await Send(new MailMessage(Key(), "never-now@customer.example", "Full", "Text"));
        for (var i = 1; i < MailSender.MaxAttempts; i++)
        {
            var attempts = i;
            await Eventually(async () => (int)(await Mail(id))["attempts"]! >= attempts, $"attempt {attempts}");
            await WaitIsOver();
            await Sender(Host).RunOnce(CancellationToken.None);
        }

        Assert.That((int)(await Becomes(id, "failed"))["attempts"]!, Is.EqualTo(MailSender.MaxAttempts));
    }

    [Test]
    public async Task Send_HundredByTwoInstances_SendsEachOnce()
    {
        await using var second = await Host.StartSecond(Deliver);
        var watch = Stopwatch.StartNew();
        var ids = new List<Guid>();
        await Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run(
            async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    ids.Add(await s.GetRequiredService<IMailer>().Send(new MailMessage(Key(), $"bulk{i}@many.example", $"Number {i}", "Text"), CancellationToken.None));
                }

                return MediatR.Unit.Value;
            },
            CancellationToken.None));
        await Task.WhenAll(new[] { Sender(Host), Sender(second) }.Select(async sender =>
        {
            while (await sender.RunOnce(CancellationToken.None) > 0)
            {
            }
        }));
        await Eventually(async () => (await Admin.Get("/api/v1/mails?state=queued")).Json["items"]!.AsArray().Count == 0, "all are sent");
        TestContext.Out.WriteLine($"100 mails in {watch.ElapsedMilliseconds} ms");

        var received = Sink.Mails.Where(m => m.Recipient.EndsWith("@many.example", StringComparison.Ordinal)).ToList();
        Assert.That(received.ConvertAll(m => m.Recipient), Is.Unique.And.Count.EqualTo(100));
        Assert.That(received.ConvertAll(m => m.Headers["Message-ID"].Single()), Is.Unique);
    }

    [Test]
    public async Task Send_AnyTextInTheHead_NeverBeginsALineOfItsOwn()
    {
        var piece = Gen.Elements("\r\n", "\n", "\r", "Bcc: thief@evil.example", "\r\n\r\nBody", "\u2028", "\u0085", "\0", " ", "Ünïcode", "订单", "=?utf-8?B?Qg==?=", "x".PadLeft(120, 'x'), "\t", ",", "<a@b.example>", "\"");
        var hostile = piece.ListOf(6).Select(string.Concat).Sample(25).ToList();
        var ids = new List<Guid>();
        for (var i = 0; i < hostile.Count; i++)
        {
            ids.Add(await Send(new MailMessage(Key(), $"victim{i}@customer.example", hostile[i], "Text") { ToName = hostile[^(i + 1)] }));
        }

        string[] allowed = ["MIME-Version", "From", "To", "Date", "Subject", "Content-Type", "Content-Transfer-Encoding", "Message-ID"];
        for (var i = 0; i < ids.Count; i++)
        {
            await Becomes(ids[i], "sent");
            var received = Sink.Mails.Single(m => m.Recipient == $"victim{i}@customer.example");
            Assert.That(received.Headers.Select(h => h.Key), Is.SubsetOf(allowed), received.Head);
            Assert.That(received.Headers["To"].Count() + received.Headers["Subject"].Count(), Is.LessThanOrEqualTo(2), received.Head);
        }

        Assert.That(Sink.Mails.Select(m => m.Recipient), Does.Not.Contain("thief@evil.example"));
    }
}
