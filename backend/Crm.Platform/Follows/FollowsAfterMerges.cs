using Crm.Platform.Data;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Follows;

/// <summary>Who followed a record that was merged follows what it has become.</summary>
internal sealed class FollowsAfterMerges(CrmDbContext db) : IMergeFollower
{
    public async Task Follow(RecordMerge merge, CancellationToken ct)
    {
        var already = await db.Set<Follow>().AsNoTracking().Where(f => f.RecordId == merge.To).Select(f => f.UserId).ToListAsync(ct);
        foreach (var follow in (await db.Set<Follow>().AsNoTracking().Where(f => merge.From.Contains(f.RecordId)).OrderBy(f => f.At).ToListAsync(ct)).DistinctBy(f => f.UserId).Where(f => !already.Contains(f.UserId)))
        {
            db.Add(new Follow { UserId = follow.UserId, RecordId = merge.To, RecordType = follow.RecordType, At = follow.At });
        }
    }
}
