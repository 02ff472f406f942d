using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Quotes;
using Crm.Platform.Http;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>The customer accepts or declines, by the page or by word of mouth; an accepted quote is an order at once.</summary>
/// <param name="Chosen">The optional lines that the customer takes, counted from 0.</param>
internal sealed record AnswerQuote(Guid Id, bool Accepts, string By, string? Words, string? From, IReadOnlyCollection<int>? Chosen = null) : ICommand<Quote>;

/// <summary>What the customer said.</summary>
internal sealed class AnswerQuoteBody
{
    /// <summary>Who said so.</summary>
    public required string By { get; init; }

    /// <summary>The optional lines that they take, counted from 0.</summary>
    public IReadOnlyList<int>? Chosen { get; init; }

    /// <summary>In their words.</summary>
    public string? Words { get; init; }
}

internal sealed class AnswerQuoteValidator : AbstractValidator<AnswerQuote>
{
    public AnswerQuoteValidator()
    {
        RuleFor(c => c.By).NotEmpty().MaximumLength(200);
        RuleFor(c => c.Words).MaximumLength(1000);
    }
}

internal sealed class AnswerQuoteHandler(OrdersOfQuotes orders, QuoteOptions options, INotifier notifier, RecordCatalog catalog, Standing standing, ICurrentUser user, IMediator mediator, TimeProvider clock) : IRequestHandler<AnswerQuote, Quote>
{
    public async Task<Quote> Handle(AnswerQuote request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        quote.MustBeAnswerable(standing.Today);
        var type = catalog.Of<Quote>();
        var values = new RecordValues();
        if (request is { Accepts: true, Chosen.Count: > 0 })
        {
            var lines = quote.Lines.Select((l, i) => l with { Chosen = l.Optional && request.Chosen.Contains(i) }).ToList();
            await options.Check(lines, cancellationToken);
            values.Set(type.Find("lines")!, lines);
        }

        values.Set(type.Find("status")!, request.Accepts ? QuoteStatus.Accepted : QuoteStatus.Declined);
        values.Set(type.Find("answeredAt")!, clock.GetUtcNow().UtcDateTime);
        values.Set(type.Find("answeredBy")!, request.By.Trim());
        values.Set(type.Find("answeredFrom")!, request.From);
        values.Set(type.Find("answer")!, string.IsNullOrWhiteSpace(request.Words) ? null : request.Words.Trim());
        var answered = await mediator.Send(new UpdateRecord<Quote>(request.Id, values), cancellationToken);
        if (request.Accepts)
        {
            await orders.Make(answered, cancellationToken);
        }

        if (answered.OwnerId is { } owner && owner != user.Id)
        {
            var kind = request.Accepts ? QuoteNotices.Accepted : QuoteNotices.Declined;
            await notifier.Notify([new Notice(owner, kind.Name, new Dictionary<string, object?>(StringComparer.Ordinal) { ["number"] = answered.Number }) { RecordType = "quote", RecordId = answered.Id }], cancellationToken);
        }

        return answered;
    }
}

internal sealed class AnswerQuoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, accepts: true, "accept", "Say that the customer has accepted a quote", "It is an order at once.");
        Map(routes, accepts: false, "decline", "Say that the customer has declined a quote", "A new version can be made of it.");
    }

    private static void Map(IEndpointRouteBuilder routes, bool accepts, string verb, string summary, string description) => routes
        .MapPost($"/quotes/{{id:guid}}/{verb}", async (Guid id, AnswerQuoteBody body, HttpContext http, RecordAnswers answers, IMediator mediator, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new AnswerQuote(id, accepts, body.By, body.Words, From: null, body.Chosen), ct), StatusCodes.Status200OK, ct))
        .WithName(accepts ? "AcceptQuote" : "DeclineQuote").WithTags("Quotes").WithSummary(summary)
        .WithDescription($"By word of mouth; on the page the customer does so. {description} 409 `quote_status` where it is not sent, `quote_expired` where it no longer holds.")
        .ProducesValidationProblem().AnswersRecord<Quote>(routes).ProducesProblem(StatusCodes.Status409Conflict).Requires("quotes.edit");
}
