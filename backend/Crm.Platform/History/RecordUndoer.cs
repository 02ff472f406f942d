using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Live;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>Takes back changes of one record type.</summary>
internal interface IUndoer
{
    string RecordType { get; }

    /// <summary>Undoes changes of one change set (newest first per record) and notes what it did and what stood in the way.</summary>
    /// <param name="changes">All changes that the set made to these records.</param>
    /// <param name="report">Filled with what was done.</param>
    /// <param name="isAllOrNothing">One record that may not be changed refuses everything; otherwise it is a conflict like any other.</param>
    Task Undo(IReadOnlyList<Change> changes, UndoReport report, bool isAllOrNothing, CancellationToken ct);

    /// <summary>Those of the given records that the caller may see.</summary>
    Task<IReadOnlyCollection<Guid>> Visible(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>How many of a change set's records the caller may see, and how many of those change.</summary>
    Task<(int Visible, int Editable)> Count(Guid changeSetId, CancellationToken ct);
}

/// <summary>
/// Undo with a three-way check: a field goes back only while it still has the value that the change gave it, a creation only
/// while the record is as it was created.
/// </summary>
internal sealed class RecordUndoer<T>(
    CrmDbContext db, RecordCatalog catalog, ChangeRecorder recorder, RecordHints hints, Referrers referrers, ICurrentUser user, IEnumerable<IRecordRule<T>> rules, TimeProvider clock) : IUndoer
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public string RecordType => type.Name;

    public async Task<(int Visible, int Editable)> Count(Guid changeSetId, CancellationToken ct)
    {
        var records = Of(db, changeSetId).Reach(user, type.ReadPermission);
        return (await records.CountAsync(ct), await records.Reach(user, type.EditPermission).CountAsync(ct));
    }

    /// <summary>The records of a change set: asked for from the changes, so that the table is not read through.</summary>
    internal static IQueryable<T> Of(CrmDbContext db, Guid changeSetId) =>
        db.Set<T>().Where(r => db.Set<Change>().Where(c => c.ChangeSetId == changeSetId).Select(c => c.RecordId).Contains(r.Id));

    public async Task<IReadOnlyCollection<Guid>> Visible(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<T>().Reach(user, type.ReadPermission).Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(ct);

    public async Task Undo(IReadOnlyList<Change> changes, UndoReport report, bool isAllOrNothing, CancellationToken ct)
    {
        if (!isAllOrNothing)
        {
            changes = await UndoCreations(changes, report, ct);
        }

        var ids = changes.Select(c => c.RecordId).Distinct().ToList();
        var records = ids.Count == 0 ? [] : await db.Set<T>().Where(r => EF.Parameter(ids).Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var edited = new List<(T Record, UndoneFields Fields)>();
        foreach (var group in changes.GroupBy(c => c.RecordId))
        {
            if (!records.TryGetValue(group.Key, out var record) || !user.Covers(type.ReadPermission, record))
            {
                Refuse(group.Key, "", "record", "not_visible", isAllOrNothing, report, () => new NotFoundException(type.Name));
            }
            else if (group.Any(change => !MayUndo(record, change)))
            {
                Refuse(group.Key, Name(record), "permission", "not_permitted", isAllOrNothing, report, () => new ForbiddenException($"You may not undo this change of a {type.Name}."));
            }
            else
            {
                var fields = new UndoneFields(type, record);
                foreach (var change in group.OrderByDescending(c => c.Version))
                {
                    if (Undo(record, change, fields, report))
                    {
                        report.Note(change);
                    }
                }

                if (fields.Any)
                {
                    edited.Add((record, fields));
                }
            }
        }

        await HoldRules(edited, report, ct);
    }

    /// <summary>
    /// Bins what was created and is as it was, in one statement past the change tracker: most of an import is that. What others refer to by
    /// now stays. Answers the changes that are left.
    /// </summary>
    private async Task<IReadOnlyList<Change>> UndoCreations(IReadOnlyList<Change> changes, UndoReport report, CancellationToken ct)
    {
        var creations = changes.GroupBy(c => c.RecordId).Where(g => g.Any(c => c.Operation == ChangeKind.Create)).ToDictionary(g => g.Key, g => g.MinBy(c => c.Version)!);
        if (creations.Count == 0)
        {
            return changes;
        }

        var ids = creations.Keys.ToList();
        var records = await db.Set<T>().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id) && r.DeletionId == Guid.Empty).ToListAsync(ct);
        var last = changes.GroupBy(c => c.RecordId).ToDictionary(g => g.Key, g => g.Max(c => c.Version));
        var untouched = records.FindAll(r => user.Covers(type.ReadPermission, r) && MayUndo(r, creations[r.Id]) && (r.Version == last[r.Id] || IsAsCreated(r, creations[r.Id])));
        var referred = await referrers.Of(type, [.. untouched.Select(r => r.Id)], changes[0].ChangeSetId, ct);
        foreach (var record in untouched.Where(r => referred.ContainsKey(r.Id)))
        {
            report.Conflicts.Add(new(type.Name, record.Id, Name(record), "record", null, referred[record.Id]) { Code = "referenced" });
        }

        var gone = untouched.FindAll(r => !referred.ContainsKey(r.Id));
        await Bin(gone, ct);
        gone.ForEach(r => report.Note(creations[r.Id]));
        var done = untouched.Select(r => r.Id).ToHashSet();
        return [.. changes.Where(c => !done.Contains(c.RecordId))];
    }

    private async Task Bin(List<T> records, CancellationToken ct)
    {
        if (records.Count == 0)
        {
            return;
        }

        var ids = records.ConvertAll(r => r.Id);
        var now = clock.GetUtcNow().UtcDateTime;
        var (by, deletion) = (user.Id, Guid.CreateVersion7());
        var them = db.Set<T>().Where(r => EF.Parameter(ids).Contains(r.Id));
        await them.Where(r => r.DeletionId == Guid.Empty).ExecuteUpdateAsync(
            u => u.SetProperty(r => r.DeletionId, deletion).SetProperty(r => r.DeletedAt, now).SetProperty(r => r.UpdatedAt, now).SetProperty(r => r.UpdatedBy, by).SetProperty(r => r.Version, r => r.Version + 1), ct);

        // Who was faster than the statement has made another version: this portion is then done again.
        var versions = await them.Select(r => new { r.Id, r.Version }).ToDictionaryAsync(r => r.Id, r => r.Version, ct);
        if (records.Exists(r => versions.GetValueOrDefault(r.Id) != r.Version + 1))
        {
            throw new ConflictException("changed_meanwhile", "Somebody has just changed the same. Look at the current state and try again.");
        }

        recorder.AddDeletions(type, records.Select(r => (r.Id, r.Version + 1)));
        hints.NoteMany(type);
    }

    private void Refuse(Guid id, string name, string field, string code, bool isAllOrNothing, UndoReport report, Func<CrmException> refusal)
    {
        if (isAllOrNothing)
        {
            throw refusal();
        }

        report.Conflicts.Add(new(type.Name, id, name, field, null, null) { Code = code });
    }

    private bool MayUndo(T record, Change change)
    {
        var permission = change.Operation is ChangeKind.Edit ? type.EditPermission : type.DeletePermission;
        var createdByMe = record.CreatedBy == user.Id && user.Id is not null && change.Operation == ChangeKind.Create;
        return createdByMe || user.Covers(permission, record);
    }

    private bool Undo(T record, Change change, UndoneFields fields, UndoReport report)
    {
        switch (change.Operation)
        {
            case ChangeKind.Create when !record.IsDeleted && IsAsCreated(record, change):
                record.Delete(clock.GetUtcNow().UtcDateTime);
                return true;
            case ChangeKind.Create when !record.IsDeleted:
                report.Conflicts.Add(new(type.Name, record.Id, Name(record), "version", "1", "edited since") { Code = "edited_since", Version = change.Version });
                return false;
            case ChangeKind.Delete when record.IsDeleted:
                record.Restore();
                return true;
            case ChangeKind.Restore when !record.IsDeleted:
                record.Delete(clock.GetUtcNow().UtcDateTime);
                return true;
            case ChangeKind.Edit:
                return UndoFields(record, change, fields, report);
            default:
                return false;
        }
    }

    private bool IsAsCreated(T record, Change change)
    {
        var created = FieldChanges.Read(type, change.After);
        return type.Fields.Where(f => f.IsInHistory).All(f => created.TryGetValue(f, out var value) ? f.Kind.AreEqual(f.Get(record), value) : f.Kind.IsEmpty(f.Get(record)));
    }

    private bool UndoFields(T record, Change change, UndoneFields fields, UndoReport report)
    {
        var before = FieldChanges.Read(type, change.Before);
        var any = false;
        foreach (var (field, after) in FieldChanges.Read(type, change.After))
        {
            var now = field.Get(record);
            if (!field.IsInHistory || !before.TryGetValue(field, out var earlier))
            {
                continue; // The team goes back with its owner.
            }

            if (!user.MayEdit(field))
            {
                report.Conflicts.Add(new(type.Name, record.Id, Name(record), field.Name, null, null) { Code = "not_permitted" });
            }
            else if (field.Kind.AreEqual(now, after))
            {
                fields.Set(field, earlier);
                any = true;
                if (field.Name == "ownerId" && type.Find("teamId") is { } team && before.TryGetValue(team, out var teamBefore))
                {
                    record.AssignTo(record.OwnerId, teamBefore as Guid?);
                }
            }
            else if (!field.Kind.AreEqual(now, earlier))
            {
                report.Conflicts.Add(new(type.Name, record.Id, Name(record), field.Name, field.Kind.Format(after), field.Kind.Format(now)) { Version = change.Version });
            }
        }

        return any;
    }

    // When everything has gone back: a rule may look at several records. One that a rule refuses stays as it was.
    private async Task HoldRules(List<(T Record, UndoneFields Fields)> edited, UndoReport report, CancellationToken ct)
    {
        foreach (var (record, fields) in edited)
        {
            type.Derive(record);
            if (await Refusal(record, fields, ct) is { } refusal)
            {
                fields.PutBack();
                report.Withdraw(record.Id);
                report.Conflicts.Add(new(type.Name, record.Id, Name(record), "record", null, refusal) { Code = "refused" });
            }
        }
    }

    private async Task<string?> Refusal(T record, UndoneFields fields, CancellationToken ct)
    {
        try
        {
            var errors = new InputErrors();
            foreach (var rule in rules)
            {
                await rule.Check(record, fields.Values, errors, ct);
            }

            errors.ThrowIfAny();
            return null;
        }
        catch (CrmException e)
        {
            return Records.Refusal.Explain(e);
        }
    }

    private string Name(T record) => type.LabelField.Get(record) as string ?? "";

    /// <summary>What goes back on one record, and how it was before, in case a rule refuses.</summary>
    private sealed class UndoneFields(RecordType<T> type, T record)
    {
        private readonly Dictionary<Field, object?> present = [];
        private readonly (Guid? OwnerId, Guid? TeamId) owned = (record.OwnerId, record.TeamId);

        public RecordValues Values { get; } = new() { AreUndone = true };

        public bool Any => present.Count > 0;

        public void Set(Field field, object? value)
        {
            present.TryAdd(field, field.Get(record));
            Values.Set(field, value);
            field.Set(record, value);
        }

        public void PutBack()
        {
            foreach (var (field, value) in present)
            {
                field.Set(record, value);
            }

            record.AssignTo(owned.OwnerId, owned.TeamId);
            type.Derive(record);
        }
    }
}
