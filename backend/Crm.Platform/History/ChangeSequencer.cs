using Crm.Platform.Data;
using Crm.Platform.Leases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.History;

/// <summary>
/// Numbers what has been committed. Numbers are given one transaction after another, by one instance at a time: whoever reads
/// number n can read all before it, which the order of inserts does not promise.
/// </summary>
public sealed class ChangeSequencer(IServiceScopeFactory scopes)
{
    internal const string LeaseName = "change-sequencer";
    private const int AtOnce = 500;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private readonly Guid me = Guid.CreateVersion7();
    private bool holds;

    /// <summary>Numbers all that waits; answers how many, 0 also where it is another instance's work. The lease is kept: one instance numbers for all.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            var leases = new LeaseTable(db);
            if (!await Waiting(db).AnyAsync(ct) || !(holds = holds || await leases.TryTake(LeaseName, me, Duration, ct)))
            {
                return 0;
            }

            var numbered = 0;
            while (await NumberSome(db, leases, ct) is var some and > 0)
            {
                numbered += some;
            }

            return numbered;
        }
    }

    /// <summary>Leaves the work to another instance at once, which otherwise waits for the lease to run out.</summary>
    public async Task GiveUp(CancellationToken ct)
    {
        if (!holds)
        {
            return;
        }

        holds = false;
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            await new LeaseTable(scope.ServiceProvider.GetRequiredService<CrmDbContext>()).Release(LeaseName, me, ct);
        }
    }

    internal static IQueryable<ChangeSlice> Waiting(CrmDbContext db) => db.Set<ChangeSlice>().Where(s => s.Sequence == 0);

    private async Task<int> NumberSome(CrmDbContext db, LeaseTable leases, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await using (transaction)
        {
            // Asked inside the transaction: an instance that was thought dead finds its lease gone and writes nothing.
            if (await leases.LockPosition(LeaseName, me, Duration, ct) is not { } position)
            {
                holds = false;
                return 0;
            }

            var slices = await Waiting(db).OrderBy(s => s.Id).Take(AtOnce).ToListAsync(ct);
            foreach (var slice in slices)
            {
                slice.Sequence = ++position;
            }

            await db.SaveChangesAsync(ct);
            await leases.SetPosition(LeaseName, me, position, ct);
            await transaction.CommitAsync(ct);
            db.ChangeTracker.Clear();
            return slices.Count;
        }
    }
}

/// <summary>Wakes the sequencer of this process at once; its slow poll finds what an instance left that died.</summary>
public sealed class ChangeSignal : IDisposable
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

/// <summary>Whether this instance numbers changes: section <c>Crm:Changes</c>.</summary>
public sealed class ChangeFeedOptions
{
    /// <summary>False leaves it to other instances.</summary>
    public bool Sequencer { get; set; } = true;
}

internal sealed partial class ChangeSequencerWorker(
    ChangeSequencer sequencer, ChangeSignal signal, FollowSignal follow, Microsoft.Extensions.Options.IOptions<ChangeFeedOptions> options, ILogger<ChangeSequencerWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    /// <summary>Commits that follow each other closely are numbered together: one write for many.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await sequencer.GiveUp(cancellationToken);
        }
        catch (Exception e)
        {
            LogTrouble(logger, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Sequencer && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await sequencer.RunOnce(stoppingToken) > 0)
                {
                    follow.Wake();
                }

                if (await signal.Wait(Poll, stoppingToken))
                {
                    await Task.Delay(Gather, stoppingToken);
                }
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The change sequencer could not number changes; it tries again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
