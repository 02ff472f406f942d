using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Idempotency;

/// <summary>Forgets keys and answers after 24 hours.</summary>
internal sealed class IdempotencyHousekeeping(CrmDbContext db) : IHousekeeping
{
    public async Task Sweep(CancellationToken ct)
    {
        var before = await DatabaseClock.UtcNow(db, ct) - IdempotencyStore.Kept;
        await db.Set<IdempotentRequest>().Where(r => r.CreatedAt < before).ExecuteDeleteAsync(ct);
    }
}
