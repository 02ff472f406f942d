using Crm.Contacts.Contracts;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Prices;

/// <summary>Reads what prices follow from, in a handful of queries for however many lines.</summary>
internal sealed class PriceReader(OpportunitiesDb db, Customers customers, Standing standing, IMediator mediator)
{
    public async Task<Buyer> Buyer(Guid? accountId, CancellationToken ct)
    {
        if (accountId is not { } id || await mediator.Send(new ReadAccountFacts(id), ct) is not { } facts)
        {
            return Domain.Buyer.Anybody;
        }

        return new Buyer([id, .. facts.Parents], facts.Tags, facts.Country, await standing.YearOrders(await customers.Of(id, ct), ct));
    }

    public Task<Dictionary<Guid, Product>> Products(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().ToList();
        return db.Of<Product>().AsNoTracking().Where(p => EF.Parameter(wanted).Contains(p.Id) && p.DeletionId == Guid.Empty).ToDictionaryAsync(p => p.Id, ct);
    }

    public async Task<IReadOnlyList<FoundPrice>> Find(IReadOnlyList<Wanted> wanted, Buyer buyer, string currency, CancellationToken ct)
    {
        var lineage = buyer.Lineage.Select(a => (Guid?)a).ToList();
        var books = await db.Of<PriceBook>().AsNoTracking()
            .Where(b => b.DeletionId == Guid.Empty && b.Currency == currency && (b.AccountId == null || EF.Parameter(lineage).Contains(b.AccountId)))
            .Select(b => new BookFacts(b.Id, b.Name ?? "", b.Currency ?? "", b.ValidFrom, b.ValidUntil, b.AccountId, b.Tag, b.Country, b.FallbackId, b.Active != false)).ToListAsync(ct);
        var bookIds = books.ConvertAll(b => (Guid?)b.Id);
        var productIds = wanted.Select(w => (Guid?)w.ProductId).Append(null).Distinct().ToList();
        var rows = bookIds.Count == 0 ? [] : await db.Of<Price>().AsNoTracking()
            .Where(p => p.DeletionId == Guid.Empty && EF.Parameter(bookIds).Contains(p.BookId) && (p.ProductId == null || EF.Parameter(productIds).Contains(p.ProductId))).ToListAsync(ct);
        var prices = rows.ConvertAll(p => new PriceFacts(
            p.Id, p.BookId!.Value, p.Name ?? "", p.ProductId, p.Family, p.UnitPrice, p.Discount is { } d ? Exact.OfMillionths(d) : null, p.MinQuantity is { } q ? Exact.OfMillionths(q) : 0, p.MinYearOrders ?? 0));
        return [.. wanted.Select(w => PriceFinder.Find(w, buyer, currency, standing.Today, books, prices))];
    }
}
