using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Normalisation;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Rows;

/// <summary>Takes rows in as records of one type: matched, created or updated, each with its verdict.</summary>
internal sealed class RecordImporter<T>(CrmDbContext db, BulkRows bulk, NewRecords fresh, RecordCatalog catalog, RecordWriter<T> writer, IServiceProvider services, ICurrentUser user, TimeProvider clock)
    : IRecordImporter
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();
    private Dictionary<Guid, T> prepared = [];

    public string RecordType => type.Name;

    public async Task<ImportBatch> Read(ImportPlan plan, IReadOnlyList<ReadRow> rows, TrialMemory? memory, CancellationToken ct)
    {
        var readable = rows.Where(r => r.Problem is null).ToList();
        var names = await ReferenceResolver.Of(services).Fetch(readable.SelectMany(Elsewhere), memory, ct);
        var drafts = readable.ConvertAll(row => (row, Draft(row, names)));
        return new ImportBatch<T>(plan, rows, names, await new Matcher<T>(db, type, user).Load(plan, drafts, memory, ct));
    }

    public async Task<IReadOnlyList<RowVerdict>> Take(ImportBatch batch, ReferenceResolver references, TrialMemory? memory, CancellationToken ct)
    {
        var set = ((ImportBatch<T>)batch).Set;
        references.Use(batch.Names, batch.Plan.CreatesLinked);
        var verdicts = new List<RowVerdict>(batch.Rows.Count);
        foreach (var row in batch.Rows)
        {
            var verdict = row.Problem is null ? await Take(batch.Plan, row, set, references, ct) : RowVerdict.Reject(row, row.Problem);
            verdicts.Add(verdict);
            foreach (var id in verdict.Outcome == ImportOutcome.Rejected ? [] : row.Values.All.Values.OfType<Guid>())
            {
                references.Use(id);
            }
        }

        memory?.Remember(type, set, verdicts);
        return verdicts;
    }

    public async Task Prepare(IReadOnlyCollection<Guid> recordIds, CancellationToken ct) =>
        prepared = await db.Set<T>().Reach(user, type.ReadPermission).Where(r => EF.Parameter(recordIds).Contains(r.Id) && r.DeletionId == Guid.Empty).ToDictionaryAsync(r => r.Id, ct);

    public async Task<(bool Changed, string? Remark)> Link(ImportRow outcome, ReadRow row, ReferenceResolver references, CancellationToken ct)
    {
        if (outcome.RecordId is not { } recordId || !prepared.TryGetValue(recordId, out var record))
        {
            return (false, null);
        }

        var remarks = new List<string>();
        var links = new RecordValues();
        foreach (var (field, label) in Here(row))
        {
            var (id, remark) = await references.Resolve(field, label, row.Linked.GetValueOrDefault(field), ct);
            if (remark is not null)
            {
                remarks.Add(remark);
            }
            else if (!Equals(field.Get(record), id))
            {
                links.Set(field, id);
                references.Use(id!.Value);
            }
        }

        var refusal = links.All.Count == 0 ? null : await TryUpdate(record, links, mayAlways: outcome.Outcome == ImportOutcome.Created, ct);
        return (links.All.Count > 0 && refusal is null, ImportRow.Cut(RowVerdict.Join([.. remarks, .. refusal is null ? [] : (string[])[refusal]])));
    }

    public async Task<Record> CreateNamed(string name, RecordValues? more, CancellationToken ct)
    {
        if (!type.LabelField.IsImportable)
        {
            throw new ForbiddenException($"A {type.Name} needs more than a name.");
        }

        var errors = new InputErrors();
        var values = new RecordValues();
        foreach (var (field, value) in more?.All ?? new Dictionary<Field, object?>())
        {
            values.Set(field, value);
        }

        values.Set(type.LabelField, type.LabelField.Kind.Parse(name, type.LabelField, type.LabelField.Name, errors));
        errors.ThrowIfAny();
        var record = await writer.Make(values, ct);
        fresh.Add(type, record);
        return record;
    }

    private async Task<RowVerdict> Take(ImportPlan plan, ReadRow row, MatchSet<T> set, ReferenceResolver references, CancellationToken ct)
    {
        foreach (var (field, label) in Elsewhere(row).Where(r => !row.Values.TryGet(r.Field, out _)))
        {
            var (id, remark) = await references.Resolve(field, label, row.Linked.GetValueOrDefault(field), ct);
            if (id is not null)
            {
                row.Values.Set(field, id);
            }
            else
            {
                row.Remarks.Add(remark!);
            }
        }

        if (row.Key is not null && set.Keys.TryGetValue(row.Key, out var stored) && set.Invisible.Contains(stored.RecordId))
        {
            return RowVerdict.Reject(row, $"Another {type.Name}, which you may not see, has the key {row.Key}.");
        }

        var match = set.Find(row, Draft(row.Values), plan.MatchBy);
        return match is not null ? await TakeInto(match.Value.Record, match.Value.By, plan, row, set, ct)
            : plan.OnlyUpdates ? RowVerdict.Reject(row, "There is no such record, and this import only updates.")
            : await Create(plan, row, set, ct);
    }

    private async Task<RowVerdict> Create(ImportPlan plan, ReadRow row, MatchSet<T> set, CancellationToken ct)
    {
        try
        {
            foreach (var (field, value) in row.Defaults.All.Where(d => !row.Values.TryGet(d.Key, out _)))
            {
                row.Values.Set(field, value);
            }

            var record = await writer.Make(row.Values, ct);
            fresh.Add(type, record);
            set.Touch(record);
            var addedKey = GiveKey(record, plan.Source, row, set);
            Remember(row, record, set);
            KeepRaw(record, row, row.Values.All.Keys);
            return new RowVerdict(row, ImportOutcome.Created, record.Id, Name(record)) { Reason = RowVerdict.Join(row.Remarks), AddedKey = addedKey };
        }
        catch (CrmException e)
        {
            return RowVerdict.Reject(row, Refusal.Explain(e));
        }
    }

    private async Task<RowVerdict> TakeInto(T match, MatchKind by, ImportPlan plan, ReadRow row, MatchSet<T> set, CancellationToken ct)
    {
        var changes = new RecordValues();
        var differences = new List<FieldDifference>();
        foreach (var (field, imported) in row.Values.All)
        {
            var present = field.Get(match);
            var merged = Normaliser.IsAsWritten(field, present, imported, row.Proposals) ? present : Merged(plan.Sides, field, present, imported);
            if (!field.Kind.AreEqual(present, merged))
            {
                changes.Set(field, merged);
                differences.Add(new(field, present, merged));
            }
        }

        if (changes.All.Count > 0)
        {
            Track(match);
            if (await TryUpdate(match, changes, mayAlways: false, ct) is { } refusal)
            {
                return RowVerdict.Reject(row, refusal);
            }
        }

        KeepRaw(match, row, changes.All.Keys);
        set.Touch(match);
        var addedKey = GiveKey(match, plan.Source, row, set);
        Remember(row, match, set);
        return new RowVerdict(row, changes.All.Count > 0 || addedKey ? ImportOutcome.Updated : ImportOutcome.Duplicate, match.Id, Name(match))
        {
            Reason = RowVerdict.Join(row.Remarks), AddedKey = addedKey, By = by, Changes = differences,
        };
    }

    private static object? Merged(MatchSides sides, Field field, object? present, object? imported) => sides.Of(field) switch
    {
        MatchSide.Keep => present,
        MatchSide.FillEmpty when !field.Kind.HasItems && !field.Kind.IsEmpty(present) => present,
        _ => field.Kind.Merge(present, imported),
    };

    // What was read ahead is not tracked: most rows change nothing. Its key columns count as they follow from it.
    private void Track(T record)
    {
        if (fresh.Has(record) || db.Entry(record).State != EntityState.Detached)
        {
            return;
        }

        var entry = db.Attach(record);
        ChangeRecorder.WriteShadows(db.Entry<Record>(record), type);
        entry.OriginalValues.SetValues(entry.CurrentValues);
        entry.State = EntityState.Unchanged;
    }

    // Answers why the change was refused.
    private async Task<string?> TryUpdate(T record, RecordValues changes, bool mayAlways, CancellationToken ct)
    {
        var refusal = mayAlways ? await writer.TryComplete(record, changes, ct) : await writer.TryUpdate(record, changes, ct);
        return refusal is null ? null : Refusal.Explain(refusal);
    }

    /// <summary>Notes the key of the other system; one that belonged to a record in the bin moves to the living one.</summary>
    private bool GiveKey(T record, string? source, ReadRow row, MatchSet<T> set)
    {
        if (source is null || row.Key is not { } key || (Guid.TryParse(key, out var own) && own == record.Id))
        {
            return false;
        }

        if (set.Keys.TryGetValue(key, out var stored))
        {
            if (stored.RecordId == record.Id)
            {
                return false;
            }

            db.Attach(stored);
            stored.RecordId = record.Id;
        }
        else
        {
            set.Keys[key] = stored = new ExternalId { RecordType = type.Name, Source = source, Key = key, RecordId = record.Id };
            bulk.Add([stored]);
        }

        set.AddKey(key, record.Id);
        return true;
    }

    // Beside the fields that were written, and beside a whole name, of which they are parts.
    private void KeepRaw(T record, ReadRow row, IEnumerable<Field> written)
    {
        if (row.Proposals.Count > 0 && written.Select(f => f.Name).ToHashSet(StringComparer.Ordinal) is { Count: > 0 } names)
        {
            bulk.Add(RawValue.Of(type.Name, record.Id, row.Proposals.Where(p => names.Contains(p.Field) || type.Find(p.Field) is null), clock.GetUtcNow().UtcDateTime, RawValue.Imported));
        }
    }

    private static void Remember(ReadRow row, T record, MatchSet<T> set)
    {
        if (row.Fingerprint is { } fingerprint)
        {
            set.AddFingerprint(fingerprint, record.Id);
        }
    }

    private string? Name(T record) => type.LabelField.Get(record) as string;

    // Links to other types are made with the row, links to the own type when all rows are in.
    private IEnumerable<(Field Field, string Label)> Elsewhere(ReadRow row) => row.References.Where(r => r.Field.ReferenceTo != type.Name);

    private IEnumerable<(Field Field, string Label)> Here(ReadRow row) => row.References.Where(r => r.Field.ReferenceTo == type.Name);

    private T Draft(ReadRow row, ReferenceNames names)
    {
        foreach (var (field, label) in Elsewhere(row))
        {
            if (names[field.ReferenceTo!, Search.Folding.Key(label)] is { } id)
            {
                row.Values.Set(field, id);
            }
        }

        return Draft(row.Values);
    }

    private T Draft(RecordValues values)
    {
        var draft = type.New();
        foreach (var (field, value) in values.All)
        {
            field.Set(draft, value);
        }

        draft.Derive();
        return draft;
    }
}
