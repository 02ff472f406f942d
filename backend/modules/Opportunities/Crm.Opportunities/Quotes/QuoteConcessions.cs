using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Prices;
using Crm.Opportunities.Records;
using Crm.Opportunities.Stages;
using Crm.Platform.Approvals;
using Crm.Platform.Data;

namespace Crm.Opportunities.Quotes;

/// <summary>How far a quote goes below what the customer's price books say, and below the lowest prices: for that its author may need approval.</summary>
internal sealed class QuoteConcessions(PriceReader prices, CompanyCurrency currency, Standing standing)
{
    /// <summary>In per cent: of the line that gives most away, beyond what rules grant anyway.</summary>
    public const string Discount = "discount";

    /// <summary>Of all lines, in the company's currency.</summary>
    public const string DiscountAmount = "discountAmount";

    /// <summary>In per cent of the lowest price of the product.</summary>
    public const string UnderFloor = "underFloor";

    private const decimal DefaultDiscount = 15;

    public static readonly ApprovalKind Kind = new("quotePrice", "quote", [new(Discount, "percent", DefaultDiscount), new(DiscountAmount, "amount"), new(UnderFloor, "percent", 0)]);

    public async Task<ApprovalRequest> Of(Quote quote, CancellationToken ct)
    {
        var given = await Given(quote, ct);
        var deepest = given.MaxBy(g => g.Percent);
        var lowest = given.MaxBy(g => g.UnderFloor);
        var whole = await currency.Convert(new Money(Exact.Minor(Math.Min(given.Sum(g => g.Amount), Inputs.MostAmount), quote.Currency!), quote.Currency!), standing.Today, ct);
        return new ApprovalRequest(
            Kind.Name, quote.Id, $"{quote.Number} {quote.Title}", Digest(quote),
            [
                new(Discount, deepest?.Percent ?? 0, What: deepest?.Line.Name.AtMost(100)),
                new(DiscountAmount, whole?.Amount ?? 0, What: currency.Code),
                new(UnderFloor, lowest?.UnderFloor ?? 0, What: lowest?.Line.Name.AtMost(100)),
            ]);
    }

    private async Task<List<Concession>> Given(Quote quote, CancellationToken ct)
    {
        var products = await prices.Products(quote.Lines.Select(l => l.ProductId).OfType<Guid>(), ct);
        bool IsKnown(QuoteLine line) => line.ProductId is { } id && products.ContainsKey(id);
        var lines = quote.Lines.FindAll(IsKnown);
        var wanted = lines.ConvertAll(l => new Wanted(l.ProductId!.Value, products[l.ProductId.Value].Family, products[l.ProductId.Value].ListPrice, l.Quantity));
        var found = lines.Count == 0 ? [] : await prices.Find(wanted, await prices.Buyer(quote.AccountId, ct), quote.Currency!, ct);
        return
        [
            .. lines.Zip(found, (l, f) => Of(l, f, products[l.ProductId!.Value].Floor is { } floor && floor.Currency == quote.Currency ? floor.Amount : null)),
            .. quote.Lines.Where(l => !IsKnown(l)).Select(l => Of(l, found: null, floor: null)),
        ];
    }

    /// <summary>What one line gives away of the price that the customer has by the rules; a line that no rule knows, of its own price.</summary>
    internal static Concession Of(QuoteLine line, FoundPrice? found, decimal? floor)
    {
        var regular = found?.UnitPrice is { } price ? QuoteTotals.NetPrice(price, found.Discount) : line.UnitPrice;
        var less = Math.Max(0, regular - line.NetPrice);
        return new Concession(line, Percent(less, regular), less * line.Quantity, floor is { } lowest ? Percent(Math.Max(0, lowest - line.NetPrice), lowest) : 0);
    }

    private static decimal Percent(decimal part, decimal whole) => whole <= 0 ? 0 : decimal.Round(part / whole * 100, 2, MidpointRounding.AwayFromZero);

    // Whoever approved these prices approved no others.
    private static string Digest(Quote quote) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(quote.Lines.Select(l => new { l.ProductId, l.Name, l.Quantity, l.UnitPrice, l.Discount, l.Optional }), JsonColumn.Options) + quote.Currency + quote.AccountId)));

    internal sealed record Concession(QuoteLine Line, decimal Percent, decimal Amount, decimal UnderFloor);
}
