using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Records;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>Reads the lines of a quote with what each comes to.</summary>
internal sealed record ReadQuoteSheet(Guid Id) : IQuery<QuoteSheet>;

/// <summary>The lines of a quote and what they come to, exact to the smallest unit of the currency.</summary>
/// <param name="OptionalTotal">What the optional lines would add, with tax.</param>
internal sealed record QuoteSheet(
    Guid QuoteId, long Version, string Currency, QuoteStatus Status, bool HasExpired, IReadOnlyList<SheetLine> Lines, IReadOnlyList<SheetRate> Rates, decimal Net, decimal Tax, decimal Total, decimal OptionalTotal)
{
    public static QuoteSheet Of(Quote quote, DateOnly today)
    {
        var currency = quote.Currency!;
        var totals = QuoteTotals.Of(quote.Lines, currency);
        decimal Amount(long minor) => Exact.Amount(minor, currency);
        return new QuoteSheet(
            quote.Id, quote.Version, currency, quote.Status ?? QuoteStatus.Draft, quote.HasExpired(today),
            [.. quote.Lines.Zip(totals.Lines, (line, total) => new SheetLine(line, Amount(total.Net), Amount(total.Tax), Amount(total.Net + total.Tax)))],
            [.. totals.Rates.Select(r => new SheetRate(r.Rate, Amount(r.Net), Amount(r.Tax)))], Amount(totals.Net), Amount(totals.Tax), Amount(totals.Total), Amount(totals.OptionalTotal));
    }
}

/// <summary>One line and what it comes to.</summary>
internal sealed record SheetLine(
    string Name, decimal Quantity, decimal UnitPrice, decimal Discount, decimal TaxRate, bool Optional, Guid? ProductId, string? Code, string? Unit, string? PriceRule, string? DiscountRule, bool Chosen, decimal Net, decimal Tax, decimal Total)
{
    public SheetLine(QuoteLine line, decimal net, decimal tax, decimal total)
        : this(line.Name, line.Quantity, line.UnitPrice, line.Discount, line.TaxRate, line.Optional, line.ProductId, line.Code, line.Unit, line.PriceRule, line.DiscountRule, line.Chosen, net, tax, total)
    {
    }
}

/// <summary>The tax of one rate.</summary>
internal sealed record SheetRate(decimal Rate, decimal Net, decimal Tax);

internal sealed class ReadQuoteSheetHandler(IMediator mediator, Crm.Opportunities.Orders.Standing standing) : IRequestHandler<ReadQuoteSheet, QuoteSheet>
{
    public async Task<QuoteSheet> Handle(ReadQuoteSheet request, CancellationToken cancellationToken) =>
        QuoteSheet.Of(await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken), standing.Today);
}

internal sealed class ReadQuoteSheetEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/quotes/{id:guid}/lines", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadQuoteSheet(id), ct)))
        .WithName("ReadQuoteLines").WithTags("Quotes").WithSummary("Read the lines of a quote with what they come to")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires("quotes.read");
}
