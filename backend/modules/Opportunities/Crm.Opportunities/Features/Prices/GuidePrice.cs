using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Prices;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Prices;

/// <summary>Says which price keeps a customer: what they paid, what others like them pay, how much they are worth, and a recommendation with its reasons.</summary>
internal sealed record GuidePrice(Guid AccountId, Guid ProductId, decimal Quantity, string Currency) : IQuery<PriceGuidance>;

/// <summary>What there is to know before a price is given; all prices of one, after discounts.</summary>
/// <param name="Regular">What the customer's price books or the catalogue say.</param>
/// <param name="Peers">What similar customers pay; null where fewer than five are known.</param>
/// <param name="Recommended">Null where nothing is known to go by.</param>
/// <param name="Reasons">How the recommendation came about, step by step.</param>
internal sealed record PriceGuidance(
    Guid ProductId, string Currency, decimal? Regular, string? Rule, IReadOnlyList<PastPrice> Past, PeerPrices? Peers, decimal? Floor, CustomerWorth? Worth, decimal? Recommended, IReadOnlyList<AdviceReason> Reasons);

/// <summary>What customers pay that are like this one.</summary>
internal sealed record PeerPrices(decimal P25, decimal Median, decimal P75, int Customers, bool ByIndustry, bool BySize);

internal sealed class GuidePriceHandler(PriceReader reader, PriceHistory history, Customers customers, ICurrentUser user) : IRequestHandler<GuidePrice, PriceGuidance>
{
    public async Task<PriceGuidance> Handle(GuidePrice request, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        Inputs.Currency(request.Currency, "currency", errors);
        Inputs.Number(request.Quantity, "quantity", errors);
        var product = (await reader.Products([request.ProductId], cancellationToken)).GetValueOrDefault(request.ProductId);
        if (product is null)
        {
            errors.Add("productId", "There is no product with this id.");
        }

        errors.ThrowIfAny();
        var ids = await customers.Visible(request.AccountId, cancellationToken);
        var found = (await reader.Find([new Wanted(product!.Id, product.Family, product.ListPrice, request.Quantity)], await reader.Buyer(request.AccountId, cancellationToken), request.Currency, cancellationToken))[0];
        var regular = found.UnitPrice is { } price ? QuoteTotals.NetPrice(price, found.Discount) : (decimal?)null;
        var seesOrders = user.LevelOf(OrderPermissions.Read.Name) != AccessLevel.None;
        var paid = seesOrders && product.Code is { } code ? await history.Paid(ids, code, request.Currency, cancellationToken) : [];
        var told = await history.Told(request.AccountId, product.Id, request.Currency, cancellationToken);
        var (band, alike) = seesOrders && product.Code is { } sold ? await history.Peers(request.AccountId, sold, request.Currency, cancellationToken) : (null, null);
        var floor = Shown("floor", product.Floor, request.Currency) ?? Shown("cost", product.Cost, request.Currency);
        var advice = PriceAdvice.Of(new AdviceFacts(regular, paid.Count > 0 ? paid[0].Price : null, band, floor), p => Exact.Amount(Exact.Minor(p, request.Currency), request.Currency));
        return new PriceGuidance(
            product.Id, request.Currency, regular, found.Rule ?? found.Book, [.. paid, .. told], band is null ? null : new PeerPrices(band.P25, band.Median, band.P75, band.Customers, alike!.ByIndustry, alike.BySize),
            floor, seesOrders ? await Worth(ids, request.Currency, cancellationToken) : null, advice?.Price, advice?.Reasons ?? []);
    }

    private async Task<CustomerWorth> Worth(List<Guid> ids, string currency, CancellationToken ct)
    {
        var worth = await history.Worth(ids, currency, ct);
        return user.RightOn("product.cost") == FieldRight.None ? worth with { Margin = null, KnownPercent = 0 } : worth;
    }

    // Roles may be kept from seeing it.
    private decimal? Shown(string field, Crm.Kernel.Values.Money? price, string currency) => price?.Currency == currency && user.RightOn($"product.{field}") != FieldRight.None ? price.Amount : null;
}

internal sealed class GuidePriceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/quotes/price-guidance", async (Guid accountId, Guid productId, decimal? quantity, string currency, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new GuidePrice(accountId, productId, quantity ?? 1, currency), ct)))
        .WithName("GuidePrice").WithTags("Prices").WithSummary("Ask which price keeps a customer, with the reasons")
        .WithDescription("Last prices paid (orders of twelve months) and told (quotes); `peers`: a quarter, half and three quarters of the customers of the same industry and of half to twice the size pay less, where five or more are known; "
            + "`floor`: the lowest price, else the cost; `worth`: sales and margin of twelve months, as far as costs are known. `recommended` begins with the last price paid, else the peers' median, else the regular price; comes down to the peers' upper quartile or up to their lower "
            + "one by five per cent at most; never above the regular price, never below the floor: `reasons` has each step. What the caller may not see is left out.")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).Requires("prices.read");
}
