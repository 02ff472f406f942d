using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>A numbered commit: who made it, and the place of its last change.</summary>
internal sealed class FeedSlice
{
    public required Guid Id { get; init; }
    public required long Sequence { get; init; }
    public required DateTime At { get; init; }
    public required Guid? ActorId { get; init; }
    public required ChangeSource Source { get; init; }
    public required int? Last { get; init; }
}

/// <summary>A change with the commit that made it.</summary>
internal sealed record ChangeFeedRow(FeedSlice Slice, Change Change);

/// <summary>
/// Reads the feed in two steps, commits and then their changes: left to join them, engines begin with the changes and sort all of them.
/// </summary>
internal static class ChangeFeed
{
    /// <summary>The next numbered changes after a position, in order, and whether there are more.</summary>
    public static async Task<(IReadOnlyList<ChangeFeedRow> Rows, bool HasMore)> After(CrmDbContext db, long sequence, int ordinal, int limit, CancellationToken ct)
    {
        // Every commit has a change; of the first one all may be known.
        var slices = await Slices(db, sequence).Take(limit + 2).ToListAsync(ct);
        var wanted = new List<FeedSlice>();
        var found = 0;
        var upTo = -1;
        foreach (var slice in slices)
        {
            var known = slice.Sequence == sequence ? ordinal : -1;
            var rows = (slice.Last ?? -1) - known;
            if (rows <= 0)
            {
                continue;
            }

            if (found == limit)
            {
                return (await Rows(), true);
            }

            var taken = Math.Min(rows, limit - found);
            wanted.Add(slice);
            (found, upTo) = (found + taken, known + taken);
            if (taken < rows)
            {
                return (await Rows(), true);
            }
        }

        return (await Rows(), false);

        async Task<IReadOnlyList<ChangeFeedRow>> Rows()
        {
            if (wanted.Count == 0)
            {
                return [];
            }

            var after = wanted[0].Sequence == sequence ? ordinal : -1;
            var changes = await Changes(db, wanted.ConvertAll(s => s.Id), after, upTo).ToListAsync(ct);
            var byId = wanted.ToDictionary(s => s.Id);
            return [.. changes.Select(c => new ChangeFeedRow(byId[c.SliceId], c)).OrderBy(r => r.Slice.Sequence).ThenBy(r => r.Change.Ordinal)];
        }
    }

    internal static IQueryable<FeedSlice> Slices(CrmDbContext db, long sequence)
    {
        var first = Math.Max(1, sequence);
        return from slice in db.Set<ChangeSlice>().AsNoTracking()
               where slice.Sequence >= first
               orderby slice.Sequence, slice.Id
               select new FeedSlice
               {
                   Id = slice.Id,
                   Sequence = slice.Sequence,
                   At = slice.At,
                   ActorId = db.Set<ChangeSet>().Where(s => s.Id == slice.ChangeSetId).Select(s => s.ActorId).FirstOrDefault(),
                   Source = db.Set<ChangeSet>().Where(s => s.Id == slice.ChangeSetId).Select(s => s.Source).FirstOrDefault(),
                   Last = db.Set<Change>().Where(c => c.SliceId == slice.Id).Max(c => (int?)c.Ordinal),
               };
    }

    /// <summary>All changes of these commits, of the first one those after a place, of the last one those up to a place.</summary>
    internal static IQueryable<Change> Changes(CrmDbContext db, List<Guid> slices, int after, int upTo)
    {
        var (first, last) = (slices[0], slices[^1]);
        return db.Set<Change>().AsNoTracking()
            .Where(c => slices.Contains(c.SliceId) && (c.SliceId != first || c.Ordinal > after) && (c.SliceId != last || c.Ordinal <= upTo));
    }
}
