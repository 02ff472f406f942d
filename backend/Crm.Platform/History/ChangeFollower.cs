using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Leases;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.History;

/// <summary>Brings committed changes to those who listen: one instance at a time for each listener, whose position moves in the commit of what it wrote.</summary>
public sealed partial class ChangeFollower(IServiceScopeFactory scopes, ILogger<ChangeFollower> logger)
{
    private const int MaxSlices = 100;
    private const int MaxChanges = 2000;
    private const int MaxAttempts = 8;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private readonly Guid me = Guid.CreateVersion7();
    private readonly Dictionary<string, int> attempts = new(StringComparer.Ordinal);
    private readonly HashSet<string> held = new(StringComparer.Ordinal);

    /// <summary>Brings all that waits to all listeners; answers how many commits were heard.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        var heard = 0;
        foreach (var type in Listeners())
        {
            try
            {
                while (await Step(type, ct) is var some and > 0)
                {
                    heard += some;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
            {
                attempts[type.FullName!] = attempts.GetValueOrDefault(type.FullName!) + 1;
                LogFailure(logger, type.Name, attempts[type.FullName!], e);
            }
        }

        return heard;
    }

    /// <summary>Has a listener hear everything again from the beginning.</summary>
    public async Task Restart(string listener, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var name = LeaseName(listener);
            await scope.ServiceProvider.GetRequiredService<CrmDbContext>().Set<Lease>().Where(l => l.Name == name).ExecuteUpdateAsync(u => u.SetProperty(l => l.Position, 0L), ct);
        }
    }

    /// <summary>Leaves the work to another instance at once.</summary>
    public async Task GiveUp(CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            foreach (var name in held)
            {
                await new LeaseTable(scope.ServiceProvider.GetRequiredService<CrmDbContext>()).Release(name, me, ct);
            }

            held.Clear();
        }
    }

    private static string LeaseName(string listener) => $"changes:{listener}";

    private List<Type> Listeners()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IChangeListener>().Select(l => l.GetType())];
    }

    private async Task<int> Step(Type type, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var services = scope.ServiceProvider;
            var db = services.GetRequiredService<CrmDbContext>();
            var listener = services.GetServices<IChangeListener>().First(l => l.GetType() == type);
            var leases = new LeaseTable(db);
            var name = LeaseName(listener.Name);
            var known = await db.Set<Lease>().AsNoTracking().Where(l => l.Name == name).Select(l => l.Position).FirstOrDefaultAsync(ct);
            if (!await db.Set<ChangeSlice>().AnyAsync(s => s.Sequence > known, ct) || !await leases.TryTake(name, me, Duration, ct))
            {
                return 0;
            }

            held.Add(name);
            var failures = attempts.GetValueOrDefault(type.FullName!);
            return await services.GetRequiredService<UnitOfWork>().Run(async () =>
            {
                var unit = services.GetRequiredService<UnitOfWork>();
                await unit.Begin(ct);
                if (await leases.LockPosition(name, me, Duration, ct) is not { } position)
                {
                    return 0;
                }

                // What has failed goes one by one, so that a commit nobody can work with stops only itself.
                var (slices, changes) = await Next(db, listener, position, failures == 0 ? MaxSlices : 1, ct);
                if (slices.Count == 0)
                {
                    return 0;
                }

                if (failures < MaxAttempts)
                {
                    await listener.Hear(changes, ct);
                    await unit.Flush(ct);
                }
                else
                {
                    LogSkipped(logger, type.Name, slices[0].Sequence);
                }

                await leases.SetPosition(name, me, slices[^1].Sequence, ct);
                attempts.Remove(type.FullName!);
                return slices.Count;
            }, ct);
        }
    }

    private static async Task<(List<FeedSlice> Slices, List<HeardChange> Changes)> Next(
        CrmDbContext db, IChangeListener listener, long position, int atMost, CancellationToken ct)
    {
        var slices = new List<FeedSlice>();
        var rows = 0;
        foreach (var slice in await ChangeFeed.Slices(db, position + 1).Take(atMost).ToListAsync(ct))
        {
            rows += (slice.Last ?? -1) + 1;
            if (slices.Count > 0 && rows > MaxChanges)
            {
                break;
            }

            slices.Add(slice);
        }

        if (slices.Count == 0)
        {
            return (slices, []);
        }

        var byId = slices.ToDictionary(s => s.Id);
        var ids = slices.ConvertAll(s => s.Id);
        var changes = await Wanted(db.Set<Change>().AsNoTracking().Where(c => ids.Contains(c.SliceId)), listener, slices).ToListAsync(ct);
        var setIds = changes.Select(c => c.ChangeSetId).Distinct().ToList();
        var kinds = await db.Set<ChangeSet>().AsNoTracking().Where(s => setIds.Contains(s.Id)).Select(s => new { s.Id, s.Kind }).ToDictionaryAsync(s => s.Id, s => s.Kind, ct);
        return (slices,
        [
            .. changes.OrderBy(c => byId[c.SliceId].Sequence).ThenBy(c => c.Ordinal).Select(c => new HeardChange(
                c.ChangeSetId, kinds[c.ChangeSetId], byId[c.SliceId].At, byId[c.SliceId].ActorId, byId[c.SliceId].Source, c.RecordType, c.RecordId, c.Operation, c.Before, c.After)),
        ]);
    }

    private static IQueryable<Change> Wanted(IQueryable<Change> changes, IChangeListener listener, List<FeedSlice> slices)
    {
        if (listener.RecordTypes is { } types)
        {
            changes = changes.Where(c => types.Contains(c.RecordType));
        }

        var imports = slices.Where(s => s.Source == ChangeSource.Import).Select(s => s.Id).ToList();
        if (imports.Count > 0 && listener.PassesOverImportsOf is { Count: > 0 } passedOver)
        {
            changes = changes.Where(c => c.Operation != ChangeKind.Create || !imports.Contains(c.SliceId) || !passedOver.Contains(c.RecordType));
        }

        return changes;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Listener} could not follow the changes (attempt {Attempt}); it tries again")]
    private static partial void LogFailure(ILogger logger, string listener, int attempt, Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Listener} passes over commit {Sequence} of the change feed, with which it has failed again and again; a rebuild of what it keeps makes up for it")]
    private static partial void LogSkipped(ILogger logger, string listener, long sequence);
}

/// <summary>Wakes the follower of this process when changes were numbered.</summary>
public sealed class FollowSignal : IDisposable
{
    private readonly SemaphoreSlim ready = new(0, 1);

    public void Wake()
    {
        try
        {
            ready.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake: one signal stands for any number of commits.
        }
    }

    internal Task<bool> Wait(TimeSpan atMost, CancellationToken ct) => ready.WaitAsync(atMost, ct);

    public void Dispose() => ready.Dispose();
}

internal sealed partial class ChangeFollowWorker(ChangeFollower follower, FollowSignal signal, ILogger<ChangeFollowWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await follower.GiveUp(cancellationToken);
        }
        catch (Exception e)
        {
            LogTrouble(logger, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await follower.RunOnce(stoppingToken);
                await signal.Wait(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogTrouble(logger, e);
                await Task.Delay(Poll, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Changes could not be followed; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
