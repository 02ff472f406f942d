using Crm.Opportunities.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Orders;

/// <summary>How many deliveries of the last twelve months came in time, of those that have come or should have.</summary>
internal sealed record Punctuality(int InTime, int Of, int Late);

/// <summary>Counts what came in time.</summary>
internal static class OnTime
{
    public static async Task<Punctuality> Count(IQueryable<Order> ofYear, DateOnly today, CancellationToken ct)
    {
        var counts = await ofYear.Where(o => o.PromisedOn != null)
            .GroupBy(o => 1).Select(g => new
            {
                InTime = g.Count(o => o.DeliveredOn != null && o.DeliveredOn <= o.PromisedOn),
                Came = g.Count(o => o.DeliveredOn != null),
                Late = g.Count(o => o.DeliveredOn == null && o.PromisedOn < today),
            }).FirstOrDefaultAsync(ct);
        return new Punctuality(counts?.InTime ?? 0, (counts?.Came ?? 0) + (counts?.Late ?? 0), counts?.Late ?? 0);
    }
}
