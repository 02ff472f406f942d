using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Suggestions;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Potential;

/// <summary>What an account has bought of a family in twelve months, in one currency.</summary>
internal sealed record FamilyPurchase(Guid AccountId, string FamilyKey, string Family, string Currency, long Minor);

/// <summary>Adds up what accounts have bought of each family of products.</summary>
internal sealed class FamilyPurchases(OpportunitiesDb db, Customers customers, TimeProvider clock)
{
    public const int Months = 12;

    /// <summary>In a handful of queries, however many accounts. What is in no family of the catalogue is left out.</summary>
    public async Task<List<FamilyPurchase>> Of(IReadOnlyCollection<Guid> accountIds, CancellationToken ct)
    {
        var accountOf = await customers.OfMany(accountIds, ct);
        var wanted = accountOf.Keys.Select(c => (Guid?)c).ToList();
        var since = clock.GetUtcNow().UtcDateTime.AddMonths(-Months);
        var sums = wanted.Count == 0 ? [] : await (
            from o in db.Of<Order>().AsNoTracking()
            join l in db.Of<OrderLine>().AsNoTracking() on o.Id equals l.OrderId
            where EF.Parameter(wanted).Contains(o.CustomerId) && o.OrderedAt >= since && o.State != OrderState.Cancelled && l.ProductCode != null
            group l.AmountMinor by new { o.CustomerId, o.Currency, l.ProductCode } into g
            select new { g.Key.CustomerId, g.Key.Currency, g.Key.ProductCode, Minor = g.Sum() }).ToListAsync(ct);
        var families = await Families([.. sums.Select(s => BasketReader.Key(s.ProductCode!)).Distinct(StringComparer.Ordinal)], ct);
        return [.. sums.Select(s => (Sum: s, Family: families.GetValueOrDefault(BasketReader.Key(s.ProductCode!)))).Where(s => s.Family is not null)
            .GroupBy(s => (AccountId: accountOf[s.Sum.CustomerId!.Value], FamilyKey: BasketReader.Key(s.Family!), s.Sum.Currency))
            .Select(g => new FamilyPurchase(g.Key.AccountId, g.Key.FamilyKey, g.First().Family!, g.Key.Currency, g.Sum(s => s.Sum.Minor)))];
    }

    private async Task<Dictionary<string, string>> Families(List<string> codes, CancellationToken ct) => codes.Count == 0 ? [] :
        (await db.Of<Product>().AsNoTracking().Where(p => EF.Parameter(codes).Contains(p.CodeInUse) && p.DeletionId == Guid.Empty && p.Family != null && p.Family != "").Select(p => new { p.CodeInUse, p.Family }).ToListAsync(ct))
        .ToDictionary(p => p.CodeInUse, p => p.Family!, StringComparer.Ordinal);
}
