using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Leases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Audit;

/// <summary>
/// Links what has been committed into one chain, whichever instance wrote it: one instance at a time does so, under a lease whose
/// row stays locked until the links are committed.
/// </summary>
internal sealed class AuditSequencer(IServiceScopeFactory scopes, TimeProvider clock)
{
    public const string LeaseName = "audit-sequencer";
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    private const int EntriesAtOnce = 500;
    private const int CommitsAtOnce = 100;
    private readonly Guid me = Guid.CreateVersion7();

    /// <summary>Links all that waits; answers how many, 0 also where it is another instance's work.</summary>
    public async Task<int> RunOnce(CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            var covered = await Covered(db, ct);
            var commits = await db.Set<ChangeSlice>().AnyAsync(s => s.Sequence > covered, ct);
            var leases = new LeaseTable(db);
            if (!(commits || await Waiting(db).AnyAsync(ct)) || !await leases.TryTake(LeaseName, me, Duration, ct))
            {
                return 0;
            }

            var linked = 0;
            try
            {
                while (await LinkSome(db, leases, ct) is var some and > 0)
                {
                    linked += some;
                }
            }
            finally
            {
                await leases.Release(LeaseName, me, CancellationToken.None);
            }

            return linked;
        }
    }

    internal static IQueryable<AuditEntry> Waiting(CrmDbContext db) => db.Set<AuditEntry>().Where(a => a.Sequence == 0);

    /// <summary>Up to which commit of the change feed the chain knows them.</summary>
    internal static async Task<long> Covered(CrmDbContext db, CancellationToken ct) =>
        await LastPortions(db).FirstOrDefaultAsync(ct) is { } last ? ChangePortion.Of(last).To : 0;

    internal static IQueryable<AuditEntry> LastPortions(CrmDbContext db) =>
        db.Set<AuditEntry>().AsNoTracking().Where(a => a.Action == AuditActions.ChangesCommitted).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(1);

    private async Task<int> LinkSome(CrmDbContext db, LeaseTable leases, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await using (transaction)
        {
            if (await leases.LockPosition(LeaseName, me, Duration, ct) is not { } position)
            {
                return 0;
            }

            var entries = await Waiting(db).OrderBy(a => a.Id).Take(EntriesAtOnce).ToListAsync(ct);
            if (await Portion(db, ct) is { } portion)
            {
                db.Add(portion);
                entries.Add(portion);
            }

            var hash = position == 0 ? AuditChain.Beginning : await db.Set<AuditEntry>().Where(a => a.Sequence == position).Select(a => a.Hash).FirstOrDefaultAsync(ct) ?? AuditChain.Beginning;
            foreach (var entry in entries)
            {
                entry.Sequence = ++position;
                hash = entry.Hash = AuditChain.Link(hash, entry);
            }

            await db.SaveChangesAsync(ct);
            await leases.SetPosition(LeaseName, me, position, ct);
            await transaction.CommitAsync(ct);
            db.ChangeTracker.Clear();
            return entries.Count;
        }
    }

    private async Task<AuditEntry?> Portion(CrmDbContext db, CancellationToken ct)
    {
        var covered = await Covered(db, ct);
        var last = await db.Set<ChangeSlice>().Where(s => s.Sequence > covered).OrderBy(s => s.Sequence).Select(s => s.Sequence).Take(CommitsAtOnce).ToListAsync(ct);
        if (last.Count == 0)
        {
            return null;
        }

        var salt = ChangePortion.NewSalt();
        var portion = await ChangePortion.Read(db, last[0], last[^1], salt, ct);

        // To the microsecond, as every engine keeps it: what is linked is what will be read.
        var now = clock.GetUtcNow().UtcDateTime;
        return new AuditEntry { At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)), Source = ChangeSource.System, Action = AuditActions.ChangesCommitted, Details = portion.ToJson(), Salt = salt };
    }
}
