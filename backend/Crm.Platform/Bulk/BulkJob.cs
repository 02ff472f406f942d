using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Bulk;

/// <summary>Acts on many records, portion by portion: the effects, the failures and the progress of each are one commit.</summary>
internal abstract class BulkJob(BulkSteps steps) : IJobHandler
{
    public const string FailuresAt = "/jobs/{jobId}/failures";
    public const string UndoAt = "/change-sets/{changeSetId}/undo";

    public static string KindOf(BulkAction action) => "bulk" + action;

    public Task<bool> Step(Job job, JobMemory memory, CancellationToken ct) => steps.Step(job, ct);

    /// <summary>The portions that are left stay: the job may be told to go on.</summary>
    public Task Ended(Job job, CancellationToken ct) => Task.CompletedTask;
}

[JobKind("bulkEdit", ChangeSource.Browser, Failures = BulkJob.FailuresAt, Undo = BulkJob.UndoAt)]
internal sealed class BulkEditJob(BulkSteps steps) : BulkJob(steps);

[JobKind("bulkDelete", ChangeSource.Browser, Failures = BulkJob.FailuresAt, Undo = BulkJob.UndoAt)]
internal sealed class BulkDeleteJob(BulkSteps steps) : BulkJob(steps);

[JobKind("bulkRestore", ChangeSource.Browser, Failures = BulkJob.FailuresAt, Undo = BulkJob.UndoAt)]
internal sealed class BulkRestoreJob(BulkSteps steps) : BulkJob(steps);

[JobKind("bulkReassign", ChangeSource.Browser, Failures = BulkJob.FailuresAt, Undo = BulkJob.UndoAt)]
internal sealed class BulkReassignJob(BulkSteps steps) : BulkJob(steps);

internal sealed class BulkSteps(
    CrmDbContext db, BulkRows rows, RecordCatalog catalog, ChangeRecorder recorder, IEnumerable<IBulkWorker> workers, ICurrentUser user, TimeProvider clock)
{
    public async Task<bool> Step(Job job, CancellationToken ct)
    {
        var operation = await db.Set<BulkOperation>().SingleAsync(o => o.Id == job.SubjectId, ct);
        if (await db.Set<BulkPortion>().Where(p => p.OperationId == operation.Id).OrderBy(p => p.Number).FirstOrDefaultAsync(ct) is not { } portion)
        {
            return false;
        }

        var type = catalog.Find(operation.RecordType) ?? throw new InvalidOperationException($"There is no record type {operation.RecordType} any more.");
        var ids = portion.Read();
        var outcome = await workers.Single(w => w.RecordType == type.Name).Work(operation, Changes(operation, type), job.Id, ids, ct);
        if (outcome.Changed > 0)
        {
            await ContinueChangeSet(operation, ct);
            job.ChangeSetId = operation.ChangeSetId;
        }

        rows.Add(outcome.Failures);
        operation.Count(outcome.Changed, outcome.Unchanged);
        db.Remove(portion);
        job.Done += ids.Count;
        job.Failed += outcome.Failures.Count;
        return portion.Number + 1 < operation.Portions;
    }

    private static BulkChanges? Changes(BulkOperation operation, RecordType type)
    {
        if (operation.Changes is not { } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return BulkChanges.Read(type, document.RootElement);
    }

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
