using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Jobs;

/// <summary>Takes jobs out of the history that finished long ago; <c>Crm:Jobs:KeepFinishedDays</c> says how long.</summary>
internal sealed class JobHousekeeping(CrmDbContext db, IOptions<JobOptions> options, TimeProvider clock) : IHousekeeping
{
    private const int AtOnce = 500;

    public async Task Sweep(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-options.Value.KeepFinishedDays);
        List<Guid> old;
        do
        {
            // Few at a time: nobody else shall wait for the history to be tidied.
            old = await db.Set<Job>().Where(j => j.FinishedAt < before).OrderBy(j => j.FinishedAt).Select(j => j.Id).Take(AtOnce).ToListAsync(ct);
            await db.Set<Job>().Where(j => old.Contains(j.Id)).ExecuteDeleteAsync(ct);
        }
        while (old.Count == AtOnce);
    }
}
