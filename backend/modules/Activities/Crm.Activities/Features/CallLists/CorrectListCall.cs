using Crm.Activities.CallLists;
using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Features.CallLists;

/// <summary>Passes somebody over who is on the caller's screen: they are not called from this list.</summary>
internal sealed record SkipListEntry(Guid ListId, Guid EntryId) : ICommand;

/// <summary>Takes back what the caller has just written down: the same one is on the screen again.</summary>
internal sealed record TakeBackListCall(Guid ListId, Guid CallId) : ICommand;

internal sealed class CorrectListCallHandler(ActivitiesDb db, CallListShelf shelf, IMediator mediator, ICurrentUser user, TimeProvider clock) : IRequestHandler<SkipListEntry, Unit>, IRequestHandler<TakeBackListCall, Unit>
{
    public async Task<Unit> Handle(SkipListEntry request, CancellationToken cancellationToken)
    {
        var list = await shelf.GetToCall(request.ListId, cancellationToken);
        var entry = await db.CallListEntries.FirstOrDefaultAsync(e => e.Id == request.EntryId && e.ListId == list.Id, cancellationToken) ?? throw new NotFoundException("entry of this list");
        if (entry.LeasedBy != user.Id || entry.State is CallListState.Done or CallListState.Skipped)
        {
            throw new ConflictException("call_taken", "Somebody else has called them meanwhile, or has them on the screen. Get the next one.");
        }

        (entry.State, entry.Reason, entry.DoneAt, entry.LeasedBy, entry.LeasedUntil) = (CallListState.Skipped, SkipReasons.Chosen, clock.GetUtcNow().UtcDateTime, null, null);
        entry.Version++;
        return Unit.Value;
    }

    public async Task<Unit> Handle(TakeBackListCall request, CancellationToken cancellationToken)
    {
        var (list, now, me) = (await shelf.GetToCall(request.ListId, cancellationToken), clock.GetUtcNow().UtcDateTime, user.Id);
        var call = await db.CallListCalls.FirstOrDefaultAsync(c => c.Id == request.CallId && c.ListId == list.Id && c.UserId == me, cancellationToken) ?? throw new NotFoundException("call of yours");
        var entry = await db.CallListEntries.SingleAsync(e => e.Id == call.EntryId, cancellationToken);
        var effect = list.Outcomes.Find(o => o.Key == call.Outcome)?.Effect;
        var earlier = await db.CallListCalls.AsNoTracking().Where(c => c.EntryId == entry.Id && c.Id != call.Id).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        if (effect is CallEffect.DoNotCall or null || now - call.At > CallListQueue.Lease || earlier.Exists(c => c.At > call.At) || (entry.LeasedUntil > now && entry.LeasedBy != me))
        {
            throw new ConflictException("call_stays", "This call is not taken back: consent was withdrawn, it was some time ago, or they were called again. Change the activity instead.");
        }

        // The one that came onto the screen meanwhile is free for others.
        foreach (var other in await db.CallListEntries.Where(e => e.ListId == list.Id && e.LeasedBy == me && e.LeasedUntil > now).ToListAsync(cancellationToken))
        {
            (other.LeasedBy, other.LeasedUntil) = (null, null);
            other.Version++;
        }

        if (effect == CallEffect.WrongNumber && entry.WrongNumbers is [.., var number])
        {
            (entry.Number, entry.WrongNumbers) = (number, [.. entry.WrongNumbers.Take(entry.WrongNumbers.Count - 1)]);
        }

        (entry.Tries, entry.Outcome) = (effect == CallEffect.TryAgain ? entry.Tries - 1 : entry.Tries, earlier is [.., var last] ? last.Outcome : null);
        (entry.State, entry.NotBefore, entry.DoneAt, entry.LeasedBy, entry.LeasedUntil) = (CallListState.Waiting, now, null, me, now + CallListQueue.Lease);
        entry.Version++;
        db.CallListCalls.Remove(call);
        await mediator.Send(new DeleteRecord<Activity>(call.ActivityId), cancellationToken);
        return Unit.Value;
    }
}

internal sealed class CorrectListCallEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/call-lists/{id:guid}/entries/{entryId:guid}/skip", async (Guid id, Guid entryId, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new SkipListEntry(id, entryId), ct);
                return TypedResults.NoContent();
            })
            .WithName("SkipListEntry").WithTags("Call lists").WithSummary("Pass somebody over").WithDescription("Who is on the caller's screen is not called from this list. 409 `call_taken` where somebody else has them.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(CallListPermissions.Use);
        routes.MapDelete("/call-lists/{id:guid}/calls/{callId:guid}", async (Guid id, Guid callId, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new TakeBackListCall(id, callId), ct);
                return TypedResults.NoContent();
            })
            .WithName("TakeBackListCall").WithTags("Call lists").WithSummary("Take back a call that was just written down")
            .WithDescription("One's own, within a quarter of an hour: the activity goes to the bin and the same one is on the screen again. 409 `call_stays` where consent was withdrawn by it, or they were called again.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(CallListPermissions.Use);
    }
}
