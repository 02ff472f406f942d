using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy;

/// <summary>
/// What the ledger knows and a restored database does not: people who are there again are erased again by jobs that run when the server starts,
/// and the addresses of all of them are kept out as before.
/// </summary>
internal sealed class ErasureReplay(CrmDbContext db, RecordCatalog catalog, TimeProvider clock)
{
    /// <summary>Answers what was done, a line each.</summary>
    public async Task<IReadOnlyList<string>> Run(string ledger, DateTime backedUpAt, CancellationToken ct)
    {
        if (!File.Exists(ledger))
        {
            return [$"No ledger of erasures at {ledger}. If people were erased after {backedUpAt:u}, restore again with --erasures and the erasures.log of the lost installation."];
        }

        var present = await db.Set<Erasure>().Where(e => e.State == ErasureState.Erased).Select(e => e.Id).ToListAsync(ct);
        var missing = ErasureLedger.Read(ledger).Where(e => !present.Contains(e.Id)).ToList();
        var again = 0;
        foreach (var entry in missing)
        {
            again += await Replay(entry, ct);
        }

        await db.SaveChangesAsync(ct);
        return missing.Count == 0 ? ["Nobody was erased after the backup."]
            : [$"{missing.Count} erasures after the backup: {again} people who came back with it are erased again as soon as the server runs; Privacy shows the proofs."];
    }

    private async Task<int> Replay(LedgerEntry entry, CancellationToken ct)
    {
        var known = await db.Set<Suppression>().Where(s => entry.Identifiers.Contains(s.Hash)).Select(s => s.Hash).ToListAsync(ct);
        known.AddRange(db.ChangeTracker.Entries<Suppression>().Select(s => s.Entity.Hash));
        db.AddRange(entry.Identifiers.Except(known, StringComparer.Ordinal).Select(h => new Suppression { Hash = h, ErasureId = entry.Id, At = entry.ErasedAt }));

        var back = catalog.Find(entry.RecordType) is { } type ? await type.Accept(new Present(db, [.. entry.RecordIds], ct)) : [];
        var merged = await db.Set<MergedRecord>().Where(m => back.Contains(m.RecordId)).Select(m => m.RecordId).ToListAsync(ct);
        var separate = back.Except(merged).ToList();
        var main = separate.Contains(entry.RecordId) || separate.Count == 0 ? entry.RecordId : separate[0];
        await Enter(entry, entry.Id, main, isBack: separate.Count > 0, ct);
        foreach (var other in separate.Where(id => id != main))
        {
            // At the time of the backup the two were not yet known to be the same person.
            await Enter(entry, Guid.CreateVersion7(), other, isBack: true, ct);
        }

        return separate.Count > 0 ? 1 : 0;
    }

    private async Task Enter(LedgerEntry entry, Guid id, Guid recordId, bool isBack, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var erasure = await db.Set<Erasure>().SingleOrDefaultAsync(e => e.Id == id, ct);
        if (erasure is null)
        {
            erasure = new Erasure { Id = id, RecordType = entry.RecordType, RecordId = recordId, Ground = entry.Ground, RequestedAt = entry.RequestedAt };
            db.Add(erasure);
        }

        (erasure.RecordIds, erasure.Identifiers) = ([.. entry.RecordIds], [.. entry.Identifiers]);
        (erasure.State, erasure.DecidedAt, erasure.ErasedAt) = (isBack ? ErasureState.Approved : ErasureState.Erased, isBack ? now : entry.ErasedAt, isBack ? null : entry.ErasedAt);
        if (isBack)
        {
            var job = new Job { Kind = EraseJob.Kind, SubjectId = id, CreatedAt = now };
            db.Add(job);
            erasure.JobId = job.Id;
        }
    }

    private sealed class Present(CrmDbContext db, List<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<List<Guid>>>
    {
        public Task<List<Guid>> Visit<T>(RecordType<T> type)
            where T : Record => db.Set<T>().Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct);
    }
}
