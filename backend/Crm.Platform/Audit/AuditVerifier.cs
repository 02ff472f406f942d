using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Leases;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Audit;

/// <summary>Where the chain does not hold.</summary>
public sealed record AuditProblem(string Kind, long Sequence, string Message);

/// <summary>What a verification found. The head is worth keeping elsewhere: against it a later one finds even a chain that was made anew.</summary>
public sealed record AuditVerification(bool Intact, long Entries, long Changes, long HeadSequence, string HeadHash, IReadOnlyList<AuditProblem> Problems);

/// <summary>Walks the whole chain and every change set that it covers, and says where something was changed, removed or inserted.</summary>
internal sealed class AuditVerifier(CrmDbContext db)
{
    private const int MaxProblems = 100;
    private const int AtOnce = 1000;
    private readonly List<AuditProblem> problems = [];
    private readonly Dictionary<(long From, long To), AuditEntry> portions = [];

    /// <param name="anchor">A head that was kept elsewhere: it must still be in the chain.</param>
    public async Task<AuditVerification> Verify((long Sequence, string Hash)? anchor, CancellationToken ct)
    {
        var (last, hash, entries) = await Chain(anchor, ct);
        var position = await db.Set<Lease>().Where(l => l.Name == AuditSequencer.LeaseName).Select(l => l.Position).FirstOrDefaultAsync(ct);
        if (position > last)
        {
            Found("removed", last + 1, $"Entries {last + 1} to {position} were removed from the end.");
        }
        else if (position < last)
        {
            Found("inserted", position + 1, $"Entries {position + 1} to {last} were not written by the sequencer.");
        }

        if (anchor is { } kept && kept.Sequence > last)
        {
            Found("anchor", kept.Sequence, $"The chain ends at {last}, before the head that was kept.");
        }

        var changes = await Portions(ct);
        return new AuditVerification(problems.Count == 0, entries, changes, last, hash, problems);
    }

    private async Task<(long Last, string Hash, long Entries)> Chain((long Sequence, string Hash)? anchor, CancellationToken ct)
    {
        var (before, hash) = await Start(ct);
        long entries = 0;
        while (await After(db, before).Take(AtOnce).ToListAsync(ct) is { Count: > 0 } page)
        {
            foreach (var entry in page)
            {
                entries++;
                if (entry.Sequence == before)
                {
                    Found("inserted", entry.Sequence, $"Entry {entry.Sequence} ({entry.Id}) stands there twice: one was inserted.");
                }
                else if (entry.Sequence > before + 1)
                {
                    Found("removed", before + 1, $"{Span(before + 1, entry.Sequence - 1)} removed.");
                }
                else if (AuditChain.Link(hash, entry) != entry.Hash)
                {
                    Found("changed", entry.Sequence, $"Entry {entry.Sequence} of {entry.At:u} ({entry.Action}) is not what was written.");
                }

                // Each break is reported once: what follows is measured against what stands here.
                (before, hash) = (entry.Sequence, entry.Hash ?? "");
                if (anchor is { } kept && kept.Sequence == entry.Sequence && kept.Hash != entry.Hash)
                {
                    Found("anchor", entry.Sequence, $"Entry {entry.Sequence} is not the head that was kept: the chain was made anew.");
                }

                if (entry.Action is AuditActions.ChangesCommitted or AuditActions.ChangesRedacted)
                {
                    var portion = ChangePortion.Of(entry);
                    portions[(portion.From, portion.To)] = entry;
                }
            }
        }

        return (before, hash, entries);
    }

    // Where old entries were removed on purpose, an entry of the chain says up to where, and with which hash they ended.
    private async Task<(long Before, string Hash)> Start(CancellationToken ct)
    {
        var first = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Sequence > 0).OrderBy(a => a.Sequence).Select(a => a.Sequence).FirstOrDefaultAsync(ct);
        if (first <= 1)
        {
            return (0, AuditChain.Beginning);
        }

        var pruned = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.Action == AuditActions.AuditPruned).OrderByDescending(a => a.At).ToListAsync(ct);
        return pruned.Select(AuditCut.Of).FirstOrDefault(c => c.UpTo == first - 1) is { } cut ? (cut.UpTo, cut.Hash) : (0, AuditChain.Beginning);
    }

    private async Task<long> Portions(CancellationToken ct)
    {
        long changes = 0;
        long? before = null;
        foreach (var (range, entry) in portions.OrderBy(p => p.Key.From))
        {
            if (before is { } end && range.From != end + 1)
            {
                Found("removed", entry.Sequence, $"No entry covers {Span(end + 1, range.From - 1, "commit")} of the change feed.");
            }

            before = range.To;
            var written = ChangePortion.Of(entry);
            var present = entry.Salt is { } salt ? await ChangePortion.Read(db, range.From, range.To, salt, ct) : null;
            changes += written.Changes;
            if (written.Broken || present?.Digest != written.Digest)
            {
                var what = written.Broken ? "had been changed before values in it were erased" : present is null ? "cannot be checked, since its salt is gone" : present.Changes == written.Changes
                    ? "was changed" : $"had {written.Changes} changes and has {present.Changes}";
                Found("history", entry.Sequence, $"The history of {Span(range.From, range.To, "commit")} of the change feed, up to {entry.At:u}, {what}.");
            }
        }

        return changes;
    }

    internal static IQueryable<AuditEntry> After(CrmDbContext db, long sequence) =>
        db.Set<AuditEntry>().AsNoTracking().Where(a => a.Sequence > sequence).OrderBy(a => a.Sequence).ThenBy(a => a.Id);

    private static string Span(long from, long to, string what = "entry") =>
        from == to ? what == "entry" ? $"Entry {from} was" : $"{what} {from}" : what == "entry" ? $"Entries {from} to {to} were" : $"{what}s {from} to {to}";

    private void Found(string kind, long sequence, string message)
    {
        if (problems.Count < MaxProblems)
        {
            problems.Add(new AuditProblem(kind, sequence, message));
        }
    }
}
