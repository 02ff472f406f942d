using System.Net;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>What a day and a span of days hold.</summary>
[Category("S2")]
public sealed class DayTests : HostFixture
{
    [Test]
    public async Task MyDay_HasWhatIsOverdueDueAndToCome_InTheCallersZone()
    {
        var rep = await As("sales-rep");
        await rep.Create("activities", new { kind = "task", subject = "Late", dueAt = "2027-06-09T10:00:00Z" });
        await rep.Create("activities", new { kind = "task", subject = "Tonight", dueAt = "2027-06-10T21:30:00Z" });
        await rep.Create("activities", new { kind = "task", subject = "Tomorrow in Madrid", dueAt = "2027-06-10T22:30:00Z" });
        await rep.Create("activities", new { kind = "meeting", subject = "Demo", startsAt = "2027-06-10T08:00:00Z", endsAt = "2027-06-10T09:00:00Z" });
        await Admin.Create("activities", new { kind = "task", subject = "Somebody else's", dueAt = "2027-06-10T10:00:00Z" });

        var day = (await rep.Get("/api/v1/my-day?date=2027-06-10&tz=Europe/Madrid")).Json;

        Assert.Multiple(() =>
        {
            Assert.That(Subjects(day["overdue"]), Does.Contain("Late").And.Not.Contain("Tonight"));
            Assert.That(Subjects(day["today"]), Is.EqualTo(new[] { "Tonight" }));
            Assert.That(Subjects(day["meetings"]), Is.EqualTo(new[] { "Demo" }));
            Assert.That((int)day["next7"]![0]!["count"]!, Is.EqualTo(1));
            Assert.That(day["next7"]!.AsArray(), Has.Count.EqualTo(7));
        });
    }

    [Test]
    public async Task Calendar_WithAMeetingThatRepeats_HasEachTimeAtItsLocalHour()
    {
        var manager = await As("sales-manager");
        var made = await manager.Send(HttpMethod.Post, "/api/v1/activities", new
        {
            kind = "meeting", subject = "Monday round", startsAt = "2027-03-22T08:00:00Z", endsAt = "2027-03-22T08:30:00Z", recurrence = "FREQ=WEEKLY;BYDAY=MO",
        }, ("X-Time-Zone", "Europe/Madrid"));
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Created), made.Text);

        var items = (await manager.Get("/api/v1/calendar?from=2027-03-22T00:00:00Z&to=2027-04-06T00:00:00Z")).Json["items"]!.AsArray();

        Assert.That(items.Select(i => (string?)i!["at"]), Is.EqualTo(new[] { "2027-03-22T08:00:00Z", "2027-03-29T07:00:00Z", "2027-04-05T07:00:00Z" }));
        Assert.That((string?)items[2]!["endsAt"], Is.EqualTo("2027-04-05T07:30:00Z"));
    }

    [Test]
    public async Task Calendar_OfALongerSpan_IsRefused() => Assert.That(
        (await Admin.Get("/api/v1/calendar?from=2027-01-01T00:00:00Z&to=2027-06-01T00:00:00Z")).Status, Is.EqualTo(HttpStatusCode.BadRequest));

    private static IEnumerable<string?> Subjects(JsonNode? items) => items!.AsArray().Select(i => (string?)i!["subject"]);
}
