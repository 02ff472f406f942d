using Crm.Contacts.Contracts;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Platform.Records;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Prices;

/// <summary>A price that the customer paid or was told: of one, and by which order or quote.</summary>
internal sealed record PastPrice(string Source, string? Number, DateOnly Day, decimal Quantity, decimal Price);

/// <summary>What a customer has brought in twelve months in one currency.</summary>
/// <param name="Margin">Of the products whose cost is known.</param>
/// <param name="KnownPercent">How much of the sales that is.</param>
internal sealed record CustomerWorth(decimal Sales, decimal? Margin, decimal KnownPercent, int Orders);

/// <summary>Reads what was paid for a product, by a customer and by others like it, from orders and quotes of the last twelve months.</summary>
internal sealed class PriceHistory(OpportunitiesDb db, Standing standing, IMediator mediator)
{
    private const int MostPaid = 5;
    private const int MostTold = 3;
    private const int MostBuyers = 2000;

    private DateTime Since => standing.Today.AddYears(-1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    /// <summary>The last prices paid, newest first.</summary>
    public async Task<IReadOnlyList<PastPrice>> Paid(List<Guid> customers, string code, string currency, CancellationToken ct)
    {
        var rows = await Lines(customers, currency).Where(l => l.Line.ProductCode == code && l.Line.Quantity > 0 && l.Line.UnitPrice > 0)
            .OrderByDescending(l => l.Order.OrderedAt).ThenByDescending(l => l.Order.Id).Select(l => new { l.Order.Number, l.Order.OrderedAt, l.Line.Quantity, l.Line.UnitPrice }).Take(MostPaid).ToListAsync(ct);
        return [.. rows.Select(r => new PastPrice("order", r.Number, DateOnly.FromDateTime(r.OrderedAt), Exact.OfMillionths(r.Quantity), Exact.OfMillionths(r.UnitPrice)))];
    }

    /// <summary>The last prices told in quotes, newest first.</summary>
    public async Task<IReadOnlyList<PastPrice>> Told(Guid accountId, Guid productId, string currency, CancellationToken ct)
    {
        var rows = await db.Of<QuotedPrice>().AsNoTracking().Where(p => p.ProductId == productId && p.AccountId == accountId && p.Currency == currency)
            .OrderByDescending(p => p.SentOn).ThenByDescending(p => p.Id).Take(MostTold).ToListAsync(ct);
        return [.. rows.Select(p => new PastPrice("quote", p.Number, p.SentOn, 0, Exact.OfMillionths(p.NetPrice)))];
    }

    /// <summary>What similar customers paid on average, each counted once; and by what they are similar.</summary>
    public async Task<(PeerBand? Band, AccountsAlike? Alike)> Peers(Guid accountId, string code, string currency, CancellationToken ct)
    {
        var since = Since;
        var buyers = await db.Of<OrderLine>().AsNoTracking().Where(l => l.ProductCode == code && l.Quantity > 0 && l.UnitPrice > 0)
            .Join(db.Of<Order>().Where(o => o.OrderedAt >= since && o.State != OrderState.Cancelled && o.Currency == currency && o.CustomerId != null), l => l.OrderId, o => o.Id, (l, o) => new { o.CustomerId, l.UnitPrice, l.Quantity, l.AmountMinor })
            .GroupBy(l => l.CustomerId!.Value).Select(g => new { CustomerId = g.Key, Minor = g.Sum(l => l.AmountMinor), Quantity = g.Sum(l => l.Quantity) }).OrderBy(g => g.CustomerId).Take(MostBuyers).ToListAsync(ct);
        var accounts = await Accounts([.. buyers.Select(b => b.CustomerId)], ct);
        var alike = accounts.Count == 0 ? null : await mediator.Send(new SimilarAccounts(accountId, [.. accounts.Values.Distinct()]), ct);
        var prices = buyers.Where(b => accounts.TryGetValue(b.CustomerId, out var account) && alike!.Ids.Contains(account)).GroupBy(b => accounts[b.CustomerId])
            .Select(g => Exact.Amount(g.Sum(b => b.Minor), currency) / Exact.OfMillionths(g.Sum(b => b.Quantity))).ToList();
        return (PeerBand.Of(prices), alike);
    }

    /// <summary>What the customer has bought and what was earned by it.</summary>
    public async Task<CustomerWorth> Worth(List<Guid> customers, string currency, CancellationToken ct)
    {
        var sold = await Lines(customers, currency).GroupBy(l => l.Line.ProductCode).Select(g => new { Code = g.Key, Minor = g.Sum(l => l.Line.AmountMinor), Quantity = g.Sum(l => l.Line.Quantity) }).ToListAsync(ct);
        var codes = sold.Where(s => s.Code is not null).Select(s => s.Code!.ToUpperInvariant()).ToList();
        var costs = (await db.Of<Product>().AsNoTracking().Where(p => EF.Parameter(codes).Contains(p.CodeInUse) && p.DeletionId == Guid.Empty).ToListAsync(ct))
            .Where(p => p.Cost?.Currency == currency).ToDictionary(p => p.CodeInUse, p => p.Cost!.Amount, StringComparer.Ordinal);
        var known = sold.FindAll(s => s.Code is not null && costs.ContainsKey(s.Code.ToUpperInvariant()));
        var (sales, knownSales) = (Exact.Amount(sold.Sum(s => s.Minor), currency), Exact.Amount(known.Sum(s => s.Minor), currency));
        var cost = known.Sum(s => costs[s.Code!.ToUpperInvariant()] * Exact.OfMillionths(s.Quantity));
        return new CustomerWorth(sales, known.Count == 0 ? null : decimal.Round(knownSales - cost, 2), sales <= 0 ? 0 : decimal.Round(100 * knownSales / sales, 0), await standing.YearOrders(customers, ct));
    }

    private IQueryable<OrderedLine> Lines(List<Guid> customers, string currency)
    {
        var since = Since;
        var wanted = customers.ConvertAll(c => (Guid?)c);
        return db.Of<Order>().AsNoTracking().Where(o => EF.Parameter(wanted).Contains(o.CustomerId) && o.OrderedAt >= since && o.State != OrderState.Cancelled && o.Currency == currency)
            .Join(db.Of<OrderLine>().AsNoTracking(), o => o.Id, l => l.OrderId, (o, l) => new OrderedLine { Order = o, Line = l });
    }

    /// <summary>The accounts of customers: named outright, or by their external ids.</summary>
    private async Task<Dictionary<Guid, Guid>> Accounts(List<Guid> customers, CancellationToken ct)
    {
        var rows = await db.Of<Customer>().AsNoTracking().Where(c => EF.Parameter(customers).Contains(c.Id)).ToListAsync(ct);
        var keys = rows.Where(c => c.AccountId is null).Select(c => c.Key).ToList();
        var external = keys.Count == 0 ? [] : (await db.Of<ExternalId>().AsNoTracking().Where(e => e.RecordType == "account" && EF.Parameter(keys).Contains(e.Key)).Select(e => new { e.Source, e.Key, e.RecordId }).ToListAsync(ct))
            .DistinctBy(e => (e.Source, e.Key)).ToDictionary(e => (e.Source, e.Key), e => e.RecordId);
        return rows.Select(c => (c.Id, Account: c.AccountId ?? (external.TryGetValue((c.Source, c.Key), out var id) ? (Guid?)id : null))).Where(c => c.Account is not null).ToDictionary(c => c.Id, c => c.Account!.Value);
    }

    private sealed class OrderedLine
    {
        public required Order Order { get; init; }
        public required OrderLine Line { get; init; }
    }
}
