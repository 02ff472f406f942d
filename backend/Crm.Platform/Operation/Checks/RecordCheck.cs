using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Operation.Checks;

/// <summary>
/// What stands beside records against the records themselves: keys that lists sort by, values that filters use, and the terms of search. Each is
/// derived anew and compared, a page of records at a time.
/// </summary>
internal sealed class RecordCheck(CrmDbContext db, RecordCatalog catalog, RecordIndex index, BulkRows bulk) : IConsistencyCheck
{
    private const int AtOnce = 2000;
    private readonly Dictionary<string, List<Guid>> wrong = new(StringComparer.Ordinal);

    public string Name => "records";

    public int Order => 20;

    public async Task<CheckOutcome> Look(CancellationToken ct)
    {
        wrong.Clear();

        // A large import tells search of its records after the rows are in.
        var importing = await db.Set<Job>().AnyAsync(j => j.FinishedAt == null && (j.Kind == "import" || j.Kind == "importIndex"), ct);
        var (looked, findings) = (0L, new List<CheckFinding>());
        foreach (var type in catalog.All)
        {
            var walk = new Walk(db, withTerms: !importing, wrong[type.Name] = [], ct);
            looked += await type.Accept(walk);
            findings.AddRange(walk.Findings(type.Name));
        }

        return new CheckOutcome(looked, findings, importing ? "records; search is not compared while an import runs" : "records");
    }

    public async Task Repair(CancellationToken ct)
    {
        foreach (var (name, ids) in wrong)
        {
            foreach (var some in ids.Chunk(200))
            {
                var transaction = await db.Database.BeginTransactionAsync(ct);
                await using (transaction)
                {
                    await catalog.Find(name)!.Accept(new Rebuild(db, index, [.. some], ct));
                    await db.SaveChangesAsync(ct);
                    await bulk.Write(ct);
                    await transaction.CommitAsync(ct);
                }

                db.ChangeTracker.Clear();
            }
        }
    }

    private sealed class Walk(CrmDbContext db, bool withTerms, List<Guid> wrong, CancellationToken ct) : IRecordVisitor<Task<long>>
    {
        private readonly Tally keys = new();
        private readonly Tally values = new();
        private readonly Tally terms = new();

        public IEnumerable<CheckFinding> Findings(string type) =>
            [.. keys.As($"{type}: keys of lists", repairable: true), .. values.As($"{type}: values of filters", repairable: true), .. terms.As($"{type}: terms of search", repairable: true)];

        public async Task<long> Visit<T>(RecordType<T> type)
            where T : Record
        {
            var (looked, after) = (0L, Guid.Empty);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            while (true)
            {
                // Tracked, since keys of lists are columns that the class does not have.
                var from = after;
                var page = await db.Set<T>().Where(r => r.Id > from).OrderBy(r => r.Id).Take(AtOnce).ToListAsync(ct);
                if (page.Count == 0)
                {
                    db.ChangeTracker.AutoDetectChangesEnabled = true;
                    return looked;
                }

                looked += page.Count;
                after = page[^1].Id;
                await Compare(type, page, ct);
                db.ChangeTracker.Clear();
            }
        }

        private async Task Compare<T>(RecordType<T> type, List<T> page, CancellationToken ct)
            where T : Record
        {
            var (first, last, prefix) = (page[0].Id, page[^1].Id, type.Name + ".");
            var present = (await db.Set<FieldValue>().AsNoTracking().Where(v => v.RecordId >= first && v.RecordId <= last && v.Field.StartsWith(prefix)).ToListAsync(ct)).ToLookup(v => v.RecordId);
            var name = type.Name;
            var told = withTerms ? await db.Set<RecordTerms>().AsNoTracking().Where(t => t.RecordId >= first && t.RecordId <= last && t.RecordType == name).ToDictionaryAsync(t => t.RecordId, t => t.Split(), ct) : [];
            foreach (var record in page)
            {
                var id = record.Id.ToString();
                var (hasKeys, hasValues) = (KeysOf(type, record), RecordIndex.Values(type, record).SetEquals(present[record.Id].Where(v => type.KeepsRowsOf(v.Field)).Select(v => (v.Field, v.KeyText, v.Num))));
                var hasTerms = !withTerms || RecordIndex.Found(type, record).SetEquals(told.GetValueOrDefault(record.Id) ?? []);
                keys.Add(!hasKeys, id);
                values.Add(!hasValues, id);
                terms.Add(!hasTerms, id);
                if (!hasKeys || !hasValues || !hasTerms)
                {
                    wrong.Add(record.Id);
                }
            }
        }

        private bool KeysOf(RecordType type, Record record)
        {
            var entry = db.Entry(record);
            return type.DeclaredFields.All(f => (f.KeyColumn is not { } key || (string?)entry.Property(key).CurrentValue == Folding.Key((string?)f.Get(record)))
                && (f.RankColumn is not { } rank || Equals(entry.Property(rank).CurrentValue, f.Kind.Rank(f.Get(record)))));
        }
    }

    private sealed class Rebuild(CrmDbContext db, RecordIndex index, List<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<bool>>
    {
        public async Task<bool> Visit<T>(RecordType<T> type)
            where T : Record
        {
            var prefix = type.Name + ".";
            var rows = await db.Set<FieldValue>().AsNoTracking().Where(v => ids.Contains(v.RecordId) && v.Field.StartsWith(prefix)).ToListAsync(ct);
            var retired = rows.Where(v => !type.KeepsRowsOf(v.Field)).Select(v => v.Field).Distinct().ToList();
            await db.Set<FieldValue>().Where(v => ids.Contains(v.RecordId) && v.Field.StartsWith(prefix) && !retired.Contains(v.Field)).ExecuteDeleteAsync(ct);
            var told = await index.TermsOf(ids, ct);
            foreach (var record in await db.Set<T>().Where(r => ids.Contains(r.Id)).ToListAsync(ct))
            {
                ChangeRecorder.WriteShadows(db.Entry<Record>(record), type);
                index.Add(type, record, withPostings: false);
                index.Tell(type, record.Id, RecordIndex.Found(type, record), told.GetValueOrDefault(record.Id));
            }

            return true;
        }
    }
}
