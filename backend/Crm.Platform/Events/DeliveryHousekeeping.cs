using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Events;

/// <summary>Removes deliveries that were done some time ago. What failed stays until somebody has looked at it.</summary>
internal sealed class DeliveryHousekeeping(CrmDbContext db, TimeProvider clock) : IHousekeeping
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task Sweep(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        List<Guid> old;
        do
        {
            old = await db.Set<Delivery>().Where(d => d.DoneAt < before).OrderBy(d => d.DoneAt).Select(d => d.Id).Take(AtOnce).ToListAsync(ct);
            await db.Set<Delivery>().Where(d => old.Contains(d.Id)).ExecuteDeleteAsync(ct);
        }
        while (old.Count == AtOnce);
    }
}
