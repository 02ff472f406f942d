using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Imports;
using Crm.Platform.Jobs;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>Takes back everything one change set did, except what was changed again since; large ones by a job.</summary>
internal sealed record UndoChangeSet(Guid Id) : ICommand<UndoAnswer>;

/// <summary>What an undo did, and what it left alone because somebody has edited it since.</summary>
public sealed record UndoResult(Guid ChangeSetId, int Undone, IReadOnlyList<UndoConflict> Conflicts);

/// <summary>The result, or the job that is to bring it.</summary>
internal sealed record UndoAnswer(UndoResult? Result, Job? Job);

internal sealed class UndoChangeSetHandler(
    CrmDbContext db, IEnumerable<IUndoer> undoers, ImportKeys keys, UndoConflicts conflicts, ChangeSetAccess access, ChangeRecorder recorder, JobQueue jobs, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UndoChangeSet, UndoAnswer>
{
    /// <summary>Larger sets are undone by a job.</summary>
    private const int AtOnce = 1000;

    public async Task<UndoAnswer> Handle(UndoChangeSet request, CancellationToken cancellationToken)
    {
        // First of all: whoever sees nothing of it must not learn that it was an import, or that it was undone.
        await access.Get(request.Id, cancellationToken);
        var set = await db.Set<ChangeSet>().FirstAsync(c => c.Id == request.Id, cancellationToken);
        if (set.UndoneById is not null)
        {
            throw new ConflictException("already_undone", "This change has already been undone.");
        }

        if (set.Kind == ChangeKind.Import)
        {
            throw new ConflictException("undo_on_its_page", "Undo this on the page of the import that made it.");
        }

        var changes = await db.Set<Change>().AsNoTracking().Where(c => c.ChangeSetId == set.Id).Take(AtOnce + 1).ToListAsync(cancellationToken);
        return changes.Count > AtOnce ? new(null, await Later(set, cancellationToken)) : new(await Now(set, changes, cancellationToken), null);
    }

    private async Task<UndoResult> Now(ChangeSet set, List<Change> changes, CancellationToken ct)
    {
        var undo = recorder.Begin(ChangeKind.Undo);
        var report = new UndoReport();
        foreach (var group in changes.GroupBy(c => c.RecordType, StringComparer.Ordinal))
        {
            var undoer = undoers.FirstOrDefault(u => u.RecordType == group.Key) ?? throw new NotFoundException(group.Key);
            await undoer.Undo([.. group], report, isAllOrNothing: true, ct);
        }

        await Mark(set, undo, ct);
        return new UndoResult(undo.Id, report.Undone, await conflicts.Explain(report.Conflicts, ct));
    }

    // Who undoes an undo brings back what it took, which can then be undone again.
    private async Task Mark(ChangeSet set, ChangeSet undo, CancellationToken ct)
    {
        set.UndoneById = undo.Id;
        undo.UndoOfId = set.Id;
        if (set.UndoOfId is { } originalId && await db.Set<ChangeSet>().FirstOrDefaultAsync(c => c.Id == originalId && c.UndoneById == set.Id, ct) is { } original)
        {
            original.UndoneById = null;
            if (await db.Set<Import>().FirstOrDefaultAsync(i => i.ChangeSetId == originalId && i.UndoChangeSetId == set.Id, ct) is { } import)
            {
                import.ComeBack();
                await keys.BringBack(import, ct);
            }
        }
    }

    private async Task<Job> Later(ChangeSet set, CancellationToken ct)
    {
        var (records, editable) = await access.Count(set, ct);
        if (editable == 0)
        {
            throw records == 0 ? new NotFoundException("change set") : new ForbiddenException("You may not change any of these records.");
        }

        var undo = new ChangeSet { At = clock.GetUtcNow().UtcDateTime, ActorId = user.Id, Source = ChangeSource.Undo, Kind = ChangeKind.Undo };
        var run = new UndoRun { ChangeSetId = set.Id, UndoChangeSetId = undo.Id };
        db.AddRange(undo, run);
        await Mark(set, undo, ct);
        var job = jobs.Enqueue(UndoJob.Kind, run.Id, new JobTitle(UndoJob.Kind, new Dictionary<string, object?>(StringComparer.Ordinal) { ["count"] = records }));
        job.Total = records;
        job.ChangeSetId = undo.Id;
        return job;
    }
}

internal sealed class UndoChangeSetEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/change-sets/{id:guid}/undo", async (Guid id, IMediator mediator, JobView view, CancellationToken ct) =>
            await mediator.Send(new UndoChangeSet(id), ct) switch
            {
                { Job: { } job } => Results.Accepted($"/api/v1/jobs/{job.Id}", await view.Of(job, ct)),
                { Result: var result } => Results.Ok(result),
            })
        .WithName("UndoChangeSet").WithTags("History").WithSummary("Undo one change set")
        .WithDescription(
            "Fields that somebody has changed since keep their value and are listed under `conflicts`. Every record must be one that the caller may change. More than 1,000 changes are undone "
            + "by a job, whose failures are the conflicts; there, what the caller may not change is a failure too. An undo is a change set itself: undoing it brings the changes again.")
        .Produces<UndoResult>().Produces<JobResponse>(StatusCodes.Status202Accepted).RequiresSignIn();
}
