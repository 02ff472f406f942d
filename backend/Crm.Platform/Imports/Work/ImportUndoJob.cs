using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Imports.Work;

/// <summary>Takes an import back, some hundred records in each commit; what somebody has changed since is kept and marked.</summary>
[JobKind(Kind, ChangeSource.Undo, Subject = "/imports/{subjectId}", Failures = "/imports/{subjectId}/rows?outcome=kept")]
internal sealed class ImportUndoJob(
    CrmDbContext db, BulkRows rows, ImportKeys keys, ImportConsents consents, ChangeRecorder recorder, UndoPortions portions, IOptions<ImportOptions> options, ICurrentUser user, TimeProvider clock) : IJobHandler
{
    public const string Kind = "importUndo";

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct);
        var changeSet = await db.Set<ChangeSet>().SingleAsync(c => c.Id == import.ChangeSetId, ct);
        var undo = await ContinueChangeSet(import, ct);
        job.ChangeSetId = undo.Id;
        var (records, report, isLast) = await portions.Next(changeSet.Id, import.UndoneUpTo, options.Value.BatchSize, ct);
        var conflicts = report.Conflicts;
        await Mark(import, job.Id, conflicts, ct);
        var kept = conflicts.Select(c => c.RecordId).Distinct().ToList();
        await keys.Keep(import, kept, ct);
        if (records.Count > 0)
        {
            import.CountUndone(records[^1], records.Count - kept.Count, kept.Count);
        }

        job.Total = import.Created + import.Updated + import.LinkedCreated;
        job.Done = import.UndoneRecords + import.KeptRecords;
        job.Failed = import.KeptRecords;
        if (!isLast || await keys.TakeAway(import, options.Value.BatchSize, ct) || await consents.Withdraw(import, options.Value.BatchSize, ct))
        {
            return true;
        }

        changeSet.UndoneById = undo.Id;
        import.EndUndo();
        return false;
    }

    public async Task Ended(Job job, CancellationToken ct)
    {
        var import = await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct);
        import.FailUndo(job.Error);
    }

    public async Task Resumed(Job job, CancellationToken ct) => (await db.Set<Import>().SingleAsync(i => i.Id == job.SubjectId, ct)).ResumeUndo(job.Id);

    private async Task<ChangeSet> ContinueChangeSet(Import import, CancellationToken ct)
    {
        var undo = import.UndoChangeSetId is { } id ? await db.Set<ChangeSet>().SingleAsync(c => c.Id == id, ct) : null;
        if (undo is null)
        {
            undo = new ChangeSet { At = clock.GetUtcNow().UtcDateTime, ActorId = user.Id, Source = user.Source, Kind = ChangeKind.Undo, UndoOfId = import.ChangeSetId };
            db.Add(undo);
            import.UndoInto(undo.Id);
        }

        recorder.Continue(undo);
        return undo;
    }

    private async Task Mark(Import import, Guid jobId, List<UndoConflict> conflicts, CancellationToken ct)
    {
        if (conflicts.Count == 0)
        {
            return;
        }

        var why = conflicts.GroupBy(c => c.RecordId).ToDictionary(g => g.Key, g => g.FirstOrDefault(c => c.Code == "referenced") is { } referenced
            ? $"{referenced.Current} refers to it by now"
            : $"it was changed since: {string.Join(", ", g.Select(c => c.Field).Distinct(StringComparer.Ordinal))}");

        // Also what no row stands for: a company that rows only named.
        rows.Add(conflicts.DistinctBy(c => c.RecordId).Select(c => JobFailure.Of(jobId, c.RecordType, c.RecordId, c.Code, $"Kept: {c.RecordName}, because {why[c.RecordId]}.")));
        var ids = why.Keys.ToList();
        foreach (var row in await db.Set<ImportRow>().Where(r => r.ImportId == import.Id && ids.Contains(r.RecordId!.Value)).ToListAsync(ct))
        {
            row.IsKept = true;
            row.Reason = ImportRow.Cut($"Kept by the undo, because {why[row.RecordId!.Value]}.{(row.Reason is null ? "" : " " + row.Reason)}");
        }
    }
}
