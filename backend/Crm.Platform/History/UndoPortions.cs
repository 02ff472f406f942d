using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>Undoes a large change set some records at a time; all changes of one record go back together, however often it was changed.</summary>
internal sealed class UndoPortions(CrmDbContext db, IEnumerable<IUndoer> undoers)
{
    /// <summary>Undoes the records after the given one, in the order of their ids; what may not be undone is a conflict.</summary>
    public async Task<UndoPortion> Next(Guid changeSetId, Guid? after, int size, CancellationToken ct)
    {
        var all = db.Set<Change>().AsNoTracking().Where(c => c.ChangeSetId == changeSetId);
        var rest = after is { } from ? all.Where(c => c.RecordId > from) : all;
        var found = await rest.Select(c => c.RecordId).Distinct().OrderBy(id => id).Take(size + 1).ToListAsync(ct);
        var records = found.Take(size).ToList();
        var report = new UndoReport();
        var changes = records.Count == 0 ? [] : await all.Where(c => records.Contains(c.RecordId)).ToListAsync(ct);
        foreach (var group in changes.GroupBy(c => c.RecordType, StringComparer.Ordinal))
        {
            var undoer = undoers.FirstOrDefault(u => u.RecordType == group.Key) ?? throw new InvalidOperationException($"There is no record type {group.Key} any more.");
            await undoer.Undo([.. group], report, isAllOrNothing: false, ct);
        }

        return new UndoPortion(records, report, found.Count <= size);
    }
}

/// <summary>Some records of a change set, what became of them, and whether they were the last.</summary>
internal sealed record UndoPortion(IReadOnlyList<Guid> Records, UndoReport Report, bool IsLast);
