using System.Net;
using System.Text.Json.Nodes;
using Crm.Platform.Events;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Crm.Platform.Notifications;
using Crm.Testing;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Notifications;

/// <summary>People are told what concerns them, once, and can say how much of it they want.</summary>
[Category("S67")]
public sealed class NotificationTests : HostFixture
{
    [Test]
    public async Task Assign_ByAnother_IsToldToTheNewOwnerAlone()
    {
        var (client, id) = await Somebody("sales-rep");
        var account = await Admin.Create("accounts", new { name = "Given away", ownerId = id });

        var told = await Arrived(client, 1);

        Assert.That((string)told[0]["kind"]!, Is.EqualTo("recordAssigned"));
        Assert.That((string)told[0]["recordType"]!, Is.EqualTo("account"));
        Assert.That((Guid)told[0]["recordId"]!, Is.EqualTo((Guid)account["id"]!));
        Assert.That((string)told[0]["link"]!, Is.EqualTo($"/accounts/{account["id"]}"));
        Assert.That((string)told[0]["params"]!["recordName"]!, Is.EqualTo("Given away"));
        Assert.That((string?)told[0]["params"]!["actorName"], Is.Not.Empty);
        Assert.That((bool)told[0]["read"]!, Is.False);
        Assert.That((await Kinds(Admin)).Count(k => k == "recordAssigned"), Is.Zero);
    }

    [Test]
    public async Task Assign_ToMyself_IsNotTold()
    {
        var (client, id) = await Somebody("sales-manager");
        var mine = await client.Create("accounts", new { name = "Mine from the beginning" });
        await client.Patch($"/api/v1/accounts/{mine["id"]}", new { notes = "still mine", ownerId = id });
        await Admin.Create("accounts", new { name = "A witness that events have gone through", ownerId = id });

        Assert.That(await Arrived(client, 1), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Assign_ManyAtOnce_IsOneNotificationThatCounts()
    {
        var (client, id) = await Somebody("sales-rep");
        var email = await Email(id);
        var csv = "name,owner\n" + string.Concat(Enumerable.Range(1, 1200).Select(i => $"Bulk {id} {i},{email}\n"));
        var import = await Imports.Importing.Import(Admin, "account", csv);
        Assert.That((int)import["created"]!, Is.EqualTo(1200));

        await Eventually(async () => (await Unread(client)) is { Count: 1 } told && (int)told[0]["params"]!["count"]! == 1200, "three batches are one notification");
        Assert.That((await Unread(client))[0]["recordId"], Is.Null);
    }

    [Test]
    public async Task Read_OneAndAll_CountsDown()
    {
        var (client, id) = await Somebody("sales-rep");
        for (var i = 0; i < 3; i++)
        {
            await Admin.Create("accounts", new { name = $"Read {i}", ownerId = id });
        }

        var told = await Arrived(client, 3);
        var one = await client.Post($"/api/v1/notifications/{told[0]["id"]}/read");
        Assert.That((one.Status, (int)one.Json["count"]!), Is.EqualTo((HttpStatusCode.OK, 2)));
        Assert.That((await Unread(client)).Select(n => (Guid)n["id"]!), Does.Not.Contain((Guid)told[0]["id"]!));
        Assert.That((int)(await client.Post("/api/v1/notifications/read-all")).Json["count"]!, Is.Zero);
        var all = (await client.Get("/api/v1/notifications")).Json;
        Assert.That(all["items"]!.AsArray().Select(n => (bool)n!["read"]!), Is.EqualTo(new[] { true, true, true }));
    }

    [Test]
    public async Task Read_SomebodyElses_DoesNotExist()
    {
        var (client, id) = await Somebody("sales-rep");
        await Admin.Create("accounts", new { name = "Not yours to read", ownerId = id });
        var told = await Arrived(client, 1);

        Assert.That((await Admin.Post($"/api/v1/notifications/{told[0]["id"]}/read")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await Unread(client), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task List_OfMoreThanAPage_IsPagedWithoutGapsOrDoubles()
    {
        var (client, id) = await Somebody("sales-rep");
        await Tell([.. Enumerable.Range(0, 120).Select(i => new Notice(id, "jobFailed", new Dictionary<string, object?> { ["number"] = i }))]);

        var seen = new List<int>();
        string? cursor = "";
        while (cursor is not null)
        {
            var page = (await client.Get($"/api/v1/notifications?cursor={cursor}")).Json;
            Assert.That((int)page["unreadCount"]!, Is.EqualTo(120));
            seen.AddRange(page["items"]!.AsArray().Select(n => (int)n!["params"]!["number"]!));
            cursor = (string?)page["nextCursor"];
        }

        Assert.That(seen, Is.EquivalentTo(Enumerable.Range(0, 120)));
    }

    [Test]
    public async Task Settings_KindTurnedOff_IsNotTold()
    {
        var (client, id) = await Somebody("sales-rep");
        var changed = await client.Patch("/api/v1/notification-settings", new { items = new[] { new { kind = "recordAssigned", inApp = false, mail = "off" } } });
        Assert.That(changed.Status, Is.EqualTo(HttpStatusCode.OK), changed.Text);
        var setting = changed.Json["items"]!.AsArray().Single(s => (string)s!["kind"]! == "recordAssigned")!;
        Assert.That(((bool)setting["inApp"]!, (string)setting["mail"]!), Is.EqualTo((false, "off")));

        await Admin.Create("accounts", new { name = "Silent", ownerId = id });
        await Tell([new Notice(id, "jobFailed", new Dictionary<string, object?>())]);

        Assert.That((await Arrived(client, 1)).Select(n => (string)n["kind"]!), Is.EqualTo(new[] { "jobFailed" }));
    }

    [Test]
    public async Task Settings_OfWhatOnlyAdministratorsGet_AreShownToThemAlone()
    {
        var (rep, _) = await Somebody("sales-rep");
        async Task<List<string>> Offered(CrmClient client) =>
            [.. (await client.Get("/api/v1/notification-settings")).Json["items"]!.AsArray().Select(s => (string)s!["kind"]!)];

        Assert.That(await Offered(rep), Is.EqualTo(new[] { "activityMention", "activityReminder", "approvalDecided", "approvalWanted", "clockLate", "clockSoon", "emailFailed", "followedChanged", "inquiryArrived", "inquiryOverdue", "jobFailed", "jobFinished", "leadPassed", "leadReturned", "offerReturned", "partnerConflict", "promiseContradicted", "promiseOverdue", "quoteAccepted", "quoteDeclined", "quoteQuestion", "recordAssigned", "rivalSeen" }));
        Assert.That(await Offered(Admin), Does.Contain("recordAssigned"));
    }

    [Test]
    public async Task Settings_UnknownKind_IsRefusedByName()
    {
        var answer = await Admin.Patch("/api/v1/notification-settings", new { items = new[] { new { kind = "nonsense", inApp = true } } });

        Assert.That((answer.Status, answer.Code), Is.EqualTo((HttpStatusCode.BadRequest, "validation")));
        Assert.That(answer.Json["errors"]!.AsObject().Select(e => e.Key), Is.EqualTo(new[] { "items[0].kind" }));
    }

    [TestCase(JobState.Completed, 11, "jobFinished")]
    [TestCase(JobState.Completed, 9, null)]
    [TestCase(JobState.Failed, 1, "jobFailed")]
    [TestCase(JobState.Cancelled, 60, null)]
    public async Task Job_ThatEnded_IsToldWhereItMatters(JobState state, int seconds, string? kind)
    {
        var (client, id) = await Somebody("sales-rep");
        var now = DateTime.SpecifyKind(new DateTime(2026, 3, 1, 12, 0, 0), DateTimeKind.Utc);
        await Raise(new JobEnded(Guid.CreateVersion7(), "import", Guid.CreateVersion7(), id, state, 10, 10, 0, now.AddSeconds(-seconds), now));
        await Tell([new Notice(id, "recordAssigned", new Dictionary<string, object?>())]);

        await Eventually(async () => (await Kinds(client)).Count == (kind is null ? 1 : 2), "the job is told, or not");
        Assert.That(await Kinds(client), kind is null ? Does.Not.Contain("jobFinished").And.Not.Contain("jobFailed") : Does.Contain(kind));
    }

    private async Task<(CrmClient Client, Guid Id)> Somebody(string role)
    {
        var (id, email) = await Access.People.Create(Admin, await Access.TestRoles.BuiltIn(Admin, role));
        return (await Access.People.SignIn(Host, email), id);
    }

    private async Task<string> Email(Guid id) =>
        (string)(await Admin.Get("/api/v1/users")).Json["items"]!.AsArray().Single(u => (Guid)u!["id"]! == id)!["email"]!;

    private static async Task<List<JsonNode>> Unread(CrmClient client) =>
        [.. (await client.Get("/api/v1/notifications?unread=true")).Json["items"]!.AsArray().Select(n => n!.DeepClone())];

    private static async Task<List<string>> Kinds(CrmClient client) =>
        [.. (await client.Get("/api/v1/notifications")).Json["items"]!.AsArray().Select(n => (string)n!["kind"]!)];

    private static async Task<List<JsonNode>> Arrived(CrmClient client, int count)
    {
        await Eventually(async () => (await Unread(client)).Count >= count, $"{count} notifications arrive");
        return await Unread(client);
    }

    private Task Tell(IReadOnlyCollection<Notice> notices) => Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run(
        async () =>
        {
            await s.GetRequiredService<INotifier>().Notify(notices, CancellationToken.None);
            return Unit.Value;
        },
        CancellationToken.None));

    private Task Raise(Crm.Kernel.IEvent happened) => Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run(
        () =>
        {
            s.GetRequiredService<Outbox>().Add(happened);
            return Unit.Task;
        },
        CancellationToken.None));
}
