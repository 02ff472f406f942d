using System.Threading.Channels;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Live;

/// <summary>
/// Writes events for the pages of all instances, many in one short transaction of its own, so that no command waits for them. Where nobody
/// listens anywhere, it writes nothing.
/// </summary>
internal sealed partial class LiveWriter(IServiceScopeFactory scopes, LiveFeed feed, TimeProvider clock, ILogger<LiveWriter> logger) : BackgroundService
{
    private const int Most = 500;

    /// <summary>What happens within this time is written together.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a page may be away and still get what it missed.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly Channel<LiveMessage> waiting = Channel.CreateBounded<LiveMessage>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
    private DateTimeOffset purged = clock.GetUtcNow();

    public void Send(LiveMessage message) => waiting.Writer.TryWrite(message);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Gather, clock, stoppingToken);
                try
                {
                    await Write(Take(), stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    LogTrouble(logger, e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The process stops; pages connect again elsewhere and read what they show anew.
        }
    }

    private List<LiveMessage> Take()
    {
        var taken = new List<LiveMessage>();
        while (taken.Count < Most && waiting.Reader.TryRead(out var message))
        {
            if (message.Key is not null)
            {
                taken.RemoveAll(m => m.Key == message.Key);
            }

            taken.Add(message);
        }

        return taken;
    }

    private async Task Write(List<LiveMessage> messages, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            var now = clock.GetUtcNow().UtcDateTime;
            if (!feed.HasListeners && !await db.Set<LiveCounter>().AnyAsync(c => c.Id == LiveCounter.Only && c.ListenedUntil > now, ct))
            {
                return;
            }

            var transaction = await db.Database.BeginTransactionAsync(ct);
            await using (transaction)
            {
                // The counter's row stays locked until the commit: whoever takes the next numbers commits later, so a reader that goes on from the last number it saw skips nothing.
                var counter = db.Set<LiveCounter>().Where(c => c.Id == LiveCounter.Only);
                await counter.ExecuteUpdateAsync(u => u.SetProperty(c => c.Last, c => c.Last + messages.Count), ct);
                var first = await counter.Select(c => c.Last).SingleAsync(ct) - messages.Count + 1;
                db.AddRange(messages.Select((m, i) => new LiveEvent
                {
                    Sequence = first + i,
                    At = now,
                    UserId = m.UserId,
                    Permission = m.Permission,
                    OwnerId = m.OwnerId,
                    TeamId = m.TeamId,
                    AnyLevel = m.AnyLevel,
                    Kind = m.Kind,
                    Data = m.Data,
                }));
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
            }

            feed.Wake();
            await Purge(db, ct);
        }
    }

    private async Task Purge(CrmDbContext db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (now - purged < TimeSpan.FromMinutes(1))
        {
            return;
        }

        purged = now;
        var before = (now - Kept).UtcDateTime;
        await db.Set<LiveEvent>().Where(e => e.At < before).ExecuteDeleteAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Events for open pages could not be written; the pages see the change when they read again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
