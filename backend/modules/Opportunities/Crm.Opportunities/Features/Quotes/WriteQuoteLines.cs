using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Prices;
using Crm.Opportunities.Quotes;
using Crm.Opportunities.Records;
using Crm.Platform.Approvals;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>Writes the lines of a quote; what is left out follows from the product and the customer's prices.</summary>
internal sealed record WriteQuoteLines(Guid Id, IReadOnlyList<LineInput> Lines, long? Version) : ICommand<QuoteSheet>;

/// <summary>The lines of a quote, all of them.</summary>
internal sealed class QuoteLinesBody
{
    public required IReadOnlyList<LineInput> Lines { get; init; }

    /// <summary>The version of the quote that they were made from; another one is refused with 412.</summary>
    public long? Version { get; init; }
}

/// <summary>One line as somebody writes it.</summary>
/// <param name="UnitPrice">Found by the price books where it is left out.</param>
/// <param name="Discount">In per cent; the customer's where neither it nor a price is given.</param>
/// <param name="TaxRate">In per cent; the product's where it is left out.</param>
internal sealed record LineInput(decimal Quantity, Guid? ProductId = null, string? Name = null, decimal? UnitPrice = null, decimal? Discount = null, decimal? TaxRate = null, bool Optional = false, string? Unit = null);

internal sealed class WriteQuoteLinesHandler(PriceReader reader, QuoteOptions options, IApprovals approvals, RecordCatalog catalog, Standing standing, IMediator mediator) : IRequestHandler<WriteQuoteLines, QuoteSheet>
{
    private const int Most = 200;
    private const int MaxName = 500;
    private const int MaxUnit = 30;

    public async Task<QuoteSheet> Handle(WriteQuoteLines request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        quote.MustBeDraft();
        var products = await reader.Products(request.Lines.Select(l => l.ProductId).OfType<Guid>(), cancellationToken);
        Check(request.Lines, products, quote.Currency!);
        var found = await Prices(request.Lines, products, quote, cancellationToken);
        var lines = request.Lines.Select((l, i) => Line(l, l.ProductId is { } id ? products[id] : null, found.GetValueOrDefault(i))).ToList();
        Check(lines, quote.Currency!);
        await options.Check(lines, cancellationToken);
        if (!lines.SequenceEqual(quote.Lines))
        {
            await approvals.Withdraw(QuoteConcessions.Kind.Name, quote.Id, cancellationToken);
        }

        var values = new RecordValues();
        values.Set(catalog.Of<Quote>().Find("lines")!, lines);
        return QuoteSheet.Of(await mediator.Send(new UpdateRecord<Quote>(request.Id, values, request.Version), cancellationToken), standing.Today);
    }

    private async Task<Dictionary<int, FoundPrice>> Prices(IReadOnlyList<LineInput> lines, Dictionary<Guid, Product> products, Quote quote, CancellationToken ct)
    {
        var asked = lines.Select((l, i) => (Line: l, Index: i)).Where(l => l.Line is { ProductId: not null, UnitPrice: null }).ToList();
        if (asked.Count == 0)
        {
            return [];
        }

        var wanted = asked.ConvertAll(a => new Wanted(a.Line.ProductId!.Value, products[a.Line.ProductId!.Value].Family, products[a.Line.ProductId!.Value].ListPrice, a.Line.Quantity));
        var found = await reader.Find(wanted, await reader.Buyer(quote.AccountId, ct), quote.Currency!, ct);
        return asked.Zip(found).ToDictionary(f => f.First.Index, f => f.Second);
    }

    private static QuoteLine Line(LineInput line, Product? product, FoundPrice? found) => new(
        string.IsNullOrWhiteSpace(line.Name) ? product!.Name! : line.Name.Trim(), line.Quantity, line.UnitPrice ?? found?.UnitPrice ?? 0, line.Discount ?? found?.Discount ?? 0,
        line.TaxRate ?? (product?.TaxRate is { } rate ? Exact.OfMillionths(rate) : 0), line.Optional, line.ProductId, product?.Code, line.Unit ?? product?.Unit,
        found is null ? null : found.Rule is null ? found.Source : $"{found.Book}: {found.Rule}", line.Discount is null ? found?.DiscountRule : null);

    private static void Check(IReadOnlyList<LineInput> lines, Dictionary<Guid, Product> products, string currency)
    {
        var errors = new InputErrors();
        if (lines.Count > Most)
        {
            errors.Add("lines", $"Send {Most} lines at most.");
        }

        for (var i = 0; i < lines.Count && i < Most; i++)
        {
            var (line, path) = (lines[i], $"lines[{i}]");
            if (line.ProductId is { } id && !products.ContainsKey(id))
            {
                errors.Add($"{path}.productId", "There is no product with this id.");
            }

            if (line.ProductId is null && string.IsNullOrWhiteSpace(line.Name))
            {
                errors.Add($"{path}.name", "Choose a product, or say what it is.");
            }

            Inputs.Text(line.Name, MaxName, $"{path}.name", errors);
            Inputs.Text(line.Unit, MaxUnit, $"{path}.unit", errors);
            Inputs.Number(line.Quantity, $"{path}.quantity", errors);
            Inputs.Number(line.UnitPrice ?? 0, $"{path}.unitPrice", errors);
            foreach (var (name, percent) in new[] { ("discount", line.Discount), ("taxRate", line.TaxRate) }.Where(p => p.Item2 is < 0 or > 100 || !Exact.Fits(p.Item2 ?? 0)))
            {
                errors.Add($"{path}.{name}", "Give a number between 0 and 100, with 6 decimals at most.");
            }
        }

        errors.ThrowIfAny();
    }

    private static void Check(IReadOnlyList<QuoteLine> lines, string currency)
    {
        var errors = new InputErrors();
        foreach (var (line, index) in lines.Select((l, i) => (l, i)).Where(l => Math.Abs(l.l.Quantity * l.l.UnitPrice) > Inputs.MostAmount))
        {
            errors.Add($"lines[{index}].quantity", $"{line.Name} comes to more than {Inputs.MostAmount} {currency}.");
        }

        errors.ThrowIfAny();
    }
}

internal sealed class WriteQuoteLinesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/quotes/{id:guid}/lines", async (Guid id, QuoteLinesBody body, HttpContext http, RecordAnswers answers, IMediator mediator, CancellationToken ct) =>
        {
            var sheet = await mediator.Send(new WriteQuoteLines(id, body.Lines, body.Version), ct);
            answers.TellChangeSet(http);
            return TypedResults.Ok(sheet);
        })
        .WithName("WriteQuoteLines").WithTags("Quotes").WithSummary("Write the lines of a quote")
        .WithDescription("All lines, in their order. A line without a price gets the one that the customer's price books say, and the rule that gave it stands in `priceRule`; a discount that a rule grants stands in `discountRule`. "
            + "Each line is rounded to the smallest unit of the currency, halves away from zero, then its tax; totals are sums of rounded lines. 400 `option_rules` where options exclude or need each other: `params.problems` names them. 409 `quote_status` once the customer has it.")
        .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed).Requires("quotes.edit");
}
