using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Jobs;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Bulk;

/// <summary>Forgets acts and undos whose job has left the history; portions go with them.</summary>
internal sealed class BulkHousekeeping(CrmDbContext db) : IHousekeeping
{
    public async Task Sweep(CancellationToken ct)
    {
        await db.Set<BulkOperation>().Where(o => !db.Set<Job>().Any(j => j.SubjectId == o.Id)).ExecuteDeleteAsync(ct);
        await db.Set<UndoRun>().Where(r => !db.Set<Job>().Any(j => j.SubjectId == r.Id)).ExecuteDeleteAsync(ct);
    }
}
