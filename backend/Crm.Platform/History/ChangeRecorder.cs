using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Live;
using Crm.Platform.Records;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Crm.Platform.History;

/// <summary>Before every save: stamps records, writes what changed, and keeps keys, index rows and postings in step.</summary>
public sealed class ChangeRecorder(
    CrmDbContext db, RecordCatalog catalog, RecordIndex index, MergedRecords merged, BulkRows bulk, NewRecords fresh, NewRecordsCompletion completion, RecordHints hints, AssignmentWatch assignments, ChangeSignal signal,
    ICurrentUser user, TimeProvider clock)
{
    private ChangeSet? current;
    private ChangeKind? kind;
    private ChangeSlice? slice;
    private int ordinal;
    private bool isShared;
    private IReadOnlyList<EntityEntry> added = [];

    /// <summary>The change set of the work just done, for the caller to undo; null where nothing changed.</summary>
    public Guid? ChangeSetId { get; private set; }

    /// <summary>Long work writes into one change set over many commits.</summary>
    public void Continue(ChangeSet shared)
    {
        current = shared;
        isShared = true;
        ChangeSetId = shared.Id;
    }

    /// <summary>Says what this work is, where it is not simply a creation, an edit or a deletion.</summary>
    public ChangeSet Begin(ChangeKind what)
    {
        kind = what;
        return Current(what);
    }

    /// <summary>Notes a change of something that is no record, such as a definition: who changed what, and when.</summary>
    internal void Note(string what, Guid id, ChangeKind operation, long version, string? before, string? after) => bulk.Add(
    [
        new Change { ChangeSetId = Current(operation).Id, RecordType = what, RecordId = id, Operation = operation, Version = version, Before = before, After = after },
    ]);

    /// <summary>The same for work that may turn out to change nothing, and then leaves no change set.</summary>
    internal void Call(ChangeKind what) => kind = what;

    /// <summary>Where the present unit stands, for a part of it that may be taken back.</summary>
    internal Standing Mark() => new(current, ChangeSetId, slice, hints.Count);

    internal void Rewind(Standing mark)
    {
        (current, ChangeSetId, slice) = (mark.Current, mark.ChangeSetId, mark.Slice);
        hints.Rewind(mark.Hints);
        added = [];
    }

    internal async Task Record(CancellationToken ct)
    {
        var touched = db.ChangeTracker.Entries<Record>().Where(e => e.State is EntityState.Added or EntityState.Modified).ToList();
        var saved = new List<(EntityEntry<Record> Entry, RecordType Type, IReadOnlyList<Field> Changed)>();
        var now = clock.GetUtcNow().UtcDateTime;
        await completion.Complete(touched.Where(e => e.State == EntityState.Added).Select(e => (catalog.Of(e.Entity.GetType()), e.Entity)).Concat(fresh.Waiting), ct);
        foreach (var entry in touched)
        {
            if (Describe(entry, now) is { } described)
            {
                saved.Add(described);
            }
        }

        if (saved.Where(s => IsRestored(s.Entry)).Select(s => s.Entry.Entity.Id).ToList() is { Count: > 0 } restored)
        {
            await merged.TakeBack(restored, ct);
        }

        await index.Update(saved, ct);
        Made = fresh.Take();
        foreach (var (type, record) in Made)
        {
            Create(type, record, now);
        }

        foreach (var (table, rows) in fresh.Rows(Made))
        {
            bulk.Add(table, rows);
        }

        assignments.Saving(ChangeSetId, saved.Select(s => (s.Entry.Entity, s.Type.Name, s.Entry.State == EntityState.Added ? null : s.Entry.Property(r => r.OwnerId).OriginalValue))
            .Concat(Made.Select(m => (m.Record, m.Type.Name, (Guid?)null))));
        added = [.. saved.Where(s => s.Entry.State == EntityState.Added).Select(s => s.Entry)];
    }

    /// <summary>What the last save wrote past the change tracker.</summary>
    internal IReadOnlyCollection<(RecordType Type, Record Record)> Made { get; private set; } = [];

    private void Create(RecordType type, Record record, DateTime now)
    {
        type.Derive(record);
        record.Stamp(user.Id, now);
        var set = Current(ChangeKind.Create);
        Note(set, now, type, record, ChangeKind.Create, before: null, FieldChanges.Write(type.HistoricFields.Where(f => !f.Kind.IsEmpty(f.Get(record))), record));
        index.Add(type, record, withPostings: !fresh.AreIndexedLater);
        hints.Note(type, record, ChangeKind.Create);
        if (fresh.AreIndexedLater)
        {
            fresh.Unindexed.Add((type, record));
        }
    }

    /// <summary>Notes an edit of many records that was made past the change tracker, the same for all of them.</summary>
    /// <param name="records">The ids and the versions after the edit.</param>
    public void AddEdits(RecordType type, IEnumerable<(Guid Id, long Version)> records, string before, string after) => Add(type, records, ChangeKind.Edit, before, after);

    /// <summary>The same where they were moved to the bin.</summary>
    internal void AddDeletions(RecordType type, IEnumerable<(Guid Id, long Version)> records) => Add(type, records, ChangeKind.Delete, "{}", after: null);

    private void Add(RecordType type, IEnumerable<(Guid Id, long Version)> records, ChangeKind operation, string before, string? after)
    {
        var set = Current(operation);
        var sliceId = Slice(set, clock.GetUtcNow().UtcDateTime).Id;
        bulk.Add(records.Select(r => new Change
        {
            ChangeSetId = set.Id, SliceId = sliceId, Ordinal = ordinal++, RecordType = type.Name, RecordId = r.Id, Operation = operation, Version = r.Version, Before = before, After = after,
        }));
    }

    /// <summary>The new records of this save.</summary>
    internal IReadOnlyList<EntityEntry> TakeAdded()
    {
        var taken = added;
        added = [];
        return taken;
    }

    internal void Committed()
    {
        hints.Committed();
        if (slice is not null)
        {
            signal.Wake();
        }

        Forget();
    }

    internal void Abandon()
    {
        hints.Abandon();
        Forget();
        ChangeSetId = null;
    }

    private void Forget()
    {
        slice = null;
        ordinal = 0;
        if (!isShared)
        {
            current = null;
            kind = null;
        }
    }

    private (EntityEntry<Record> Entry, RecordType Type, IReadOnlyList<Field> Changed)? Describe(EntityEntry<Record> entry, DateTime now)
    {
        var record = entry.Entity;
        var type = catalog.Of(record.GetType());
        type.Derive(record);
        var before = entry.State == EntityState.Modified ? (Record)entry.OriginalValues.ToObject() : null;
        var declared = type.HistoricFields;
        IReadOnlyList<Field> changed = before is null
            ? [.. declared.Where(f => !f.Kind.IsEmpty(f.Get(record)))]
            : [.. declared.Where(f => !f.Kind.AreEqual(f.Get(before), f.Get(record)))];
        var operation = Operation(before, record);
        if (before is not null && changed.Count == 0 && operation == ChangeKind.Edit)
        {
            entry.State = EntityState.Unchanged;
            return null;
        }

        record.Stamp(user.Id, now);
        var after = operation == ChangeKind.Delete ? null : FieldChanges.Write(changed, record);
        Note(Current(operation), now, type, record, operation, before is null ? null : FieldChanges.Write(changed, before), after);
        WriteShadows(entry, type);
        hints.Note(type, record, operation);
        return (entry, type, before is null ? type.Fields : [.. changed, .. type.Formulas.Where(f => !f.Kind.AreEqual(f.Get(before), f.Get(record)))]);
    }

    /// <summary>The creation of a record as history keeps it, for rows that are written past a unit of work.</summary>
    internal static Change Creation(ChangeSet set, ChangeSlice slice, int ordinal, RecordType type, Record record) => new()
    {
        ChangeSetId = set.Id, SliceId = slice.Id, Ordinal = ordinal, RecordType = type.Name, RecordId = record.Id, Operation = ChangeKind.Create, Version = record.Version,
        After = FieldChanges.Write(type.HistoricFields.Where(f => !f.Kind.IsEmpty(f.Get(record))), record),
    };

    private void Note(ChangeSet set, DateTime now, RecordType type, Record record, ChangeKind operation, string? before, string? after) => bulk.Add(
    [
        new Change
        {
            ChangeSetId = set.Id, SliceId = Slice(set, now).Id, Ordinal = ordinal++, RecordType = type.Name, RecordId = record.Id, Operation = operation,
            Version = record.Version, Before = before, After = after,
        },
    ]);

    // What is committed together is one step of the change feed.
    private ChangeSlice Slice(ChangeSet set, DateTime now)
    {
        if (slice is null)
        {
            slice = new ChangeSlice { ChangeSetId = set.Id, At = now };
            db.Add(slice);
        }

        return slice;
    }

    private static bool IsRestored(EntityEntry<Record> entry) =>
        entry.State == EntityState.Modified && !entry.Entity.IsDeleted && entry.Property(r => r.DeletionId).OriginalValue != Guid.Empty;

    private static ChangeKind Operation(Record? before, Record record) => before is null
        ? ChangeKind.Create
        : (before.IsDeleted, record.IsDeleted) switch { (false, true) => ChangeKind.Delete, (true, false) => ChangeKind.Restore, _ => ChangeKind.Edit };

    internal static void WriteShadows(EntityEntry<Record> entry, RecordType type)
    {
        foreach (var field in type.DeclaredFields)
        {
            if (field.KeyColumn is { } key)
            {
                entry.Property(key).CurrentValue = Search.Folding.Key((string?)field.Get(entry.Entity));
            }

            if (field.RankColumn is { } rank)
            {
                entry.Property(rank).CurrentValue = field.Kind.Rank(field.Get(entry.Entity));
            }
        }
    }

    private ChangeSet Current(ChangeKind operation)
    {
        if (current is not null)
        {
            return current;
        }

        current = new ChangeSet { At = clock.GetUtcNow().UtcDateTime, ActorId = user.Id, Source = user.Source, Kind = kind ?? operation };
        ChangeSetId = current.Id;
        db.Add(current);
        return current;
    }

    internal sealed record Standing(ChangeSet? Current, Guid? ChangeSetId, ChangeSlice? Slice, int Hints);
}
