using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Work;

/// <summary>Makes findable what an import had created when it was stopped or failed.</summary>
[JobKind(Kind, ChangeSource.Import, Subject = "/imports/{subjectId}")]
internal sealed class ImportIndexJob(CrmDbContext db, ImportIndexer indexer) : IJobHandler
{
    public const string Kind = "importIndex";

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct);
        // An import that goes on sees to it itself, in the end.
        var isDone = import.IsSearchable || import.State is ImportState.Queued or ImportState.Running || await indexer.Next(import, memory, ct);
        job.Total = import.Created + import.LinkedCreated;
        job.Done = import.IndexedRecords;
        return !isDone;
    }

    public Task Ended(Job job, CancellationToken ct) => Task.CompletedTask;
}
