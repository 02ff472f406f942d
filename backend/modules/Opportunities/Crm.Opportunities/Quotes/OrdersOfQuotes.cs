using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Persistence;

namespace Crm.Opportunities.Quotes;

/// <summary>Makes an order of an accepted quote: the first that is known of it; what the books say later comes from them.</summary>
internal sealed class OrdersOfQuotes(OpportunitiesDb db, CustomerBook customers, TimeProvider clock)
{
    /// <summary>The source of orders that began here.</summary>
    public const string Source = "quotes";

    public async Task Make(Quote quote, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var totals = QuoteTotals.Of(quote.Lines, quote.Currency!);
        var firm = quote.Lines.Zip(totals.Lines).Where(l => !l.First.IsLeftOut).ToList();
        var key = CustomerBook.KeyOf(customerKey: null, quote.AccountId)!;
        await customers.Read(Source, [key], ct);
        var order = new Order
        {
            Source = Source, Key = quote.Id.ToString("N"), Number = quote.Number, CustomerId = customers.Of(Source, key, name: null, quote.AccountId).Id, OrderedAt = now, State = OrderState.Open,
            Currency = quote.Currency!, AmountMinor = totals.Net, SoldMinor = totals.Net, LineCount = firm.Count, SoldLines = firm.Count, Digest = "", ReportedAt = now,
        };
        db.Of<Order>().Add(order);
        db.Of<OrderLine>().AddRange(firm.Select((l, i) => new OrderLine
        {
            OrderId = order.Id, Position = i + 1, ProductCode = l.First.Code, Description = l.First.Name.AtMost(OrderConfigurations.MaxDescription), Quantity = Exact.Millionths(l.First.Quantity), UnitPrice = Exact.Millionths(l.First.NetPrice), AmountMinor = l.Second.Net,
        }));
    }
}
