using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.History;

/// <summary>How far the undo of a large change set has come.</summary>
internal sealed class UndoRun
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ChangeSetId { get; init; }
    public Guid UndoChangeSetId { get; init; }

    /// <summary>The record after which it goes on.</summary>
    public Guid? UpTo { get; set; }
}

internal sealed class UndoRunConfiguration : IEntityTypeConfiguration<UndoRun>
{
    public void Configure(EntityTypeBuilder<UndoRun> builder)
    {
        builder.ToTable("platform_undo_runs");
        builder.Property(r => r.Id).ValueGeneratedNever();
    }
}

/// <summary>Takes a large change set back, some hundred records in each commit; what stands in the way is kept as the job's failures.</summary>
[JobKind(Kind, ChangeSource.Undo, Failures = "/jobs/{jobId}/failures", Undo = "/change-sets/{changeSetId}/undo")]
internal sealed class UndoJob(CrmDbContext db, BulkRows rows, UndoPortions portions, ChangeRecorder recorder) : IJobHandler
{
    public const string Kind = "undo";
    private const int BatchSize = 500;

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var run = await db.Set<UndoRun>().SingleAsync(r => r.Id == job.SubjectId, ct);
        var set = await db.Set<ChangeSet>().SingleAsync(c => c.Id == run.ChangeSetId, ct);
        var undo = await db.Set<ChangeSet>().SingleAsync(c => c.Id == run.UndoChangeSetId, ct);
        recorder.Continue(undo);
        set.UndoneById = undo.Id;
        var portion = await portions.Next(set.Id, run.UpTo, BatchSize, ct);
        var failures = Failures(job.Id, portion.Report.Conflicts);
        rows.Add(failures);
        job.Done += portion.Records.Count;
        job.Failed += failures.Count;
        run.UpTo = portion.Records.Count > 0 ? portion.Records[^1] : run.UpTo;
        return !portion.IsLast;
    }

    /// <summary>What is not back yet can be undone another time: what went back is then passed over.</summary>
    public async Task Ended(Job job, CancellationToken ct)
    {
        var run = await db.Set<UndoRun>().SingleAsync(r => r.Id == job.SubjectId, ct);
        var set = await db.Set<ChangeSet>().SingleAsync(c => c.Id == run.ChangeSetId, ct);
        set.UndoneById = null;
    }

    public async Task Resumed(Job job, CancellationToken ct)
    {
        var run = await db.Set<UndoRun>().SingleAsync(r => r.Id == job.SubjectId, ct);
        if (await db.Set<ChangeSet>().AnyAsync(c => c.Id == run.ChangeSetId && c.UndoneById != null && c.UndoneById != run.UndoChangeSetId, ct))
        {
            throw new ConflictException("already_undone", "This change has already been undone.");
        }
    }

    private static List<JobFailure> Failures(Guid jobId, IEnumerable<UndoConflict> conflicts) =>
    [
        .. conflicts.GroupBy(c => c.RecordId).Select(g => JobFailure.Of(jobId, g.First().RecordType, g.Key, g.First().Code, g.First().Code switch
        {
            "not_visible" => "You cannot see this record any more.",
            "not_permitted" => "You may not change this record.",
            "edited_since" => "Kept, because it was changed after it had been created.",
            "referenced" => $"Kept, because {g.First().Current} refers to it by now.",
            "refused" => g.First().Current ?? "A rule forbids it.",
            _ => $"Kept what was changed since: {string.Join(", ", g.Select(c => c.Field).Distinct(StringComparer.Ordinal))}.",
        })),
    ];
}
