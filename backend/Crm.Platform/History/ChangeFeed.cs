using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>A change with the commit that made it and the set it belongs to.</summary>
internal sealed class ChangeFeedRow
{
    public required ChangeSlice Slice { get; init; }
    public required Change Change { get; init; }
    public required ChangeSet Set { get; init; }
}

internal static class ChangeFeed
{
    /// <summary>The numbered changes after a position, in order.</summary>
    public static IQueryable<ChangeFeedRow> After(CrmDbContext db, long sequence, int ordinal, string? recordType)
    {
        var first = Math.Max(1, sequence);
        var rows = from slice in db.Set<ChangeSlice>().AsNoTracking()
                   where slice.Sequence >= first
                   join change in db.Set<Change>() on slice.Id equals change.SliceId
                   where slice.Sequence > sequence || change.Ordinal > ordinal
                   select new { slice, change };
        if (!string.IsNullOrEmpty(recordType))
        {
            rows = rows.Where(r => r.change.RecordType == recordType);
        }

        return from row in rows
               join made in db.Set<ChangeSet>() on row.change.ChangeSetId equals made.Id
               orderby row.slice.Sequence, row.slice.Id, row.change.Ordinal
               select new ChangeFeedRow { Slice = row.slice, Change = row.change, Set = made };
    }
}
