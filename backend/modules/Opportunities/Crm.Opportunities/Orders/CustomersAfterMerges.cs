using Crm.Opportunities.Domain;
using Crm.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Orders;

/// <summary>Orders of an account that was merged are those of what it has become; external ids move by themselves.</summary>
internal sealed class CustomersAfterMerges(OpportunitiesDb db) : IMergeFollower
{
    public async Task Follow(RecordMerge merge, CancellationToken ct)
    {
        foreach (var customer in await db.Of<Customer>().Where(c => c.AccountId != null && merge.From.Contains(c.AccountId.Value)).ToListAsync(ct))
        {
            customer.AccountId = merge.To;
        }
    }
}
