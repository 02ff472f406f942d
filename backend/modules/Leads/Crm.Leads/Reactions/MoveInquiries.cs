using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Reactions;

/// <summary>What somebody asked and looked at is the survivor's once they are merged.</summary>
internal sealed class MoveInquiries(LeadsDb db) : IMergeFollower
{
    public async Task Follow(RecordMerge merge, CancellationToken ct)
    {
        var from = merge.From.Select(id => (Guid?)id).ToList();
        await db.Inquiries.Where(i => from.Contains(i.RecordId)).ExecuteUpdateAsync(u => u.SetProperty(i => i.RecordId, merge.To), ct);
        await db.Visitors.Where(v => from.Contains(v.RecordId)).ExecuteUpdateAsync(u => u.SetProperty(v => v.RecordId, merge.To), ct);
    }
}
