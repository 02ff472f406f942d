using System.Globalization;
using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Orders;

/// <summary>Reads the orders of an account, newest first.</summary>
internal sealed record ListOrders(Guid AccountId, int? Limit, string? Cursor) : IQuery<Page<OrderView>>;

internal sealed class ListOrdersHandler(OpportunitiesDb db, Customers customers, Standing standing) : IRequestHandler<ListOrders, Page<OrderView>>
{
    private const string Sort = "-orderedAt";
    private const int Most = 200;

    public async Task<Page<OrderView>> Handle(ListOrders request, CancellationToken cancellationToken)
    {
        var limit = request.Limit ?? 50;
        if (limit is < 1 or > Most)
        {
            throw new InvalidInputException("limit", $"Give a number between 1 and {Most}.");
        }

        var wanted = (await customers.Visible(request.AccountId, cancellationToken)).ConvertAll(i => (Guid?)i);
        var orders = db.Of<Order>().AsNoTracking().Where(o => EF.Parameter(wanted).Contains(o.CustomerId));
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var at = long.TryParse(cursor.Key, CultureInfo.InvariantCulture, out var ticks) && ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
                ? new DateTime(ticks, DateTimeKind.Utc) : throw new InvalidInputException("cursor", "This cursor belongs to another list.");
            orders = orders.Where(o => o.OrderedAt <= at && (o.OrderedAt < at || o.Id < cursor.Id));
        }

        var rows = await orders.OrderByDescending(o => o.OrderedAt).ThenByDescending(o => o.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var page = rows.Take(limit).ToList();
        return new Page<OrderView>(
            [.. page.Select(o => OrderView.Of(o, standing.Today))], rows.Count > limit ? new Cursor(Sort, page[^1].OrderedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null);
    }
}

internal sealed class ListOrdersEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/accounts/{id:guid}/orders", async (Guid id, int? limit, string? cursor, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListOrders(id, limit, cursor), ct)))
        .WithName("ListOrdersOfAccount").WithTags("Orders").WithSummary("Read the orders of an account, newest first")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).Requires(OrderPermissions.Read);
}
