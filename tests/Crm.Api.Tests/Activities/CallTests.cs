using System.Diagnostics;
using System.Net;
using Crm.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>Calls that the telephone system tells of.</summary>
[Category("S12")]
public sealed class CallTests : HostFixture
{
    [Test]
    public async Task NoteCall_WhenItRings_ReachesTheAgentsBrowserWithinASecond()
    {
        var contact = await Admin.Create("contacts", new { givenName = "Rosa", familyName = "Vega", phones = new[] { new { number = "+34 915 550 177" } } });
        var rep = await As("sales-rep");
        var email = (string)(await rep.Session())["user"]!["email"]!;
        var stream = await rep.Stream("/api/v1/live");
        await using (stream)
        {
            // The first call warms the path up; the second is measured.
            await Ring("pbx-0", email);
            await stream.Next("call.ringing");
            var watch = Stopwatch.StartNew();
            var ringing = await Ring("pbx-1", email);
            var heard = await stream.Next("call.ringing");

            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(1)));
            Assert.That(ringing.Status, Is.EqualTo(HttpStatusCode.Created), ringing.Text);
            Assert.That((string?)heard["callerName"], Is.EqualTo("Rosa Vega"));
            Assert.That((string?)heard["record"]!["recordId"], Is.EqualTo((string?)contact["id"]));
            Assert.That((string?)ringing.Json["contactId"], Is.EqualTo((string?)contact["id"]));
        }
    }

    [Test]
    public async Task NoteCall_AnsweredAndEnded_IsToldToTheAgentAlone()
    {
        var rep = await As("sales-rep");
        var email = (string)(await rep.Session())["user"]!["email"]!;
        var stream = await rep.Stream("/api/v1/live");
        await using (stream)
        {
            await Ring("pbx-8", email);
            var id = (string?)(await stream.Next("call.ringing"))["activityId"];
            await Admin.Post("/api/v1/calls", new { externalId = "pbx-8", @event = "answered", from = "+34915550177", to = "+34915000000", direction = "inbound", agent = email });
            Assert.That((string?)(await stream.Next("call.answered"))["activityId"], Is.EqualTo(id));

            // Of a call of a colleague this agent hears nothing: the next news is the own one.
            await Admin.Post("/api/v1/calls", new { externalId = "pbx-9", @event = "ended", from = "+34915550177", to = "+34915000000", direction = "inbound" });
            await Admin.Post("/api/v1/calls", new { externalId = "pbx-8", @event = "ended", from = "+34915550177", to = "+34915000000", direction = "inbound", agent = email, durationSeconds = 40 });
            var ended = await stream.Next("call.ended");
            Assert.That(((string?)ended["activityId"], (bool)ended["answered"]!), Is.EqualTo((id, true)));
        }
    }

    [Test]
    public async Task NoteCall_ToItsEnd_IsOneActivity()
    {
        var first = await Note("pbx-7", "ringing");
        await Note("pbx-7", "answered");
        await Note("pbx-7", "ended", 95);
        var last = await Note("pbx-7", "recording");

        Assert.That(first.Status, Is.EqualTo(HttpStatusCode.Created), first.Text);
        Assert.That(last.Status, Is.EqualTo(HttpStatusCode.OK), last.Text);
        Assert.That((string?)last.Json["id"], Is.EqualTo((string?)first.Json["id"]));
        Assert.That((string?)last.Json["status"], Is.EqualTo("done"));
        Assert.That((string?)last.Json["outcome"], Is.EqualTo("connected"));
        Assert.That((int)last.Json["duration"]!, Is.EqualTo(95));
        Assert.That((string?)last.Json["subject"], Is.EqualTo("+34915550999"), "nobody known has this number");
    }

    [Test]
    public async Task NoteCall_FromALeadsNumber_IsTheLeads()
    {
        var lead = await Admin.Create("leads", new { givenName = "Nina", phones = new[] { new { number = "+34 915 550 111" } } });
        var call = await Admin.Post("/api/v1/calls", new { externalId = "pbx-lead", @event = "ringing", from = "0034 915550111", to = "+34915000000", direction = "inbound" });

        Assert.That(((string?)call.Json["leadId"], (string?)call.Json["subject"]), Is.EqualTo(((string?)lead["id"], "Nina")), call.Text);
    }

    [Test]
    public async Task Call_OfWhoseEndNobodyTold_IsClosedAfterAnHour_AndAPlannedOneIsNot()
    {
        var rang = TimeProvider.System.GetUtcNow().AddHours(-2);
        var call = await Admin.Post("/api/v1/calls", new { externalId = "pbx-lost", @event = "ringing", from = "+34915550222", to = "+34915000000", direction = "inbound", at = rang });
        var planned = await Admin.Create("activities", new { kind = "call", subject = "Call back", startsAt = rang, status = "open" });
        await Host.Services.GetRequiredService<Housekeeper>().Sweep(CancellationToken.None);
        var closed = (await Admin.Get($"/api/v1/activities/{call.Json["id"]}")).Json;

        Assert.That(((string?)closed["status"], (string?)closed["outcome"]), Is.EqualTo(("done", "noAnswer")));
        Assert.That((string?)(await Admin.Get($"/api/v1/activities/{planned["id"]}")).Json["status"], Is.EqualTo("open"));
    }

    private Task<Crm.Testing.Answer> Ring(string id, string agent) =>
        Admin.Post("/api/v1/calls", new { externalId = id, @event = "ringing", from = "+34 (915) 55-01-77", to = "+34 915 000 000", direction = "inbound", agent });

    private Task<Crm.Testing.Answer> Note(string id, string happened, int? durationSeconds = null) => Admin.Post(
        "/api/v1/calls",
        new
        {
            externalId = id, @event = happened, from = "+34 915 550 999", to = "+34 915 000 000", direction = "inbound", durationSeconds,
            recordingUrl = happened == "recording" ? "https://pbx.example/7.mp3" : null,
        });
}
