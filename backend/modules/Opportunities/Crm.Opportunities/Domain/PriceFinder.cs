using Crm.Kernel.Values;

namespace Crm.Opportunities.Domain;

/// <summary>Who buys, as far as prices follow from it.</summary>
/// <param name="Lineage">The account, then those it belongs to, nearest first.</param>
internal sealed record Buyer(IReadOnlyList<Guid> Lineage, IReadOnlyList<string> Tags, string? Country, int YearOrders)
{
    public static readonly Buyer Anybody = new([], [], null, 0);
}

/// <summary>What is bought.</summary>
internal sealed record Wanted(Guid ProductId, string? Family, Money? ListPrice, decimal Quantity);

/// <summary>A book as the finder sees it.</summary>
internal sealed record BookFacts(Guid Id, string Name, string Currency, DateOnly? From, DateOnly? Until, Guid? AccountId, string? Tag, string? Country, Guid? FallbackId, bool IsActive);

/// <summary>A price or discount as the finder sees it.</summary>
internal sealed record PriceFacts(Guid Id, Guid BookId, string Name, Guid? ProductId, string? Family, Money? UnitPrice, decimal? Discount, decimal MinQuantity, long MinYearOrders);

/// <summary>The price that was found, and which rules gave it; without a price nothing says what it costs.</summary>
/// <param name="Source">list, book or none.</param>
internal sealed record FoundPrice(decimal? UnitPrice, string Source, string? Book, string? Rule, decimal Discount, string? DiscountRule);

/// <summary>
/// Finds what something costs somebody. The same question has the same answer, in whatever order the rules are read: a book for the account
/// beats one for the account it belongs to, that one for a tag, that one for a country, and that one for everyone; among equals the one that
/// begins last. The price is that of the first book, or of those it falls back to, that has one; else the list price. The discount is the
/// largest that any of the buyer's books grants.
/// </summary>
internal static class PriceFinder
{
    private const int MaxFallbacks = 10;

    public static FoundPrice Find(Wanted wanted, Buyer buyer, string currency, DateOnly day, IReadOnlyCollection<BookFacts> books, IReadOnlyCollection<PriceFacts> prices)
    {
        var usable = books.Where(b => b.IsActive && b.Currency == currency && !(b.From > day) && !(b.Until < day)).ToDictionary(b => b.Id);
        var asked = usable.Values.Select(b => (Book: b, Rank: Rank(b, buyer))).Where(b => b.Rank is not null)
            .OrderBy(b => b.Rank).ThenByDescending(b => b.Book.From ?? DateOnly.MinValue).ThenBy(b => b.Book.Name, StringComparer.Ordinal).ThenBy(b => b.Book.Id)
            .SelectMany(b => Chain(b.Book, usable)).DistinctBy(b => b.Id).ToList();
        var rules = prices.Where(p => Applies(p, wanted, buyer)).ToLookup(p => p.BookId);
        var (price, from) = asked.Select(b => (Price: Best(rules[b.Id]), Book: b)).FirstOrDefault(f => f.Price is not null);
        var discount = asked.SelectMany(b => rules[b.Id]).Where(p => p.Discount > 0).OrderByDescending(p => p.Discount).ThenBy(p => asked.FindIndex(b => b.Id == p.BookId))
            .ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id).FirstOrDefault();
        var list = wanted.ListPrice?.Currency == currency ? wanted.ListPrice.Amount : (decimal?)null;
        return new FoundPrice(
            price?.UnitPrice!.Amount ?? list, price is not null ? "book" : list is not null ? "list" : "none", from?.Name, price?.Name, discount?.Discount ?? 0, discount?.Name);
    }

    /// <summary>How near a book is to the buyer, nearest first; null where it is for others.</summary>
    private static int? Rank(BookFacts book, Buyer buyer)
    {
        const int tag = 1000;
        const int country = 2000;
        const int everyone = 3000;
        if (book.AccountId is { } account)
        {
            return buyer.Lineage.ToList().IndexOf(account) is >= 0 and var distance ? Math.Min(distance, tag - 1) : null;
        }

        var isForTag = book.Tag is null || buyer.Tags.Contains(book.Tag, StringComparer.OrdinalIgnoreCase);
        var isForCountry = book.Country is null || book.Country == buyer.Country;
        return !isForTag || !isForCountry ? null : book.Tag is not null ? tag : book.Country is not null ? country : everyone;
    }

    private static IEnumerable<BookFacts> Chain(BookFacts book, Dictionary<Guid, BookFacts> usable)
    {
        for (var depth = 0; depth < MaxFallbacks; depth++)
        {
            yield return book;
            if (book.FallbackId is not { } next || !usable.TryGetValue(next, out var fallback))
            {
                yield break;
            }

            book = fallback;
        }
    }

    private static bool Applies(PriceFacts price, Wanted wanted, Buyer buyer) =>
        (price.ProductId is { } product ? product == wanted.ProductId : price.Family is null || string.Equals(price.Family, wanted.Family, StringComparison.OrdinalIgnoreCase))
        && price.MinQuantity <= wanted.Quantity && price.MinYearOrders <= buyer.YearOrders;

    /// <summary>Of the prices of one book the lowest that applies.</summary>
    private static PriceFacts? Best(IEnumerable<PriceFacts> rules) =>
        rules.Where(p => p is { UnitPrice: not null, ProductId: not null }).OrderBy(p => p.UnitPrice!.MinorUnits).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id).FirstOrDefault();
}
