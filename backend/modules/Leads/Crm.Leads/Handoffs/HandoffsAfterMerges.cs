using Crm.Leads.Domain;
using Crm.Leads.Efforts;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Handoffs;

/// <summary>Hand-offs of a lead that was merged, and the time that it took, are those of what it has become; nobody is asked any more to accept it.</summary>
internal sealed class HandoffsAfterMerges(LeadsDb db, EffortBook efforts, TimeProvider clock) : IMergeFollower
{
    public async Task Follow(RecordMerge merge, CancellationToken ct)
    {
        if (merge.RecordType != "lead")
        {
            return;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var handoff in await db.Handoffs.Where(h => merge.From.Contains(h.LeadId)).ToListAsync(ct))
        {
            handoff.LeadId = merge.To;
            if (handoff.State == HandoffState.Offered)
            {
                handoff.End(HandoffState.Withdrawn, now, by: null, workedMinutes: 0);
            }
        }

        foreach (var effort in await db.Efforts.Where(e => merge.From.Contains(e.LeadId)).ToListAsync(ct))
        {
            effort.LeadId = merge.To;
        }

        await efforts.Sum([.. merge.From, merge.To], ct);
    }
}
