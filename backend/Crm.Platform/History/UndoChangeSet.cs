using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>Takes back everything one change set did, except what was changed again since.</summary>
public sealed record UndoChangeSet(Guid Id) : ICommand<UndoResult>;

/// <summary>What an undo did, and what it left alone because somebody has edited it since.</summary>
public sealed record UndoResult(Guid ChangeSetId, int Undone, IReadOnlyList<UndoConflict> Conflicts);

internal sealed class UndoChangeSetHandler(CrmDbContext db, IEnumerable<IUndoer> undoers, ChangeRecorder recorder) : IRequestHandler<UndoChangeSet, UndoResult>
{
    /// <summary>Imports and larger sets are undone by a job.</summary>
    private const int AtOnce = 1000;

    public async Task<UndoResult> Handle(UndoChangeSet request, CancellationToken cancellationToken)
    {
        var set = await db.Set<ChangeSet>().FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken) ?? throw new NotFoundException("change set");
        if (set.UndoneById is not null)
        {
            throw new ConflictException("already_undone", "This change has already been undone.");
        }

        var changes = await db.Set<Change>().AsNoTracking().Where(c => c.ChangeSetId == set.Id).Take(AtOnce + 1).ToListAsync(cancellationToken);
        if (changes.Count > AtOnce || set.Kind == ChangeKind.Import)
        {
            throw new ConflictException("undo_on_its_page", "Undo this on the page of the import that made it.");
        }

        var undo = recorder.Begin(ChangeKind.Undo);
        var conflicts = new List<UndoConflict>();
        var undone = 0;
        foreach (var group in changes.GroupBy(c => c.RecordType, StringComparer.Ordinal))
        {
            var undoer = undoers.FirstOrDefault(u => u.RecordType == group.Key) ?? throw new NotFoundException(group.Key);
            undone += await undoer.Undo([.. group], conflicts, cancellationToken);
        }

        set.UndoneById = undo.Id;
        return new UndoResult(undo.Id, undone, conflicts);
    }
}

internal sealed class UndoChangeSetEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/change-sets/{id:guid}/undo", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new UndoChangeSet(id), ct)))
        .WithName("UndoChangeSet").WithTags("History").WithSummary("Undo one change set")
        .WithDescription("Fields that somebody has changed since keep their value and are listed under `conflicts`. Every record must be one that the caller may change.")
        .RequiresSignIn();
}
