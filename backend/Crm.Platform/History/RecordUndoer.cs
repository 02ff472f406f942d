using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>A field that an undo left alone because somebody has changed it since.</summary>
public sealed record UndoConflict(string RecordType, Guid RecordId, string RecordName, string Field, string? Expected, string? Current);

/// <summary>Takes back changes of one record type.</summary>
internal interface IUndoer
{
    string RecordType { get; }

    /// <summary>Undoes the changes of one change set (newest first per record); answers how many and what stood in the way.</summary>
    Task<int> Undo(IReadOnlyList<Change> changes, List<UndoConflict> conflicts, CancellationToken ct);

    /// <summary>The same for bulk work: what may not be undone is a conflict like any other and does not stop the rest.</summary>
    Task<int> UndoWherePossible(IReadOnlyList<Change> changes, List<UndoConflict> conflicts, CancellationToken ct);
}

/// <summary>Undo with a three-way check: a field goes back only while it still has the value that the change gave it.</summary>
internal sealed class RecordUndoer<T>(CrmDbContext db, RecordCatalog catalog, ICurrentUser user, TimeProvider clock) : IUndoer
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public string RecordType => type.Name;

    public Task<int> Undo(IReadOnlyList<Change> changes, List<UndoConflict> conflicts, CancellationToken ct) => Undo(changes, conflicts, isAllOrNothing: true, ct);

    public Task<int> UndoWherePossible(IReadOnlyList<Change> changes, List<UndoConflict> conflicts, CancellationToken ct) =>
        Undo(changes, conflicts, isAllOrNothing: false, ct);

    private async Task<int> Undo(IReadOnlyList<Change> changes, List<UndoConflict> conflicts, bool isAllOrNothing, CancellationToken ct)
    {
        var ids = changes.Select(c => c.RecordId).Distinct().ToList();
        var records = await db.Set<T>().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var undone = 0;
        foreach (var group in changes.GroupBy(c => c.RecordId))
        {
            if (!records.TryGetValue(group.Key, out var record) || !user.Covers(type.ReadPermission, record))
            {
                Refuse(group.Key, "", "record", "not visible", isAllOrNothing, conflicts, () => new NotFoundException(type.Name));
                continue;
            }

            if (group.Any(change => !MayUndo(record, change)))
            {
                Refuse(group.Key, Name(record), "permission", "not permitted", isAllOrNothing, conflicts, () => new ForbiddenException($"You may not undo this change of a {type.Name}."));
                continue;
            }

            var newest = group.Max(c => c.Version);
            foreach (var change in group.OrderByDescending(c => c.Version))
            {
                undone += Undo(record, change, isUntouched: record.Version == newest, conflicts) ? 1 : 0;
            }
        }

        return undone;
    }

    private void Refuse(Guid id, string name, string field, string why, bool isAllOrNothing, List<UndoConflict> conflicts, Func<CrmException> refusal)
    {
        if (isAllOrNothing)
        {
            throw refusal();
        }

        conflicts.Add(new(type.Name, id, name, field, null, why));
    }

    private bool MayUndo(T record, Change change)
    {
        var permission = change.Operation is ChangeKind.Edit ? type.EditPermission : type.DeletePermission;
        var createdByMe = record.CreatedBy == user.Id && user.Id is not null && change.Operation == ChangeKind.Create;
        return createdByMe || user.Covers(permission, record);
    }

    private bool Undo(T record, Change change, bool isUntouched, List<UndoConflict> conflicts)
    {
        switch (change.Operation)
        {
            case ChangeKind.Create when isUntouched && !record.IsDeleted:
                record.Delete(clock.GetUtcNow().UtcDateTime);
                return true;
            case ChangeKind.Create when !record.IsDeleted:
                conflicts.Add(new(type.Name, record.Id, Name(record), "version", "1", "edited since"));
                return false;
            case ChangeKind.Delete when record.IsDeleted:
                record.Restore();
                return true;
            case ChangeKind.Restore when !record.IsDeleted:
                record.Delete(clock.GetUtcNow().UtcDateTime);
                return true;
            case ChangeKind.Edit:
                return UndoFields(record, change, conflicts);
            default:
                return false;
        }
    }

    private bool UndoFields(T record, Change change, List<UndoConflict> conflicts)
    {
        var before = FieldChanges.Read(type, change.Before);
        var any = false;
        foreach (var (field, after) in FieldChanges.Read(type, change.After))
        {
            var now = field.Get(record);
            if (field.IsReadOnly)
            {
                continue; // The team goes back with its owner.
            }

            if (field.Kind.AreEqual(now, after))
            {
                field.Set(record, before[field]);
                any = true;
                if (field.Name == "ownerId" && type.Find("teamId") is { } team && before.TryGetValue(team, out var teamBefore))
                {
                    record.AssignTo(record.OwnerId, teamBefore as Guid?);
                }
            }
            else if (!field.Kind.AreEqual(now, before[field]))
            {
                conflicts.Add(new(type.Name, record.Id, Name(record), field.Name, field.Kind.Format(after), field.Kind.Format(now)));
            }
        }

        return any;
    }

    private string Name(T record) => type.LabelField.Get(record) as string ?? "";
}
