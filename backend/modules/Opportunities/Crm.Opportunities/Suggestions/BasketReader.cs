using System.Runtime.CompilerServices;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Suggestions;

/// <summary>What was sold in one order: products and families by key, each with its name.</summary>
internal sealed record Basket(Guid? CustomerId, DateTime OrderedAt, int Lines, IReadOnlyDictionary<string, string> Products, IReadOnlyDictionary<string, string> Families);

/// <summary>Reads all orders in which something was sold, those of one customer after each other, a thousand at a time along the index.</summary>
internal sealed class BasketReader(OpportunitiesDb db)
{
    private const int AtOnce = 1000;

    private Dictionary<string, Article>? catalogue;

    /// <summary>The code or family as it is compared.</summary>
    public static string Key(string text) => text.Trim().ToUpperInvariant().AtMost(InsightConfigurations.MaxItem);

    public async IAsyncEnumerable<Basket> Read([EnumeratorCancellation] CancellationToken ct)
    {
        catalogue ??= (await db.Of<Product>().AsNoTracking().Where(p => p.DeletionId == Guid.Empty && p.Code != null).Select(p => new { p.CodeInUse, p.Name, p.Family }).ToListAsync(ct))
            .ToDictionary(p => p.CodeInUse, p => new Article(p.Name, p.Family), StringComparer.Ordinal);
        foreach (var isNamed in new[] { true, false })
        {
            Place? place = null;
            do
            {
                var orders = await Sold(isNamed, place).Select(o => new Place(o.CustomerId, o.OrderedAt, o.Id)).Take(AtOnce).ToListAsync(ct);
                var lines = await Lines(orders.ConvertAll(o => o.Id), ct);
                foreach (var order in orders)
                {
                    yield return Fill(order, [.. lines[order.Id]]);
                }

                place = orders.Count == AtOnce ? orders[^1] : null;
            }
            while (place is not null);
        }
    }

    private IQueryable<Order> Sold(bool isNamed, Place? after)
    {
        var orders = db.Of<Order>().AsNoTracking().Where(o => o.SoldLines > 0);
        orders = isNamed ? orders.Where(o => o.CustomerId != null) : orders.Where(o => o.CustomerId == null);
        if (after is { At: var at, Id: var id })
        {
            orders = after.CustomerId is { } customer
                ? orders.Where(o => o.CustomerId >= customer && (o.CustomerId > customer || o.OrderedAt > at || (o.OrderedAt == at && o.Id > id)))
                : orders.Where(o => o.OrderedAt >= at && (o.OrderedAt > at || o.Id > id));
        }

        return orders.OrderBy(o => o.CustomerId).ThenBy(o => o.OrderedAt).ThenBy(o => o.Id);
    }

    private async Task<ILookup<Guid, Line>> Lines(List<Guid> orders, CancellationToken ct) =>
        (await db.Of<OrderLine>().AsNoTracking().Where(l => EF.Parameter(orders).Contains(l.OrderId) && l.Quantity > 0 && l.UnitPrice > 0 && l.ProductCode != null)
            .Select(l => new Line(l.OrderId, l.ProductCode!, l.Description)).ToListAsync(ct)).ToLookup(l => l.OrderId);

    private Basket Fill(Place order, List<Line> lines)
    {
        var (products, families) = (new Dictionary<string, string>(lines.Count, StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var line in lines.Where(l => !string.IsNullOrWhiteSpace(l.Code)))
        {
            var key = Key(line.Code);
            var article = catalogue!.GetValueOrDefault(key);
            products.TryAdd(key, Name(article?.Name ?? line.Description, line.Code));
            if (!string.IsNullOrWhiteSpace(article?.Family))
            {
                families.TryAdd(Key(article.Family), article.Family);
            }
        }

        return new Basket(order.CustomerId, order.At, lines.Count, products, families);
    }

    private static string Name(string? name, string code) => (string.IsNullOrWhiteSpace(name) ? code : name.Trim()).AtMost(InsightConfigurations.MaxName);

    private sealed record Place(Guid? CustomerId, DateTime At, Guid Id);

    private sealed record Line(Guid OrderId, string Code, string? Description);

    private sealed record Article(string? Name, string? Family);
}
