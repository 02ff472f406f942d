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

/// <summary>Finds what products cost a customer today, and which rules say so.</summary>
internal sealed record FindPrices(string Currency, IReadOnlyList<PriceQuestion> Lines, Guid? AccountId = null) : IQuery<PriceAnswers>;

/// <summary>How many of what.</summary>
internal sealed record PriceQuestion(Guid ProductId, decimal Quantity);

/// <summary>The prices in the order of the questions.</summary>
internal sealed record PriceAnswers(int YearOrders, IReadOnlyList<PriceAnswer> Lines);

/// <summary>What one product costs.</summary>
/// <param name="UnitPrice">Before the discount; null where neither a book nor the catalogue has a price in this currency.</param>
/// <param name="Source">book, list or none.</param>
/// <param name="Book">The price book, and in it the rule, that gave the price.</param>
/// <param name="Discount">In per cent; and the rule that grants it.</param>
internal sealed record PriceAnswer(Guid ProductId, string? Product, decimal? ListPrice, decimal? UnitPrice, string Source, string? Book, string? Rule, decimal Discount, string? DiscountRule, decimal? NetUnitPrice);

internal sealed class FindPricesHandler(PriceReader reader, RecordScopes scopes, ICurrentUser user) : IRequestHandler<FindPrices, PriceAnswers>
{
    private const int Most = 200;

    public async Task<PriceAnswers> Handle(FindPrices request, CancellationToken cancellationToken)
    {
        var errors = new InputErrors();
        Inputs.Currency(request.Currency, "currency", errors);
        if (request.Lines.Count is 0 or > Most)
        {
            errors.Add("lines", $"Ask for between 1 and {Most} products.");
        }

        for (var i = 0; i < request.Lines.Count; i++)
        {
            Inputs.Number(request.Lines[i].Quantity, $"lines[{i}].quantity", errors);
        }

        if (request.AccountId is { } account && !await scopes.IsVisible("account", account, user, cancellationToken))
        {
            errors.Add("accountId", "There is no account with this id that you can see.");
        }

        var products = await reader.Products(request.Lines.Select(l => l.ProductId), cancellationToken);
        for (var i = 0; i < request.Lines.Count; i++)
        {
            if (!products.ContainsKey(request.Lines[i].ProductId))
            {
                errors.Add($"lines[{i}].productId", "There is no product with this id.");
            }
        }

        errors.ThrowIfAny();
        var buyer = await reader.Buyer(request.AccountId, cancellationToken);
        var wanted = request.Lines.Select(l => new Wanted(l.ProductId, products[l.ProductId].Family, products[l.ProductId].ListPrice, l.Quantity)).ToList();
        var found = await reader.Find(wanted, buyer, request.Currency, cancellationToken);
        return new PriceAnswers(buyer.YearOrders, [.. wanted.Zip(found, (w, f) => new PriceAnswer(
            w.ProductId, products[w.ProductId].Name, w.ListPrice?.Currency == request.Currency ? w.ListPrice.Amount : null, f.UnitPrice, f.Source, f.Book, f.Rule, f.Discount, f.DiscountRule,
            f.UnitPrice is { } price ? QuoteTotals.NetPrice(price, f.Discount) : null))]);
    }
}

internal sealed class FindPricesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/prices/quote", async (FindPrices body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(body, ct)))
        .WithName("FindPrices").WithTags("Prices").WithSummary("Find what products cost a customer, and which rules say so")
        .WithDescription("A price book for the account beats one for the account it belongs to, that one for a tag, that one for a country, and that one for everyone; what a book does not say, its fallback says, and last the list price. "
            + "The discount is the largest that the customer's books grant for this quantity and this number of orders in the last twelve months. Nothing is kept.")
        .ProducesValidationProblem().Requires("prices.read");
}
