using Crm.Activities.CallLists;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features.CallLists;

/// <summary>Gives the caller the next one to call, whom nobody else gets meanwhile.</summary>
internal sealed record TakeNextCall(Guid ListId) : ICommand<NextCall>;

/// <summary>Who is called next.</summary>
internal sealed class NextCall
{
    /// <summary>Null where nobody can be called at this moment.</summary>
    public CallCard? Card { get; init; }

    /// <summary>Without a card: when there will be somebody again; null where nobody is left.</summary>
    public DateTime? NextAt { get; init; }
    public required CallListProgress Progress { get; init; }
}

internal sealed class TakeNextCallHandler(CallListShelf shelf, CallListQueue queue, CallCards cards) : IRequestHandler<TakeNextCall, NextCall>
{
    public async Task<NextCall> Handle(TakeNextCall request, CancellationToken cancellationToken)
    {
        var list = await shelf.GetToCall(request.ListId, cancellationToken);
        var taken = await queue.Take(list, cancellationToken);
        return new NextCall
        {
            Card = taken is var (entry, record) ? await cards.Of(list, entry, record, cancellationToken) : null,
            NextAt = taken is null ? await queue.NextAt(list, cancellationToken) : null,
            Progress = (await shelf.Progress([list.Id], cancellationToken)).GetValueOrDefault(list.Id) ?? new CallListProgress(0, 0, 0, 0, 0, 0),
        };
    }
}

internal sealed class TakeNextCallEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/call-lists/{id:guid}/next", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new TakeNextCall(id), ct)))
        .WithName("TakeNextCall").WithTags("Call lists").WithSummary("Get the next one to call")
        .WithDescription(
            "Call-backs that are due come first, then whoever promises most. Nobody else gets them for a quarter of an hour; asked again, the same card is answered until the call is written down or skipped. "
            + "At this moment it is checked that they still have the number, that neither they nor a contact with the same number want no calls, and what time it is where they are. 409 `call_list_closed` for a closed list.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(CallListPermissions.Use);
}
