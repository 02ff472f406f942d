using Crm.Platform.Operation.Checks;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Operation;

/// <summary>Entries of timelines whose record or activity is not there any more.</summary>
internal sealed class TimelineCheck(ActivitiesDb db) : IConsistencyCheck
{
    public string Name => "timeline";

    public int Order => 50;

    public async Task<CheckOutcome> Look(CancellationToken ct)
    {
        var count = await db.Timeline.LongCountAsync(ct);
        var lost = await db.Timeline.Where(e => e.SourceType == "activity" && !db.Activities.Any(a => a.Id == e.SourceId)).Select(e => e.SourceId).Distinct().OrderBy(id => id).Take(1000).ToListAsync(ct);
        return new CheckOutcome(count, lost.Count == 0 ? [] : [new CheckFinding("entries of activities that are gone; timeline rebuild makes them anew", lost.Count, Repairable: true, lost[0].ToString())], "entries");
    }

    public Task Repair(CancellationToken ct) => db.Timeline.Where(e => e.SourceType == "activity" && !db.Activities.Any(a => a.Id == e.SourceId)).ExecuteDeleteAsync(ct);
}
