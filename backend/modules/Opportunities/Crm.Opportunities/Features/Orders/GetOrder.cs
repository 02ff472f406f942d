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

/// <summary>Reads one order of an account with its lines.</summary>
internal sealed record GetOrder(Guid AccountId, Guid OrderId) : IQuery<OrderDetail>;

/// <summary>An order with its lines.</summary>
internal sealed record OrderDetail(OrderView Order, IReadOnlyList<OrderLineView> Lines);

/// <summary>One line of an order.</summary>
/// <param name="Repeats">Whether it says exactly what an earlier line of the order says.</param>
internal sealed record OrderLineView(int Position, string? ProductCode, string? Description, decimal Quantity, decimal UnitPrice, decimal Amount, bool Repeats);

internal sealed class GetOrderHandler(OpportunitiesDb db, Customers customers, Standing standing) : IRequestHandler<GetOrder, OrderDetail>
{
    public async Task<OrderDetail> Handle(GetOrder request, CancellationToken cancellationToken)
    {
        var ids = await customers.Visible(request.AccountId, cancellationToken);
        var order = await db.Of<Order>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == request.OrderId, cancellationToken);
        if (order?.CustomerId is not { } customer || !ids.Contains(customer))
        {
            throw new NotFoundException("order");
        }

        var lines = await db.Of<OrderLine>().AsNoTracking().Where(l => l.OrderId == order.Id).OrderBy(l => l.Position).ToListAsync(cancellationToken);
        return new OrderDetail(OrderView.Of(order, standing.Today), [.. lines.Select(l => new OrderLineView(
            l.Position, l.ProductCode, l.Description, Exact.OfMillionths(l.Quantity), Exact.OfMillionths(l.UnitPrice), Exact.Amount(l.AmountMinor, order.Currency), l.Repeats))]);
    }
}

internal sealed class GetOrderEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/accounts/{id:guid}/orders/{orderId:guid}", async (Guid id, Guid orderId, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetOrder(id, orderId), ct)))
        .WithName("GetOrderOfAccount").WithTags("Orders").WithSummary("Read an order of an account with its lines")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires(OrderPermissions.Read);
}
