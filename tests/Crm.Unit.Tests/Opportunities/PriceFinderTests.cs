using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Unit.Tests.Opportunities;

/// <summary>Which price somebody gets, and that the question alone decides it.</summary>
[Category("S23")]
public sealed class PriceFinderTests
{
    private static readonly Guid Product = Guid.CreateVersion7();
    private static readonly Guid Account = Guid.CreateVersion7();
    private static readonly Guid Parent = Guid.CreateVersion7();
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly Wanted One = new(Product, "Scales", new Money(100_00, "EUR"), 1);
    private static readonly Buyer Customer = new([Account, Parent], ["Retail"], "ES", 0);

    [Test]
    public void Find_WithoutABook_IsTheListPriceOfThatCurrencyAlone() =>
        Assert.That((Find(One, Customer, "EUR", [], []).UnitPrice, Find(One, Customer, "USD", [], []).Source), Is.EqualTo((100m, "none")));

    [Test]
    public void Find_TheNearestBookThatHasThePrice_GivesIt()
    {
        var (own, parents, retail, spain, all) = (Book("Own", account: Account), Book("Parent", account: Parent), Book("Retail", tag: "retail"), Book("Spain", country: "ES"), Book("All"));
        BookFacts[] books = [all, spain, retail, parents, own];
        var prices = books.Select((b, i) => Price(b, $"at {i}", 90_00 + i)).ToList();

        var found = new List<string?>();
        for (var left = prices.ToList(); left.Count > 0; left.RemoveAt(left.Count - 1))
        {
            found.Add(Find(One, Customer, "EUR", books, left).Book);
        }

        Assert.That(found, Is.EqualTo(new[] { "Own", "Parent", "Retail", "Spain", "All" }));
    }

    [Test]
    public void Find_WhatABookDoesNotSay_ItsFallbackSays()
    {
        var basis = Book("Basis", account: Guid.CreateVersion7());
        var own = Book("Own", account: Account) with { FallbackId = basis.Id };

        Assert.That(Find(One, Customer, "EUR", [own, basis, Book("All")], [Price(basis, "basis", 70_00)]), Is.EqualTo(new FoundPrice(70m, "book", "Basis", "basis", 0, null)));
    }

    [TestCase(9, 100)]
    [TestCase(10, 95)]
    [TestCase(100, 80)]
    public void Find_QuantityBreaks_HoldFromTheirQuantity(int quantity, int expected)
    {
        var book = Book("All");
        var found = Find(One with { Quantity = quantity }, Customer, "EUR", [book], [Price(book, "from 10", 95_00, from: 10), Price(book, "from 100", 80_00, from: 100)]);

        Assert.That(found.UnitPrice, Is.EqualTo((decimal)expected));
    }

    /// <summary>Who buys little and often has the better discount, and the line says why.</summary>
    [Test]
    public void Find_TheRegularSmallBuyer_HasABetterDiscountThanTheOneOffBigOne()
    {
        var book = Book("All");
        PriceFacts[] rules = [Discount(book, "Regular customers", 12, orders: 6), Discount(book, "Large orders", 8, from: 50)];

        var regular = Find(One with { Quantity = 2 }, Customer with { YearOrders = 9 }, "EUR", [book], rules);
        var big = Find(One with { Quantity = 500 }, Customer with { YearOrders = 1 }, "EUR", [book], rules);

        Assert.That((regular.Discount, regular.DiscountRule, big.Discount, big.DiscountRule), Is.EqualTo((12m, "Regular customers", 8m, "Large orders")));
    }

    [Test]
    public void Find_InWhateverOrderTheRulesAreRead_IsTheSame() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var (books, prices) = Some(random);
        var asked = One with { Quantity = random.Next(1, 20) };
        var buyer = Customer with { YearOrders = random.Next(10) };
        var (shuffledBooks, shuffledPrices) = (books.ToArray(), prices.ToArray());
        random.Shuffle(shuffledBooks);
        random.Shuffle(shuffledPrices);
        var found = Find(asked, buyer, "EUR", books, prices);
        return found == Find(asked, buyer, "EUR", shuffledBooks, shuffledPrices) && Find(asked, buyer with { YearOrders = buyer.YearOrders + 1 }, "EUR", books, prices).Discount >= found.Discount;
    }));

    private static (List<BookFacts> Books, List<PriceFacts> Prices) Some(Random random)
    {
        var books = Enumerable.Range(0, 6).Select(i => random.Next(4) switch
        {
            0 => Book($"book {i % 2}", account: random.Next(2) == 0 ? Account : Parent),
            1 => Book($"book {i % 2}", tag: random.Next(2) == 0 ? "retail" : "other"),
            2 => Book($"book {i % 2}", country: "ES"),
            _ => Book($"book {i % 2}"),
        }).ToList();
        var prices = Enumerable.Range(0, 12).Select(i =>
        {
            var book = books[random.Next(books.Count)];
            return random.Next(2) == 0 ? Price(book, $"rule {i % 3}", random.Next(50, 60), from: random.Next(10)) : Discount(book, $"rule {i % 3}", random.Next(5), orders: random.Next(5));
        }).ToList();
        return (books, prices);
    }

    private static FoundPrice Find(Wanted wanted, Buyer buyer, string currency, IReadOnlyCollection<BookFacts> books, IReadOnlyCollection<PriceFacts> prices) => PriceFinder.Find(wanted, buyer, currency, Day, books, prices);

    private static BookFacts Book(string name, Guid? account = null, string? tag = null, string? country = null) => new(Guid.CreateVersion7(), name, "EUR", null, null, account, tag, country, null, true);

    private static PriceFacts Price(BookFacts book, string name, long minor, decimal from = 0) => new(Guid.CreateVersion7(), book.Id, name, Product, null, new Money(minor, "EUR"), null, from, 0);

    private static PriceFacts Discount(BookFacts book, string name, decimal percent, decimal from = 0, long orders = 0) => new(Guid.CreateVersion7(), book.Id, name, null, null, null, percent, from, orders);
}
