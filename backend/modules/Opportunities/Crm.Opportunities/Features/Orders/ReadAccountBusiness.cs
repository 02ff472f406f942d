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

/// <summary>Reads how business with an account goes: orders, deliveries and what is owed, with who says so and since when.</summary>
internal sealed record ReadAccountBusiness(Guid AccountId) : IQuery<AccountBusiness>;

/// <summary>How business with an account goes.</summary>
/// <param name="Ordered">What was ordered in the last twelve months, by currency.</param>
/// <param name="OnTime">Of the orders with a promised day of the last twelve months that have come or should have: how many came in time.</param>
/// <param name="Late">Orders that should have come and have not.</param>
/// <param name="Feeds">Who says so; one that has not reported for long is stale.</param>
internal sealed record AccountBusiness(
    int YearOrders, IReadOnlyList<Sum> Ordered, DateTime? LastOrderAt, OnTimeShare OnTime, int Late, Arrears Arrears, IReadOnlyList<OrderView> Recent, IReadOnlyList<FeedView> Feeds);

/// <summary>How many of how many.</summary>
internal sealed record OnTimeShare(int InTime, int Of);

/// <summary>An order in a list.</summary>
internal sealed record OrderView(
    Guid Id, string Number, string Source, DateTime OrderedAt, DateOnly? PromisedOn, DateOnly? DeliveredOn, OrderState State, bool? IsOnTime, decimal Amount, string Currency, int Lines, DateTime ReportedAt)
{
    public static OrderView Of(Order order, DateOnly today) => new(
        order.Id, order.Number ?? order.Key, order.Source, order.OrderedAt, order.PromisedOn, order.DeliveredOn, order.State, order.IsOnTime(today),
        Exact.Amount(order.AmountMinor, order.Currency), order.Currency, order.LineCount, order.ReportedAt);
}

/// <summary>A system that reports.</summary>
internal sealed record FeedView(string Source, string Kind, DateTime ReportedAt, bool IsStale);

internal sealed class ReadAccountBusinessHandler(OpportunitiesDb db, Customers customers, Standing standing, TimeProvider clock) : IRequestHandler<ReadAccountBusiness, AccountBusiness>
{
    private const int Recent = 5;

    public async Task<AccountBusiness> Handle(ReadAccountBusiness request, CancellationToken cancellationToken)
    {
        var ids = await customers.Visible(request.AccountId, cancellationToken);
        var wanted = ids.ConvertAll(i => (Guid?)i);
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now.AddYears(-1);
        var orders = db.Of<Order>().AsNoTracking().Where(o => EF.Parameter(wanted).Contains(o.CustomerId));
        var recent = await orders.OrderByDescending(o => o.OrderedAt).ThenByDescending(o => o.Id).Take(Recent).ToListAsync(cancellationToken);
        var year = orders.Where(o => o.OrderedAt >= since && o.State != OrderState.Cancelled);
        var sums = await year.GroupBy(o => o.Currency).Select(g => new { Currency = g.Key, Minor = g.Sum(o => o.AmountMinor), Count = g.Count() }).ToListAsync(cancellationToken);
        var today = standing.Today;
        var promised = await OnTime.Count(year, today, cancellationToken);
        var sources = await db.Of<Customer>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => c.Source).Distinct().ToListAsync(cancellationToken);
        var feeds = await db.Of<Feed>().AsNoTracking().Where(f => EF.Parameter(sources).Contains(f.Source)).OrderBy(f => f.Source).ThenBy(f => f.Kind).ToListAsync(cancellationToken);
        return new AccountBusiness(
            sums.Sum(s => s.Count), [.. sums.OrderBy(s => s.Currency, StringComparer.Ordinal).Select(s => new Sum(Exact.Amount(s.Minor, s.Currency), s.Currency))], recent.FirstOrDefault()?.OrderedAt,
            new OnTimeShare(promised.InTime, promised.Of), promised.Late, await standing.Arrears(ids, cancellationToken),
            [.. recent.Select(o => OrderView.Of(o, today))], [.. feeds.Select(f => new FeedView(f.Source, f.Kind, f.ReportedAt, f.IsStale(now)))]);
    }
}

internal sealed class ReadAccountBusinessEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/accounts/{id:guid}/business", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadAccountBusiness(id), ct)))
        .WithName("ReadAccountBusiness").WithTags("Orders").WithSummary("Read the orders, deliveries and arrears of an account")
        .WithDescription($"Facts of other systems, with the system and the time in `feeds`; one that has not reported for {Feed.StaleAfterHours} hours is stale, and what it has said stays. Figures are of the last twelve months. "
            + $"`arrears.isHeld` where an invoice has been due for {Arrears.HoldAfterDays} days.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires(OrderPermissions.Read);
}
