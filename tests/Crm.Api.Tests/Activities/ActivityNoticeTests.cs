using System.Text.Json.Nodes;
using Crm.Testing;
using NUnit.Framework;

namespace Crm.Api.Tests.Activities;

/// <summary>Reminders and mentions reach whom they are for, once.</summary>
[Category("S2")]
[Category("AnyEngine")]
public sealed class ActivityNoticeTests : HostFixture
{
    [Test]
    public async Task Reminder_WhenItsTimeHasCome_IsGivenOnceToTheOwner()
    {
        var rep = await Host.As("sales-rep");
        var due = await rep.Create("activities", new { kind = "task", subject = "Ring Ms Wang", remindAt = Now.AddSeconds(-1) });
        await rep.Create("activities", new { kind = "task", subject = "Not yet", remindAt = Now.AddHours(1) });

        var told = await Until(rep, "activityReminder", 1);
        await Task.Delay(TimeSpan.FromSeconds(11));

        Assert.That(await Of(rep, "activityReminder"), Has.Count.EqualTo(1));
        Assert.That((string?)told[0]["recordId"], Is.EqualTo((string?)due["id"]));
        Assert.That((string?)told[0]["params"]!["recordName"], Is.EqualTo("Ring Ms Wang"));
    }

    [Test]
    public async Task Mention_InANote_TellsTheColleagueOnce()
    {
        var manager = await Host.As("sales-manager");
        var me = (await manager.Session())["user"]!;
        var body = $"@[Marco](user:{me["id"]}) please look at this";
        var note = await Admin.Create("activities", new { kind = "note", body });

        await Until(manager, "activityMention", 1);
        await Admin.Patch($"/api/v1/activities/{note["id"]}", new { body = body + " today" });
        await Admin.Create("activities", new { kind = "note", body = $"@[Marco](user:{me["id"]}) and this" });
        var told = await Until(manager, "activityMention", 2);

        Assert.That(told, Has.Count.EqualTo(2), "the change of a text that named him already tells nobody");
        Assert.That((string?)told[^1]["recordId"], Is.EqualTo((string?)note["id"]));
        Assert.That((string?)told[^1]["params"]!["actorName"], Is.EqualTo("Ana Ruiz"));
    }

    private static DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;

    private static async Task<List<JsonNode>> Until(CrmClient client, string kind, int count)
    {
        var found = await Of(client, kind);
        for (var tries = 0; found.Count < count && tries < 150; tries++)
        {
            await Task.Delay(100);
            found = await Of(client, kind);
        }

        Assert.That(found, Has.Count.GreaterThanOrEqualTo(count));
        return found;
    }

    private static async Task<List<JsonNode>> Of(CrmClient client, string kind) =>
        [.. (await client.Get("/api/v1/notifications")).Json["items"]!.AsArray().Where(n => (string?)n!["kind"] == kind).Select(n => n!)];
}
