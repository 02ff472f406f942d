using Crm.Opportunities.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Stages;

/// <summary>Reads all pipelines once for a piece of work: there are few, and nearly everything here asks for them.</summary>
internal sealed class PipelineReader(OpportunitiesDb db)
{
    private PipelineSet? read;

    public async Task<PipelineSet> Read(CancellationToken ct) => read ??= new PipelineSet(
        await db.Pipelines.AsNoTracking().ToListAsync(ct), await db.Stages.AsNoTracking().ToListAsync(ct));

    /// <summary>After a change of them.</summary>
    public void Forget() => read = null;
}
