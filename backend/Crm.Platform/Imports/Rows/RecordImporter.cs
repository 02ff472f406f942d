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
    private readonly RowTraces<T> traces = new(db, bulk, catalog.Of<T>(), user, clock);
    private Dictionary<Guid, T> prepared = [];

    public string RecordType => type.Name;

    public async Task<ImportBatch> Read(ImportPlan plan, IReadOnlyList<ReadRow> rows, TrialMemory? memory, CancellationToken ct)
    {
        var readable = rows.Where(r => r.Problem is null).ToList();
        var names = await ReferenceResolver.Of(services).Fetch(readable.SelectMany(Elsewhere), plan.LinkSource, memory, ct);
        var drafts = readable.ConvertAll(row => (row, Draft(row, names)));
        return new ImportBatch<T>(plan, rows, names, await new Matcher<T>(db, type, user).Load(plan, drafts, memory, ct));
    }

    public async Task<IReadOnlyList<RowVerdict>> Take(ImportBatch batch, ReferenceResolver references, TrialMemory? memory, CancellationToken ct)
    {
        var set = ((ImportBatch<T>)batch).Set;
        references.Use(batch.Names, batch.Plan);
        if (writer.LooksAhead)
        {
            await writer.Foresee([.. batch.Rows.Where(r => r.Problem is null).Select(r => Draft(r.Values))], ct);
        }

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

    public IEnumerable<ReadRow> Alike(ReadRow row, IEnumerable<ReadRow> earlier)
    {
        var set = new MatchSet<T>(type);
        var keys = TrialMemory.Keys(set, row, Draft(row.Values)).ToHashSet();
        return earlier.Where(e => e.Problem is null && TrialMemory.Keys(set, e, Draft(e.Values)).Any(keys.Contains));
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
        foreach (var reference in Here(row))
        {
            var field = reference.Field;
            var (id, remark) = await references.Resolve(reference, row.Linked.GetValueOrDefault(field), ct);
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
        var draft = (T)row.Draft!;
        foreach (var reference in Elsewhere(row).Where(r => !row.Values.TryGet(r.Field, out _)))
        {
            var (id, remark) = await references.Resolve(reference, row.Linked.GetValueOrDefault(reference.Field), ct);
            if (id is not null)
            {
                row.Values.Set(reference.Field, id);
                reference.Field.Set(draft, id);
                draft.Derive();
            }

            row.Remarks.AddRange(remark is null ? [] : [remark]);
        }

        if (row.Key is not null && set.Keys.TryGetValue(row.Key, out var stored) && set.Invisible.Contains(stored.RecordId))
        {
            return RowVerdict.Reject(row, $"Another {type.Name}, which you may not see, has the key {row.Key}.");
        }

        var match = set.Find(row, draft, plan.MatchBy);
        set.Forget(draft);
        row.Draft = null;
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
            traces.GiveKey(record, plan, row, set);
            traces.KeepRaw(record, row, row.Values.All.Keys, set);
            var consents = traces.News(record, row, set);
            return new RowVerdict(row, ImportOutcome.Created, record.Id, Name(record)) { Reason = RowVerdict.Join(row.Remarks), Record = record, Consents = consents };
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

        traces.KeepRaw(match, row, changes.All.Keys, set);
        set.Touch(match);
        var addedKey = traces.GiveKey(match, plan, row, set);
        var consents = traces.News(match, row, set);
        return new RowVerdict(row, changes.All.Count > 0 || addedKey || consents.Count > 0 ? ImportOutcome.Updated : ImportOutcome.Duplicate, match.Id, Name(match))
        {
            Reason = RowVerdict.Join(row.Remarks), Record = match, Consents = consents, By = by, Changes = differences,
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

    private string? Name(T record) => type.LabelField.Get(record) as string;

    // Links to other types are made with the row, links to the own type when all rows are in.
    private IEnumerable<NamedReference> Elsewhere(ReadRow row) => row.References.Where(r => r.Field.ReferenceTo != type.Name);

    private IEnumerable<NamedReference> Here(ReadRow row) => row.References.Where(r => r.Field.ReferenceTo == type.Name);

    private T Draft(ReadRow row, ReferenceNames names)
    {
        foreach (var reference in Elsewhere(row))
        {
            // Who is found by a key of another system is told with the row.
            if (names.Find(reference) is { Remark: null } found)
            {
                row.Values.Set(reference.Field, found.Id);
            }
        }

        var draft = Draft(row.Values);
        row.Draft = draft;
        return draft;
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
