using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Timeline;

/// <summary>The timeline of what was merged is the survivor's.</summary>
internal sealed class FollowMerges(ActivitiesDb db) : IMergeFollower
{
    public async Task Follow(RecordMerge merge, CancellationToken ct)
    {
        await db.Timeline.Where(e => merge.From.Contains(e.RecordId)).ExecuteUpdateAsync(u => u.SetProperty(e => e.RecordId, merge.To), ct);
        if (merge.RecordType == "contact")
        {
            var subjects = merge.From.Select(id => (Guid?)id).ToList();
            var sources = await db.Timeline.Where(e => e.RecordId == merge.To).Select(e => e.SourceId).Distinct().ToListAsync(ct);
            foreach (var some in sources.Chunk(500))
            {
                await db.Timeline.Where(e => some.Contains(e.SourceId) && subjects.Contains(e.SubjectId)).ExecuteUpdateAsync(u => u.SetProperty(e => e.SubjectId, merge.To), ct);
            }
        }
    }
}
