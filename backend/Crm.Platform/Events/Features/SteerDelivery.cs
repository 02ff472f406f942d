using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Events.Features;

/// <summary>Tries a delivery again at once, with all attempts before it; also one that was discarded.</summary>
internal sealed record RetryDelivery(Guid Id) : ICommand<DeliveryResponse>;

/// <summary>Tries all dead deliveries again that match.</summary>
internal sealed record RetryDeliveries(string? EventName = null, string? Handler = null) : ICommand<RetriedDeliveries>;

/// <summary>How many are tried again.</summary>
internal sealed record RetriedDeliveries(int Retried);

/// <summary>Decides that a dead delivery will never be delivered; it stays visible as discarded.</summary>
internal sealed record DiscardDelivery(Guid Id) : ICommand<DeliveryResponse>;

internal sealed class SteerDeliveryHandler(DeliveryBoard board, CrmDbContext db, DeliverySignal signal, UnitOfWork unitOfWork, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RetryDelivery, DeliveryResponse>, IRequestHandler<RetryDeliveries, RetriedDeliveries>, IRequestHandler<DiscardDelivery, DeliveryResponse>
{
    public async Task<DeliveryResponse> Handle(RetryDelivery request, CancellationToken cancellationToken)
    {
        var delivery = await board.Get(request.Id, cancellationToken);
        if (delivery.LeaseUntil is not null && delivery.DeadAt is null && delivery.LeaseToken is not null)
        {
            throw new ConflictException("delivery_under_way", "This delivery is being tried at this moment.");
        }

        delivery.Revive(await DatabaseClock.UtcNow(db, cancellationToken));
        unitOfWork.AfterCommit(signal.Wake);
        return (await board.Show([delivery], withPayload: true, cancellationToken))[0];
    }

    public async Task<RetriedDeliveries> Handle(RetryDeliveries request, CancellationToken cancellationToken)
    {
        var now = await DatabaseClock.UtcNow(db, cancellationToken);
        var retried = await ReadDeliveriesHandler.Matching(board.Of(DeliveryState.Dead), request.EventName, request.Handler).ExecuteUpdateAsync(
            u => u.SetProperty(d => d.DeadAt, (DateTime?)null).SetProperty(d => d.Attempts, 0).SetProperty(d => d.NextAttemptAt, now), cancellationToken);
        unitOfWork.AfterCommit(signal.Wake);
        return new RetriedDeliveries(retried);
    }

    public async Task<DeliveryResponse> Handle(DiscardDelivery request, CancellationToken cancellationToken)
    {
        var delivery = await board.Get(request.Id, cancellationToken);
        if (delivery.DeadAt is null)
        {
            throw new ConflictException("delivery_not_dead", "Only a delivery that has given up can be discarded.");
        }

        delivery.DiscardedAt ??= clock.GetUtcNow().UtcDateTime;
        delivery.DiscardedBy ??= user.Id;
        return (await board.Show([delivery], withPayload: true, cancellationToken))[0];
    }
}

internal sealed class RetryDeliveryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/event-deliveries/{id:guid}/retry", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new RetryDelivery(id), ct)))
        .WithName("RetryEventDelivery").WithTags("Event deliveries").WithSummary("Try one delivery again at once")
        .WithDescription("It gets all its attempts anew. A discarded one is taken back. The event's other handlers are not asked again.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires(DeliveryPermissions.Manage);
}

internal sealed class RetryDeliveriesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/event-deliveries/retry", async (RetryDeliveries body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("RetryEventDeliveries").WithTags("Event deliveries").WithSummary("Try all dead deliveries again that match")
        .WithDescription("All of them for `{}`; of one event or one handler where it is named.")
        .Requires(DeliveryPermissions.Manage);
}

internal sealed class DiscardDeliveryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/event-deliveries/{id:guid}/discard", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new DiscardDelivery(id), ct)))
        .WithName("DiscardEventDelivery").WithTags("Event deliveries").WithSummary("Decide that a dead delivery will never be delivered")
        .WithDescription("It stays visible as discarded, with who decided it, and may still be retried. 409 `delivery_not_dead` where it is still being tried.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires(DeliveryPermissions.Manage);
}
