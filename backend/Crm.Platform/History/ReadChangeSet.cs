using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>One change set: who, when, from where, and how many records.</summary>
internal sealed record GetChangeSet(Guid Id) : IQuery<ChangeSetResponse>;

/// <summary>What an undo would do, without doing it.</summary>
internal sealed record PreviewUndo(Guid Id) : IQuery<UndoPreview>;

/// <summary>A change set as the API shows it.</summary>
public sealed class ChangeSetResponse
{
    public required Guid Id { get; init; }
    public required DateTime At { get; init; }
    public required Guid? ActorId { get; init; }
    public required string? ActorName { get; init; }
    public required ChangeSource Source { get; init; }
    public required ChangeKind Kind { get; init; }

    /// <summary>How many of its records the caller may see.</summary>
    public required int Records { get; init; }
    public required bool Undone { get; init; }
    public required bool CanUndo { get; init; }
}

/// <summary>What an undo would do: how many records go back at least in part, and what stands in the way.</summary>
public sealed record UndoPreview(int Records, int Undoable, IReadOnlyList<UndoConflict> Conflicts, int ConflictCount);

/// <summary>A change set is there for whoever made it and for whoever may see one of its records.</summary>
internal sealed class ChangeSetAccess(CrmDbContext db, IEnumerable<IUndoer> undoers, ICurrentUser user)
{
    public async Task<(ChangeSet Set, int Records, int Editable)> Get(Guid id, CancellationToken ct)
    {
        var set = await db.Set<ChangeSet>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFoundException("change set");
        var (records, editable) = await Count(set, ct);
        return records > 0 || (user.Id is { } me && set.ActorId == me) ? (set, records, editable) : throw new NotFoundException("change set");
    }

    public async Task<(int Records, int Editable)> Count(ChangeSet set, CancellationToken ct)
    {
        var (records, editable) = (0, 0);
        foreach (var undoer in undoers)
        {
            var (some, canEdit) = await undoer.Count(set.Id, ct);
            (records, editable) = (records + some, editable + canEdit);
        }

        return (records, editable);
    }
}

internal sealed class ReadChangeSetHandler(CrmDbContext db, ChangeSetAccess access, UndoPortions portions, UndoConflicts conflicts, ReferenceLabels labels)
    : IRequestHandler<GetChangeSet, ChangeSetResponse>, IRequestHandler<PreviewUndo, UndoPreview>
{
    private const int BatchSize = 500;

    public async Task<ChangeSetResponse> Handle(GetChangeSet request, CancellationToken cancellationToken)
    {
        var (set, records, editable) = await access.Get(request.Id, cancellationToken);
        var names = await labels.Fetch(set.ActorId is { } actor ? [("user", actor)] : [], cancellationToken);
        return new ChangeSetResponse
        {
            Id = set.Id,
            At = set.At,
            ActorId = set.ActorId,
            ActorName = names.Of("user", set.ActorId),
            Source = set.Source,
            Kind = set.Kind,
            Records = records,
            Undone = set.UndoneById is not null,
            CanUndo = editable > 0 && set.UndoneById is null && set.Kind != ChangeKind.Import,
        };
    }

    // The undo itself, never saved: a query is outside the unit of work.
    public async Task<UndoPreview> Handle(PreviewUndo request, CancellationToken cancellationToken)
    {
        var (set, _, _) = await access.Get(request.Id, cancellationToken);
        var found = new List<UndoConflict>();
        var (records, undoable) = (0, 0);
        Guid? after = null;
        UndoPortion portion;
        do
        {
            portion = await portions.Next(set.Id, after, BatchSize, cancellationToken);
            db.ChangeTracker.Clear();
            records += portion.Records.Count;
            undoable += portion.Report.Records;
            found.AddRange(portion.Report.Conflicts);
            after = portion.Records.Count > 0 ? portion.Records[^1] : after;
        }
        while (!portion.IsLast);

        // What the caller cannot see is not named.
        var visible = found.Where(c => c.Code != "not_visible");
        return new UndoPreview(records, undoable, await conflicts.Explain(visible, cancellationToken), found.Count);
    }
}

internal sealed class GetChangeSetEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/change-sets/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetChangeSet(id), ct)))
        .WithName("GetChangeSet").WithTags("History").WithSummary("Read one change set: who, when, from where, how many records")
        .WithDescription("Answered to whoever made it and to whoever may see one of its records.")
        .RequiresSignIn();
}

internal sealed class PreviewUndoEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/change-sets/{id:guid}/undo-preview", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new PreviewUndo(id), ct)))
        .WithName("PreviewUndo").WithTags("History").WithSummary("Show what an undo would do, and what was edited since")
        .WithDescription("The three-way check without the undo: each conflict names the value that the change left, the present one, who has changed it since, and when. The first 100 conflicts are shown.")
        .RequiresSignIn();
}
