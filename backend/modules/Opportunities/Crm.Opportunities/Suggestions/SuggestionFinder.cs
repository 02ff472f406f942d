using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Suggestions;

/// <summary>What an account has bought: the last time of each thing, and whether it has it still.</summary>
internal sealed record Bought(string Key, string Name, DateTime LastAt, bool IsOwned);

/// <summary>Something that goes with what an account has.</summary>
internal sealed record Candidate(SuggestionRule Rule, Measures Measures, Bought Because, Product? Product);

/// <summary>Finds what goes with what an account has bought and it does not have yet.</summary>
internal sealed class SuggestionFinder(OpportunitiesDb db, TimeProvider clock)
{
    /// <summary>What was bought within so many months is owned.</summary>
    public const int OwnedMonths = 12;

    private const int Top = 3;

    /// <summary>Suggestions go by so many things, the last bought ones.</summary>
    private const int MostBought = 200;

    /// <summary>So many are looked up in the catalogue, of which some may not be sold any more.</summary>
    private const int MostLookedUp = 50;

    /// <summary>Each product and family of the orders of these customers, the last bought first.</summary>
    public async Task<(List<Bought> Products, List<Bought> Families)> Bought(List<Guid> customers, IReadOnlyList<string> present, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now.AddMonths(-OwnedMonths);
        var wanted = customers.ConvertAll(c => (Guid?)c);
        var lines = await (
            from o in db.Of<Order>().AsNoTracking()
            join l in db.Of<OrderLine>().AsNoTracking() on o.Id equals l.OrderId
            where EF.Parameter(wanted).Contains(o.CustomerId) && o.State != OrderState.Cancelled && l.Quantity > 0 && l.ProductCode != null
            group new { o.OrderedAt, l.Description } by l.ProductCode into g
            select new { Code = g.Key!, Name = g.Max(x => x.Description), Last = g.Max(x => x.OrderedAt) }).ToListAsync(ct);
        var bought = lines.Where(l => !string.IsNullOrWhiteSpace(l.Code)).Select(l => new Bought(BasketReader.Key(l.Code), l.Name ?? l.Code, l.Last, l.Last >= since))
            .Concat(present.Select(c => new Bought(BasketReader.Key(c), c, now, IsOwned: true)))
            .GroupBy(b => b.Key, StringComparer.Ordinal).Select(g => g.MaxBy(b => b.LastAt)!).OrderByDescending(b => b.LastAt).ThenBy(b => b.Key, StringComparer.Ordinal).ToList();
        var catalogue = await Catalogue(bought.ConvertAll(b => b.Key), ct);
        var named = bought.ConvertAll(b => b with { Name = catalogue.GetValueOrDefault(b.Key)?.Name ?? b.Name });
        var families = named.Select(b => (Bought: b, catalogue.GetValueOrDefault(b.Key)?.Family)).Where(b => !string.IsNullOrWhiteSpace(b.Family))
            .GroupBy(b => BasketReader.Key(b.Family!), StringComparer.Ordinal).Select(g => new Bought(g.Key, g.First().Family!, g.Max(b => b.Bought.LastAt), g.Any(b => b.Bought.IsOwned))).ToList();
        return (named, families);
    }

    /// <summary>The surest few, each for the best reason that there is.</summary>
    public async Task<IReadOnlyList<Candidate>> Find(SuggestionModel model, SuggestionKind kind, List<Bought> bought, IReadOnlySet<string> dismissed, CancellationToken ct)
    {
        var basis = bought.Take(MostBought).ToDictionary(b => b.Key, StringComparer.Ordinal);
        var owned = bought.Where(b => b.IsOwned).Select(b => b.Key).ToHashSet(StringComparer.Ordinal);
        var keys = basis.Keys.ToList();
        var rules = keys.Count == 0 ? [] : await db.Of<SuggestionRule>().AsNoTracking().Where(r => r.ModelId == model.Id && r.Kind == kind && EF.Parameter(keys).Contains(r.ItemKey)).ToListAsync(ct);
        var best = rules.Where(r => !owned.Contains(r.ThenKey) && !dismissed.Contains(r.ThenKey)).Select(r => (Rule: r, Measures: Measures.Of(r, model.Orders)))
            .OrderByDescending(r => r.Measures.Confidence).ThenByDescending(r => r.Measures.Lift).ThenBy(r => r.Rule.ThenKey, StringComparer.Ordinal).ThenBy(r => r.Rule.ItemKey, StringComparer.Ordinal)
            .DistinctBy(r => r.Rule.ThenKey, StringComparer.Ordinal).Take(MostLookedUp).ToList();
        var catalogue = kind == SuggestionKind.Product ? await Catalogue(best.ConvertAll(b => b.Rule.ThenKey), ct) : [];
        return [.. best.Select(b => new Candidate(b.Rule, b.Measures, basis[b.Rule.ItemKey], catalogue.GetValueOrDefault(b.Rule.ThenKey))).Where(c => c.Product?.Active != false).Take(Top)];
    }

    private Task<Dictionary<string, Product>> Catalogue(List<string> keys, CancellationToken ct) =>
        db.Of<Product>().AsNoTracking().Where(p => EF.Parameter(keys).Contains(p.CodeInUse) && p.DeletionId == Guid.Empty).ToDictionaryAsync(p => p.CodeInUse, StringComparer.Ordinal, ct);
}
