using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Quotes;
using Crm.Platform.Http;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>The customer asks something on the page of a quote; its owner is told.</summary>
internal sealed record AskAboutQuote(Guid Id, string By, string Text) : ICommand<bool>;

/// <summary>A colleague answers; the customer reads it on the page.</summary>
internal sealed record AnswerQuestion(Guid Id, string Text) : ICommand<QuoteMessageList>;

/// <summary>Reads what the customer asked about a quote and what was answered.</summary>
internal sealed record ReadQuoteMessages(Guid Id) : IQuery<QuoteMessageList>;

/// <summary>What the customer asked about a quote and what was answered, oldest first.</summary>
internal sealed record QuoteMessageList(IReadOnlyList<QuoteMessageView> Items);

/// <summary>A question, or an answer to it.</summary>
/// <param name="AuthorId">The colleague who answered; null where the customer wrote.</param>
internal sealed record QuoteMessageView(Guid Id, DateTime At, Guid? AuthorId, string By, string Text);

/// <summary>The answer, which the customer reads on the page.</summary>
internal sealed class AnswerQuestionBody
{
    public required string Text { get; init; }
}

internal sealed class AnswerQuestionValidator : AbstractValidator<AnswerQuestion>
{
    public AnswerQuestionValidator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(QuoteMessage.MaxText);
}

internal sealed class DiscussQuoteHandler(QuoteMessages messages, INotifier notifier, ICurrentUser user, IMediator mediator)
    : IRequestHandler<AskAboutQuote, bool>, IRequestHandler<AnswerQuestion, QuoteMessageList>, IRequestHandler<ReadQuoteMessages, QuoteMessageList>
{
    public async Task<bool> Handle(AskAboutQuote request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        if (!await messages.HasRoom(quote.Id, cancellationToken))
        {
            return false;
        }

        messages.Add(quote.Id, authorId: null, request.By, request.Text);
        if (quote.OwnerId is { } owner)
        {
            await notifier.Notify([new Notice(owner, QuoteNotices.Question.Name, new Dictionary<string, object?>(StringComparer.Ordinal) { ["number"] = quote.Number }) { RecordType = "quote", RecordId = quote.Id }], cancellationToken);
        }

        return true;
    }

    public async Task<QuoteMessageList> Handle(AnswerQuestion request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        if (quote.SentAt is null)
        {
            throw new ConflictException("quote_status", "The customer does not have this quote yet.");
        }

        var said = await messages.Of(quote.Id, cancellationToken);
        return Show([.. said, messages.Add(quote.Id, user.Id ?? Guid.Empty, user.Name, request.Text)]);
    }

    public async Task<QuoteMessageList> Handle(ReadQuoteMessages request, CancellationToken cancellationToken) =>
        Show(await messages.Of((await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken)).Id, cancellationToken));

    private static QuoteMessageList Show(IEnumerable<QuoteMessage> messages) => new([.. messages.Select(m => new QuoteMessageView(m.Id, m.At, m.AuthorId, m.By, m.Text))]);
}

internal sealed class DiscussQuoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/quotes/{id:guid}/messages", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadQuoteMessages(id), ct)))
            .WithName("ReadQuoteMessages").WithTags("Quotes").WithSummary("Read what the customer asked about a quote, and what was answered")
            .ProducesProblem(StatusCodes.Status404NotFound).Requires("quotes.read");
        routes.MapPost("/quotes/{id:guid}/messages", async (Guid id, AnswerQuestionBody body, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new AnswerQuestion(id, body.Text), ct)))
            .WithName("AnswerQuestion").WithTags("Quotes").WithSummary("Answer the customer about a quote")
            .WithDescription("The customer reads it on the page of the quote, and it stands on the timelines. 409 `quote_status` where the quote was not sent.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires("quotes.edit");
    }
}
