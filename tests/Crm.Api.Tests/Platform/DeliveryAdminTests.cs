using System.Net;
using System.Text.Json.Nodes;
using Crm.Access.Contracts;
using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.Mediation;
using Crm.Testing;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace Crm.Api.Tests.Platform;

/// <summary>Deliveries that have given up, as an operator sees and steers them.</summary>
[NonParallelizable]
[Category("S67")]
public sealed class DeliveryAdminTests : HostFixture
{
    private static bool isBroken;

    [Test]
    public async Task DeadDeliveries_AreListedReadRetriedAndDiscarded()
    {
        isBroken = true;
        var first = await Kill();
        var second = await Kill();
        var page = (await Admin.Get("/api/v1/event-deliveries?state=dead")).Json;
        var dead = page["items"]!.AsArray().Single(d => (string)d!["eventId"]! == first)!;
        Assert.That(((long)page["counts"]!["dead"]!, page["items"]!.AsArray().Count), Is.EqualTo((2L, 2)));
        Assert.That(((string)dead["state"]!, (string)dead["eventName"]!, (int)dead["attempts"]!), Is.EqualTo(("dead", "access.user-moved-to-team.v1", Deliverer.MaxAttempts)));
        Assert.That((string)dead["error"]!, Is.EqualTo("the handler is broken"));
        var one = (await Admin.Get($"/api/v1/event-deliveries/{dead["id"]}")).Json;
        Assert.That(one["payload"]!.AsObject().Select(m => m.Key), Is.EquivalentTo(new[] { "userId" }), "ids alone");

        var discarded = await Admin.Post($"/api/v1/event-deliveries/{dead["id"]}/discard");
        Assert.That(((string)discarded.Json["state"]!, (string?)discarded.Json["discardedByName"]), Is.EqualTo(("discarded", (string?)(await Admin.Session())["user"]!["name"])));
        Assert.That(await Ids("dead"), Has.Count.EqualTo(1));
        Assert.That(await Ids("discarded"), Is.EqualTo(new[] { (string)dead["id"]! }));

        isBroken = false;
        var none = await Admin.Post("/api/v1/event-deliveries/retry", new { eventName = "no.such-event.v1" });
        var retried = await Admin.Post("/api/v1/event-deliveries/retry", new { eventName = "access.user-moved-to-team.v1" });
        Assert.That(((int)none.Json["retried"]!, (int)retried.Json["retried"]!), Is.EqualTo((0, 1)));
        await Eventually(async () => (await Ids("dead")).Count == 0 && (await Ids("waiting")).Count == 0, "the mended handler takes it");
        Assert.That(Fragile.Heard, Does.Contain(second).And.Not.Contain(first));

        Assert.That((await Admin.Post($"/api/v1/event-deliveries/{dead["id"]}/retry")).Status, Is.EqualTo(HttpStatusCode.OK));
        await Eventually(() => Task.FromResult(Fragile.Heard.Contains(first)), "also a discarded one can be taken back");
        await Eventually(async () => (await Admin.Get($"/api/v1/event-deliveries/{dead["id"]}")).Status == HttpStatusCode.NotFound, "what is done is not shown");
    }

    [Test]
    public async Task DiscardDelivery_Waiting_IsRefused_AndOthersMayNotLook()
    {
        isBroken = true;
        await Raise();
        string? waiting = null;
        await Eventually(async () => (waiting = (await Ids("waiting")).FirstOrDefault()) is not null, "it waits for its next attempt");

        Assert.That((await Admin.Post($"/api/v1/event-deliveries/{waiting}/discard")).Code, Is.EqualTo("delivery_not_dead"));
        Assert.That((await Admin.Get("/api/v1/event-deliveries?state=lost")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await (await As("sales-manager")).Get("/api/v1/event-deliveries")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        isBroken = false;
        await Admin.Post($"/api/v1/event-deliveries/{waiting}/retry");
        await Eventually(async () => (await Ids("waiting")).Count == 0, "a retry does not wait");
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(configure: null, typeof(DeliveryAdminTests).Assembly);

    private async Task<List<string>> Ids(string state) =>
        [.. (await Admin.Get($"/api/v1/event-deliveries?state={state}&handler={Uri.EscapeDataString(typeof(Fragile).FullName + ":access.user-moved-to-team.v1")}")).Json["items"]!.AsArray().Select(d => (string)d!["id"]!)];

    /// <summary>Lets an event fail for the last time, and answers the id of the event.</summary>
    private async Task<string> Kill()
    {
        var userId = await Raise();
        JsonNode? delivery = null;
        await Eventually(
            async () =>
            {
                await Host.InScope(s => s.GetRequiredService<CrmDbContext>().Database.ExecuteSqlAsync(
                    $"""UPDATE platform_deliveries SET "Attempts" = {Deliverer.MaxAttempts - 1}, "NextAttemptAt" = {DateTime.UnixEpoch} WHERE "Attempts" > 0 AND "DoneAt" IS NULL AND "DeadAt" IS NULL AND "Handler" LIKE {"%Fragile%"}"""));
                Host.Services.GetRequiredService<DeliverySignal>().Wake();
                foreach (var id in await Ids("dead"))
                {
                    var read = (await Admin.Get($"/api/v1/event-deliveries/{id}")).Json;
                    delivery = (Guid)read["payload"]!["userId"]! == userId ? read : delivery;
                }

                return delivery is not null;
            },
            "all its attempts fail");
        return (string)delivery!["eventId"]!;
    }

    private async Task<Guid> Raise()
    {
        var moved = new UserMovedToTeam(Guid.CreateVersion7(), null);
        await Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run(
            () =>
            {
                s.GetRequiredService<Outbox>().Add(moved);
                return Unit.Task;
            },
            CancellationToken.None));
        return moved.UserId;
    }

    internal sealed class Fragile(CrmDbContext db) : INotificationHandler<UserMovedToTeam>
    {
        /// <summary>The ids of the events, as deliveries carry them.</summary>
        public static readonly System.Collections.Concurrent.ConcurrentBag<string> Heard = [];

        public async Task Handle(UserMovedToTeam notification, CancellationToken cancellationToken)
        {
            if (isBroken)
            {
                throw new InvalidOperationException("the handler is broken");
            }

            var user = "%" + notification.UserId + "%";
            var events = await db.Database.SqlQuery<Guid>($"""SELECT "EventId" AS "Value" FROM platform_deliveries WHERE "Payload" LIKE {user}""").ToListAsync(cancellationToken);
            events.ForEach(e => Heard.Add(e.ToString()));
        }
    }
}
