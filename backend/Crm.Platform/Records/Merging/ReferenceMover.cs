using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Live;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records.Merging;

/// <summary>
/// Moves references to merged records, however many: two statements for each referring field and merged record. Each moved row gets a new
/// version and its place in the change set like any other edit, so that history shows it and undo takes it back.
/// </summary>
internal sealed class ReferenceMover(CrmDbContext db, RecordCatalog catalog, ChangeRecorder recorder, RecordHints hints, ICurrentUser user, TimeProvider clock)
{
    private readonly (ChangeRecorder Recorder, Guid? By, TimeProvider Clock) work = (recorder, user.Id, clock);

    /// <summary>Every field, of every type, that may refer to a record of this one.</summary>
    private IEnumerable<(RecordType Type, Field Field)> Referring(string recordType) =>
        from type in catalog.All
        from field in type.Fields
        where field.ReferenceTo == recordType
        select (type, field);

    public async Task Move(RecordMerge merge, CancellationToken ct)
    {
        foreach (var (type, field) in Referring(merge.RecordType))
        {
            if (await type.Accept(new Mover(this, field, merge, ct)) > 0)
            {
                hints.NoteMany(type);
            }
        }
    }

    public async Task<IReadOnlyList<(RecordType Type, Field Field, long Count)>> Count(RecordMerge merge, CancellationToken ct)
    {
        var counts = new List<(RecordType, Field, long)>();
        foreach (var (type, field) in Referring(merge.RecordType))
        {
            if (await type.Accept(new Counter(this, field, merge, ct)) is var count and > 0)
            {
                counts.Add((type, field, count));
            }
        }

        return counts;
    }

    // The merged records themselves are dealt with one by one: the survivor is changed, the others stay as they were.
    private IQueryable<T> Rows<T>(Field field, RecordMerge merge, IReadOnlyList<Guid> from)
        where T : Record
    {
        List<Guid> merged = [merge.To, .. merge.From];
        if (field.IsCustom)
        {
            var (name, keys) = (field.IndexName, from.Select(id => id.ToString()).ToList());
            var found = db.Set<FieldValue>().Where(v => v.Field == name && keys.Contains(v.KeyText)).Select(v => v.RecordId);
            return db.Set<T>().Where(r => found.Contains(r.Id) && !merged.Contains(r.Id));
        }

        var column = field.PropertyName;
        var targets = from.Select(id => (Guid?)id).ToList();
        return db.Set<T>().Where(r => targets.Contains(EF.Property<Guid?>(r, column)) && !merged.Contains(r.Id));
    }

    private sealed class Counter(ReferenceMover mover, Field field, RecordMerge merge, CancellationToken ct) : IRecordVisitor<Task<long>>
    {
        public Task<long> Visit<T>(RecordType<T> type)
            where T : Record => mover.Rows<T>(field, merge, merge.From).LongCountAsync(ct);
    }

    private sealed class Mover(ReferenceMover mover, Field field, RecordMerge merge, CancellationToken ct) : IRecordVisitor<Task<int>>
    {
        public async Task<int> Visit<T>(RecordType<T> type)
            where T : Record
        {
            var moved = 0;
            foreach (var from in merge.From)
            {
                moved += await Move(type, from);
            }

            return moved;
        }

        private async Task<int> Move<T>(RecordType<T> type, Guid from)
            where T : Record
        {
            var rows = mover.Rows<T>(field, merge, [from]);
            if (field.IsCustom)
            {
                // They live in a document of the record: each is changed by itself, and noted when it is saved.
                var records = await rows.ToListAsync(ct);
                records.ForEach(r => field.Set(r, merge.To));
                return records.Count;
            }

            var found = await rows.Select(r => new { r.Id, r.Version }).ToListAsync(ct);
            if (found.Count == 0)
            {
                return 0;
            }

            mover.work.Recorder.AddEdits(type, found.Select(r => (r.Id, r.Version + 1)), Json(from), Json(merge.To));
            var (column, to, by, now) = (field.PropertyName, (Guid?)merge.To, mover.work.By, mover.work.Clock.GetUtcNow().UtcDateTime);
            var changed = await rows.ExecuteUpdateAsync(
                u => u.SetProperty(r => EF.Property<Guid?>(r, column), to).SetProperty(r => r.Version, r => r.Version + 1)
                    .SetProperty(r => r.UpdatedAt, now).SetProperty(r => r.UpdatedBy, by),
                ct);
            return changed == found.Count ? changed : throw new ConflictException("changed_meanwhile", "Somebody has just changed a record that refers to these. Try again.");
        }

        private string Json(Guid id) => JsonSerializer.Serialize(new Dictionary<string, Guid>(StringComparer.Ordinal) { [field.Name] = id });
    }
}
