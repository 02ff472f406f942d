using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Bulk;

/// <summary>Forgets acts whose job has left the history; their portions go with them.</summary>
internal sealed class BulkHousekeeping(CrmDbContext db) : IHousekeeping
{
    public Task Sweep(CancellationToken ct) => db.Set<BulkOperation>().Where(o => !db.Set<Job>().Any(j => j.SubjectId == o.Id)).ExecuteDeleteAsync(ct);
}
