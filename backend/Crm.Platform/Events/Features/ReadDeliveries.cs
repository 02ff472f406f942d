using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Events.Features;

/// <summary>Deliveries that have given up, wait, or were discarded.</summary>
internal sealed record ListDeliveries(DeliveryState State, string? EventName, string? Handler, string? Cursor) : IQuery<DeliveryPage>;

/// <summary>One delivery with what its event says.</summary>
internal sealed record GetDelivery(Guid Id) : IQuery<DeliveryResponse>;

internal sealed class ReadDeliveriesHandler(DeliveryBoard board) : IRequestHandler<ListDeliveries, DeliveryPage>, IRequestHandler<GetDelivery, DeliveryResponse>
{
    private const int PageSize = 50;

    public async Task<DeliveryPage> Handle(ListDeliveries request, CancellationToken cancellationToken)
    {
        var all = Matching(board.Of(request.State).AsNoTracking(), request.EventName, request.Handler);
        var found = request.State == DeliveryState.Waiting ? await Waiting(all, request.Cursor, cancellationToken) : await Ended(all, request.Cursor, cancellationToken);
        var page = found.Take(PageSize).ToList();
        return new DeliveryPage
        {
            Items = await board.Show(page, withPayload: false, cancellationToken),
            NextCursor = found.Count > PageSize ? Next(request.State, page[^1]) : null,
            Counts = new DeliveryCounts(
                await board.Of(DeliveryState.Dead).LongCountAsync(cancellationToken),
                await board.Of(DeliveryState.Waiting).LongCountAsync(cancellationToken),
                await board.Of(DeliveryState.Discarded).LongCountAsync(cancellationToken)),
        };
    }

    public async Task<DeliveryResponse> Handle(GetDelivery request, CancellationToken cancellationToken) =>
        (await board.Show([await board.Get(request.Id, cancellationToken)], withPayload: true, cancellationToken))[0];

    internal static IQueryable<Delivery> Matching(IQueryable<Delivery> deliveries, string? eventName, string? handler)
    {
        deliveries = string.IsNullOrEmpty(eventName) ? deliveries : deliveries.Where(d => d.EventName == eventName);
        return string.IsNullOrEmpty(handler) ? deliveries : deliveries.Where(d => d.Handler == handler);
    }

    // What is due first comes first; what has given up last comes first.
    private static Task<List<Delivery>> Waiting(IQueryable<Delivery> all, string? text, CancellationToken ct)
    {
        if (Cursor.Decode(text, "nextAttemptAt") is { } cursor)
        {
            var (from, id) = (Instant(cursor), cursor.Id);
            all = all.Where(d => d.NextAttemptAt >= from && (d.NextAttemptAt > from || d.Id > id));
        }

        return all.OrderBy(d => d.NextAttemptAt).ThenBy(d => d.Id).Take(PageSize + 1).ToListAsync(ct);
    }

    private static Task<List<Delivery>> Ended(IQueryable<Delivery> all, string? text, CancellationToken ct)
    {
        if (Cursor.Decode(text, "-deadAt") is { } cursor)
        {
            var (from, id) = (Instant(cursor), cursor.Id);
            all = all.Where(d => d.DeadAt <= from && (d.DeadAt < from || d.Id < id));
        }

        return all.OrderByDescending(d => d.DeadAt).ThenByDescending(d => d.Id).Take(PageSize + 1).ToListAsync(ct);
    }

    private static DateTime Instant(Cursor cursor) => new(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);

    private static string Next(DeliveryState state, Delivery last) => state == DeliveryState.Waiting
        ? new Cursor("nextAttemptAt", last.NextAttemptAt.Ticks.ToString(CultureInfo.InvariantCulture), last.Id).Encode()
        : new Cursor("-deadAt", last.DeadAt!.Value.Ticks.ToString(CultureInfo.InvariantCulture), last.Id).Encode();
}

internal sealed class ListDeliveriesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/event-deliveries", async (string? state, string? eventName, string? handler, string? cursor, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ListDeliveries(QueryChoice.Read<DeliveryState>(state, "state") ?? DeliveryState.Dead, eventName, handler, cursor), ct)))
        .WithName("ListEventDeliveries").WithTags("Event deliveries").WithSummary("List deliveries that have given up, wait, or were discarded")
        .WithDescription("`state` is dead (the default), waiting or discarded. `counts` counts all of each.")
        .Requires(DeliveryPermissions.Manage);
}

internal sealed class GetDeliveryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/event-deliveries/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetDelivery(id), ct)))
        .WithName("GetEventDelivery").WithTags("Event deliveries").WithSummary("Read one delivery with what its event says")
        .WithDescription("Events carry ids, not the data of people. Deliveries that are done are not shown.")
        .Requires(DeliveryPermissions.Manage);
}
