using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Rows;

/// <summary>Takes rows in as records of one type: matched, created or updated, each with its outcome.</summary>
internal sealed class RecordImporter<T>(CrmDbContext db, RecordCatalog catalog, RecordWriter<T> writer, ICurrentUser user) : IRecordImporter
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();
    private Dictionary<Guid, T> prepared = [];

    public string RecordType => type.Name;

    public async Task<IReadOnlyList<ImportRow>> Take(Guid importId, string? source, IReadOnlyList<ReadRow> rows, ReferenceResolver references, CancellationToken ct)
    {
        await references.Fetch(rows.Where(r => r.Problem is null).SelectMany(Elsewhere), ct);
        var drafts = new List<(ReadRow Row, T Draft)>();
        foreach (var row in rows.Where(r => r.Problem is null))
        {
            foreach (var (field, label) in Elsewhere(row))
            {
                var (id, remark) = await references.Resolve(field, label, ct);
                if (id is not null)
                {
                    row.Values.Set(field, id);
                }
                else
                {
                    row.Remarks.Add(remark!);
                }
            }

            drafts.Add((row, Draft(row.Values)));
        }

        var matcher = new Matcher<T>(db, type, user);
        var set = await matcher.Load(drafts, source, ct);
        var draftOf = drafts.ToDictionary(d => d.Row, d => d.Draft);
        var outcomes = new List<ImportRow>(rows.Count);
        foreach (var row in rows)
        {
            var outcome = row.Problem is null ? await Take(importId, source, row, draftOf[row], set, matcher, ct) : Rejected(importId, row, row.Problem);
            outcomes.Add(outcome);
            foreach (var id in outcome.Outcome == ImportOutcome.Rejected ? [] : row.Values.All.Values.OfType<Guid>())
            {
                references.Use(id);
            }
        }

        return outcomes;
    }

    public async Task Prepare(IReadOnlyCollection<Guid> recordIds, CancellationToken ct) =>
        prepared = await db.Set<T>().Reach(user, type.ReadPermission).Where(r => recordIds.Contains(r.Id) && r.DeletionId == Guid.Empty).ToDictionaryAsync(r => r.Id, ct);

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
            var (id, remark) = await references.Resolve(field, label, ct);
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
        return (links.All.Count > 0 && refusal is null, ImportRow.Cut(Join([.. remarks, .. refusal is null ? [] : (string[])[refusal]])));
    }

    public async Task<Record> CreateNamed(string name, CancellationToken ct)
    {
        if (!type.LabelField.IsImportable)
        {
            throw new ForbiddenException($"A {type.Name} needs more than a name.");
        }

        var errors = new InputErrors();
        var values = new RecordValues();
        values.Set(type.LabelField, type.LabelField.Kind.Parse(name, type.LabelField, type.LabelField.Name, errors));
        errors.ThrowIfAny();
        return await writer.Create(values, ct);
    }

    private async Task<ImportRow> Take(
        Guid importId, string? source, ReadRow row, T draft, MatchSet<T> set, Matcher<T> matcher, CancellationToken ct)
    {
        if (row.Key is not null && matcher.Keys.TryGetValue(row.Key, out var stored) && matcher.Invisible.Contains(stored.RecordId))
        {
            return Rejected(importId, row, $"Another {type.Name}, which you may not see, has the key {row.Key}.");
        }

        if (set.Find(row, draft) is { } match)
        {
            return await TakeInto(match, importId, source, row, set, matcher.Keys, ct);
        }

        try
        {
            var record = await writer.Create(row.Values, ct);
            set.Add(record);
            var addedKey = GiveKey(record, source, row, set, matcher.Keys);
            Remember(row, record, set);
            return Outcome(importId, row, ImportOutcome.Created, record.Id, addedKey);
        }
        catch (CrmException e)
        {
            return Rejected(importId, row, Refusal.Explain(e));
        }
    }

    private async Task<ImportRow> TakeInto(
        T match, Guid importId, string? source, ReadRow row, MatchSet<T> set, Dictionary<string, ExternalId> keys, CancellationToken ct)
    {
        var changes = new RecordValues();
        foreach (var (field, imported) in row.Values.All)
        {
            var present = field.Get(match);
            var merged = field.Kind.Merge(present, imported);
            if (!field.Kind.AreEqual(present, merged))
            {
                changes.Set(field, merged);
            }
        }

        if (changes.All.Count > 0 && await TryUpdate(match, changes, mayAlways: false, ct) is { } refusal)
        {
            return Rejected(importId, row, refusal);
        }

        set.Add(match);
        var addedKey = GiveKey(match, source, row, set, keys);
        Remember(row, match, set);
        return Outcome(importId, row, changes.All.Count > 0 || addedKey ? ImportOutcome.Updated : ImportOutcome.Duplicate, match.Id, addedKey);
    }

    // Answers why the change was refused.
    private async Task<string?> TryUpdate(T record, RecordValues changes, bool mayAlways, CancellationToken ct)
    {
        var refusal = mayAlways ? await writer.TryComplete(record, changes, ct) : await writer.TryUpdate(record, changes, ct);
        return refusal is null ? null : Refusal.Explain(refusal);
    }

    /// <summary>Notes the key of the other system; one that belonged to a record in the bin moves to the living one.</summary>
    private bool GiveKey(T record, string? source, ReadRow row, MatchSet<T> set, Dictionary<string, ExternalId> keys)
    {
        if (source is null || row.Key is not { } key || (Guid.TryParse(key, out var own) && own == record.Id))
        {
            return false;
        }

        if (keys.TryGetValue(key, out var stored))
        {
            if (stored.RecordId == record.Id)
            {
                return false;
            }

            stored.RecordId = record.Id;
        }
        else
        {
            keys[key] = db.Add(new ExternalId { RecordType = type.Name, Source = source, Key = key, RecordId = record.Id }).Entity;
        }

        set.AddKey(key, record.Id);
        return true;
    }

    private static void Remember(ReadRow row, T record, MatchSet<T> set)
    {
        if (row.Fingerprint is { } fingerprint)
        {
            set.AddFingerprint(fingerprint, record.Id);
        }
    }

    // Links to other types are made with the row, links to the own type when all rows are in.
    private IEnumerable<(Field Field, string Label)> Elsewhere(ReadRow row) => row.References.Where(r => r.Field.ReferenceTo != type.Name);

    private IEnumerable<(Field Field, string Label)> Here(ReadRow row) => row.References.Where(r => r.Field.ReferenceTo == type.Name);

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

    private static ImportRow Outcome(Guid importId, ReadRow row, ImportOutcome outcome, Guid recordId, bool addedKey) => new()
    {
        ImportId = importId, Line = row.Line, Outcome = outcome, RecordId = recordId, Reason = ImportRow.Cut(Join(row.Remarks)), Fingerprint = row.Fingerprint, AddedKey = addedKey,
    };

    private static ImportRow Rejected(Guid importId, ReadRow row, string reason) => new()
    {
        ImportId = importId, Line = row.Line, Outcome = ImportOutcome.Rejected, Reason = ImportRow.Cut(Join([reason, .. row.Remarks])), Cells = [.. row.Cells],
    };

    private static string? Join(IReadOnlyList<string> remarks) => remarks.Count == 0 ? null : string.Join(' ', remarks);
}
