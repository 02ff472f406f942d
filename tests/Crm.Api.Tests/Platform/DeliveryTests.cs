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

/// <summary>Events reach each handler exactly once, whatever the neighbours do and however many instances look.</summary>
[NonParallelizable]
public sealed class DeliveryTests : HostFixture
{
    [SetUp]
    public void Reset()
    {
        Steady.Heard.Clear();
        Flaky.Attempts = 0;
    }

    [Test]
    public async Task AFailingHandler_IsRetriedAlone()
    {
        var moved = new UserMovedToTeam(Guid.CreateVersion7(), null);
        await Raise(moved);

        await Eventually(() => Task.FromResult(Flaky.Attempts >= 3), "the flaky handler succeeds at its third attempt");
        await Task.Delay(200);

        Assert.That(Flaky.Attempts, Is.EqualTo(3));
        Assert.That(Steady.Heard.Count(id => id == moved.UserId), Is.EqualTo(1));
        await Host.InScope(async s => Assert.That(await Open(s, moved), Is.Zero));
    }

    [Test]
    public async Task TwoInstances_ShareTheWork_AndNothingIsDoneTwice()
    {
        var second = await Host.StartSecond();
        await using (second)
        {
            var events = Enumerable.Range(0, 40).Select(_ => new UserMovedToTeam(Guid.CreateVersion7(), null)).ToList();
            foreach (var moved in events)
            {
                await Raise(moved);
            }

            var deliverers = new[] { Host, second }.SelectMany(h => new[] { h, h }).Select(h => h.Services.GetRequiredService<Deliverer>());
            await Task.WhenAll(deliverers.Select(async d =>
            {
                while (await d.RunOnce(CancellationToken.None) > 0)
                {
                }
            }));
            await Eventually(() => Task.FromResult(events.TrueForAll(e => Steady.Heard.Contains(e.UserId))), "all events are heard");

            Assert.That(events.Select(e => Steady.Heard.Count(id => id == e.UserId)), Is.All.EqualTo(1));
        }
    }

    [Test]
    public async Task ARolledBackCommand_RaisesNothing()
    {
        var moved = new UserMovedToTeam(Guid.CreateVersion7(), null);
        Assert.ThrowsAsync<InvalidOperationException>(() => Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run<Unit>(
            () =>
            {
                s.GetRequiredService<Outbox>().Add(moved);
                throw new InvalidOperationException("the command fails after it raised");
            },
            CancellationToken.None)));

        await Host.InScope(async s => Assert.That(await Open(s, moved), Is.Zero));
        Assert.That(Steady.Heard, Does.Not.Contain(moved.UserId));
    }

    protected override Task<CrmHost> Start() => CrmHost.Start(configure: null, new TestModule("Crm.Deliveries", typeof(Steady), typeof(Flaky)));

    private Task Raise(UserMovedToTeam moved) => Host.InScope(s => s.GetRequiredService<UnitOfWork>().Run(
        () =>
        {
            s.GetRequiredService<Outbox>().Add(moved);
            return Unit.Task;
        },
        CancellationToken.None));

    private static Task<int> Open(IServiceProvider services, UserMovedToTeam moved)
    {
        var id = moved.UserId.ToString();
        return services.GetRequiredService<CrmDbContext>().Database
            .SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM platform_deliveries WHERE "DoneAt" IS NULL AND "Payload" LIKE {"%" + id + "%"}""").SingleAsync();
    }

    internal sealed class Steady : INotificationHandler<UserMovedToTeam>
    {
        public static readonly System.Collections.Concurrent.ConcurrentBag<Guid> Heard = [];

        public Task Handle(UserMovedToTeam notification, CancellationToken cancellationToken)
        {
            Heard.Add(notification.UserId);
            return Task.CompletedTask;
        }
    }

    internal sealed class Flaky : INotificationHandler<UserMovedToTeam>
    {
        private static int attempts;

        public static int Attempts
        {
            get => attempts;
            set => attempts = value;
        }

        public Task Handle(UserMovedToTeam notification, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref attempts) < 3 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
    }
}
