using System.Collections.Concurrent;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Live;

/// <summary>
/// Reads what was written for the pages of this instance, by number: every second while somebody listens, and at once after a write of its
/// own. Nobody depends on which instance they are connected to.
/// </summary>
internal sealed partial class LiveFeed(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LiveFeed> logger) : BackgroundService
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>How long writers keep writing after the last word of a listening instance; renewed long before.</summary>
    private static readonly TimeSpan Announced = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<LiveListener, bool> listeners = new();
    private readonly SemaphoreSlim wake = new(0, 1);
    private readonly SemaphoreSlim gate = new(1, 1);
    private long position;
    private DateTimeOffset announcedAt = DateTimeOffset.MinValue;

    public bool HasListeners => !listeners.IsEmpty;

    public int Listeners => listeners.Count;

    /// <summary>From now on the listener hears everything that is written.</summary>
    public async Task<LiveListener> Listen(Security.Caller caller, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (listeners.IsEmpty)
            {
                position = await Announce(ct);
            }

            var listener = new LiveListener(caller, position, l => listeners.TryRemove(l, out _));
            listeners[listener] = true;
            Wake();
            return listener;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>What a page missed between the last event it got and the moment it listens again; what is older than some minutes is gone.</summary>
    public async Task<IReadOnlyList<LiveEvent>> Missed(long after, LiveListener listener, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            return await scope.ServiceProvider.GetRequiredService<CrmDbContext>().Set<LiveEvent>().AsNoTracking()
                .Where(e => e.Sequence > after && e.Sequence <= listener.From).OrderBy(e => e.Sequence).Take(AtOnce).ToListAsync(ct);
        }
    }

    public void Wake()
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }

    public override void Dispose()
    {
        wake.Dispose();
        gate.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await wake.WaitAsync(listeners.IsEmpty ? Timeout.InfiniteTimeSpan : Poll, stoppingToken);
                await gate.WaitAsync(stoppingToken);
                try
                {
                    await Look(stoppingToken);
                }
                finally
                {
                    gate.Release();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogTrouble(logger, e);
                await Task.Delay(Poll, clock, stoppingToken);
            }
        }
    }

    private async Task Look(CancellationToken ct)
    {
        if (listeners.IsEmpty)
        {
            return;
        }

        if (clock.GetUtcNow() - announcedAt > Renewal)
        {
            await Announce(ct);
        }

        List<LiveEvent> happened;
        do
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope)
            {
                happened = await scope.ServiceProvider.GetRequiredService<CrmDbContext>().Set<LiveEvent>().AsNoTracking()
                    .Where(e => e.Sequence > position).OrderBy(e => e.Sequence).Take(AtOnce).ToListAsync(ct);
            }

            foreach (var listener in listeners.Keys)
            {
                listener.Tell(happened);
            }

            position = happened.Count > 0 ? happened[^1].Sequence : position;
        }
        while (happened.Count == AtOnce);
    }

    // Tells the writers of all instances that somebody listens, and answers the last number handed out.
    private async Task<long> Announce(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = (now + Announced).UtcDateTime;
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var counter = scope.ServiceProvider.GetRequiredService<CrmDbContext>().Set<LiveCounter>().Where(c => c.Id == LiveCounter.Only);
            await counter.ExecuteUpdateAsync(u => u.SetProperty(c => c.ListenedUntil, until), ct);
            announcedAt = now;
            return await counter.Select(c => c.Last).SingleAsync(ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Events for open pages could not be read; this is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
