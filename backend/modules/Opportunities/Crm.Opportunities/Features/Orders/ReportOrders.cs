using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Orders;

/// <summary>Counts all orders, or those of one system or time.</summary>
internal sealed record ReportOrders(string? Source, DateOnly? From, DateOnly? Until) : IQuery<OrderReport>;

/// <summary>What the orders come to.</summary>
internal sealed record OrderReport(IReadOnlyList<OrderTotals> Currencies);

/// <summary>What the orders of one currency come to.</summary>
/// <param name="Total">All lines, also those that take something back.</param>
/// <param name="LinesWithoutCustomer">Lines of orders that name no customer.</param>
/// <param name="CancelledLines">Lines of cancelled orders.</param>
/// <param name="RepeatedLines">Lines that say exactly what another line of their order says; they count.</param>
/// <param name="Sold">Of customers that are known, not cancelled, with a quantity and a price above nothing.</param>
internal sealed record OrderTotals(
    string Currency, long Orders, long Lines, decimal Total, int Customers, long LinesWithoutCustomer, long CancelledLines, long RepeatedLines, SoldTotals Sold, IReadOnlyList<TopCustomer> Top);

/// <summary>What was sold to customers that are known.</summary>
internal sealed record SoldTotals(long Orders, long Lines, int Customers, decimal Amount);

/// <summary>One of the customers who bought most.</summary>
internal sealed record TopCustomer(string Key, string? Name, decimal Amount, long Orders);

internal sealed class ReportOrdersHandler(OpportunitiesDb db, ICurrentUser user) : IRequestHandler<ReportOrders, OrderReport>
{
    private const int Top = 10;

    public async Task<OrderReport> Handle(ReportOrders request, CancellationToken cancellationToken)
    {
        if (user.LevelOf(OrderPermissions.Read.Name) != AccessLevel.All)
        {
            throw new ForbiddenException("This report counts the orders of all customers, and you may not see all of them.");
        }

        var orders = db.Of<Order>().AsNoTracking();
        orders = request.Source is { } source ? orders.Where(o => o.Source == source) : orders;
        orders = request.From?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) is { } from ? orders.Where(o => o.OrderedAt >= from) : orders;
        orders = request.Until is { } last && last < DateOnly.MaxValue && last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) is var until ? orders.Where(o => o.OrderedAt < until) : orders;

        // One row for each customer and currency: everything else is added up from these.
        var rows = await orders.GroupBy(o => new { o.Currency, o.CustomerId }).Select(g => new Row(
            g.Key.Currency, g.Key.CustomerId, g.LongCount(), g.Sum(o => (long)o.LineCount), g.Sum(o => o.AmountMinor), g.Sum(o => o.State == OrderState.Cancelled ? (long)o.LineCount : 0L),
            g.Sum(o => (long)o.RepeatedLines), g.Sum(o => o.SoldLines > 0 ? 1L : 0L), g.Sum(o => (long)o.SoldLines), g.Sum(o => o.SoldMinor))).ToListAsync(cancellationToken);
        var top = rows.Where(r => r.CustomerId is not null).GroupBy(r => r.Currency, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.SoldMinor).ThenBy(r => r.CustomerId).Take(Top).ToList(), StringComparer.Ordinal);
        var named = top.Values.SelectMany(t => t).Select(r => r.CustomerId!.Value).Distinct().ToList();
        var names = await db.Of<Customer>().AsNoTracking().Where(c => EF.Parameter(named).Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        return new OrderReport([.. rows.GroupBy(r => r.Currency, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Totals(g.Key, [.. g], top.GetValueOrDefault(g.Key) ?? [], names))]);
    }

    private static OrderTotals Totals(string currency, List<Row> rows, List<Row> top, Dictionary<Guid, Customer> names)
    {
        var known = rows.Where(r => r.CustomerId is not null).ToList();
        return new OrderTotals(
            currency, rows.Sum(r => r.Orders), rows.Sum(r => r.Lines), Exact.Amount(rows.Sum(r => r.Minor), currency), known.Count, rows.Sum(r => r.Lines) - known.Sum(r => r.Lines),
            rows.Sum(r => r.CancelledLines), rows.Sum(r => r.RepeatedLines),
            new SoldTotals(known.Sum(r => r.SoldOrders), known.Sum(r => r.SoldLines), known.Count(r => r.SoldLines > 0), Exact.Amount(known.Sum(r => r.SoldMinor), currency)),
            [.. top.Select(r => new TopCustomer(names[r.CustomerId!.Value].Key, names[r.CustomerId!.Value].Name, Exact.Amount(r.SoldMinor, currency), r.SoldOrders))]);
    }

    private sealed record Row(string Currency, Guid? CustomerId, long Orders, long Lines, long Minor, long CancelledLines, long RepeatedLines, long SoldOrders, long SoldLines, long SoldMinor);
}

internal sealed class ReportOrdersEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reports/orders", async (string? source, DateOnly? from, DateOnly? until, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReportOrders(source, from, until), ct)))
        .WithName("ReportOrders").WithTags("Reports").WithSummary("Count orders, what they come to, and who bought most")
        .WithDescription("By currency, never added up across them. `total` is of all lines; `sold` leaves out what was cancelled or taken back and what names no customer. `top` is by what was sold. Days are of UTC. For whoever may see the orders of all.")
        .ProducesValidationProblem().Requires(OrderPermissions.Read);
}
