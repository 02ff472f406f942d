using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Timeline;

/// <summary>Counts what stands on a timeline by who did it.</summary>
internal sealed class TouchCounts(ActivitiesDb db) : ITouchCounts
{
    public async Task<IReadOnlyDictionary<Guid, int>> Of(Guid recordId, DateTime since, CancellationToken ct) =>
        await db.Timeline.AsNoTracking().Where(e => e.RecordId == recordId && !e.IsOpen && e.At >= since && e.SourceType == "activity" && e.ActorId != null)
            .GroupBy(e => e.ActorId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
}
