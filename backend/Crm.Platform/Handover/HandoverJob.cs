using Crm.Kernel;
using Crm.Platform.Bulk;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Handover;

/// <summary>Gives the records of one user to others, type by type: what others refer to first, so that what belongs to it can follow.</summary>
[JobKind(Kind, ChangeSource.Browser, Undo = "/change-sets/{changeSetId}/undo", Failures = "/jobs/{jobId}/failures")]
internal sealed class HandoverJob(CrmDbContext db, BulkRows rows, RecordCatalog catalog, IServiceProvider services, ChangeRecorder recorder, ICurrentUser user, TimeProvider clock) : IJobHandler
{
    public const string Kind = "handover";

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var operation = await db.Set<BulkOperation>().SingleAsync(o => o.Id == job.SubjectId, ct);
        foreach (var type in Types())
        {
            var outcome = await type.Accept(new HandoverOfRecords(db, catalog, services, operation, job.Id, ct));
            if (outcome.Moved + outcome.Failures.Count == 0)
            {
                continue;
            }

            if (outcome.Moved > 0)
            {
                await ContinueChangeSet(operation, ct);
                job.ChangeSetId = operation.ChangeSetId;
            }

            rows.Add(outcome.Failures);
            operation.Count(outcome.Moved, unchanged: 0);
            job.Done += outcome.Moved + outcome.Failures.Count;
            job.Failed += outcome.Failures.Count;
            return true;
        }

        return false;
    }

    public Task Ended(Job job, CancellationToken ct) => Task.CompletedTask;

    private IEnumerable<RecordType> Types() => catalog.All.Where(t => t.Find("ownerId") is not null)
        .OrderBy(t => t.DeclaredReferences.Select(f => f.ReferenceTo).Where(r => r != t.Name).Distinct(StringComparer.Ordinal).Count()).ThenBy(t => t.Name, StringComparer.Ordinal);

    // All portions write into one change set, which is what an undo takes back.
    private async Task ContinueChangeSet(BulkOperation operation, CancellationToken ct)
    {
        if (operation.ChangeSetId is { } id)
        {
            recorder.Continue(await db.Set<ChangeSet>().SingleAsync(c => c.Id == id, ct));
            return;
        }

        var changes = new ChangeSet { At = clock.GetUtcNow().UtcDateTime, ActorId = user.Id, Source = operation.Source, Kind = ChangeKind.Bulk };
        db.Add(changes);
        operation.Begin(changes.Id);
        recorder.Continue(changes);
    }
}
