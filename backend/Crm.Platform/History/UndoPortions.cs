using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>Undoes a large change set some records at a time; all changes of one record go back together, however often it was changed.</summary>
internal sealed class UndoPortions(CrmDbContext db, IEnumerable<IUndoer> undoers)
{
    /// <summary>Undoes the records after the given one, in the order of their ids; what may not be undone is a conflict.</summary>
    public async Task<UndoPortion> Next(Guid changeSetId, Guid? after, int size, CancellationToken ct)
    {
        var found = await Records(db, changeSetId, after).Take(size + 1).ToListAsync(ct);
        var records = found.Take(size).ToList();
        var report = new UndoReport();
        var changes = records.Count == 0
            ? []
            : await db.Set<Change>().AsNoTracking().Where(c => c.ChangeSetId == changeSetId && EF.Parameter(records).Contains(c.RecordId)).ToListAsync(ct);
        foreach (var group in changes.GroupBy(c => c.RecordType, StringComparer.Ordinal))
        {
            var undoer = undoers.FirstOrDefault(u => u.RecordType == group.Key) ?? throw new InvalidOperationException($"There is no record type {group.Key} any more.");
            await undoer.Undo([.. group], report, isAllOrNothing: false, ct);
        }

        return new UndoPortion(records, report, found.Count <= size);
    }

    internal static IQueryable<Guid> Records(CrmDbContext db, Guid changeSetId, Guid? after)
    {
        var changes = db.Set<Change>().Where(c => c.ChangeSetId == changeSetId);
        changes = after is { } from ? changes.Where(c => c.RecordId > from) : changes;

        // Grouped and not distinct: SQLite sorts what is distinct once more, and the index has the order already.
        return changes.GroupBy(c => c.RecordId).OrderBy(g => g.Key).Select(g => g.Key);
    }
}

/// <summary>Some records of a change set, what became of them, and whether they were the last.</summary>
internal sealed record UndoPortion(IReadOnlyList<Guid> Records, UndoReport Report, bool IsLast);
