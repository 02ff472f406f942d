using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>Makes a new version of a quote that the customer has; the old one can no longer be accepted.</summary>
internal sealed record ReviseQuote(Guid Id) : ICommand<Quote>;

internal sealed class ReviseQuoteHandler(RecordCatalog catalog, IMediator mediator) : IRequestHandler<ReviseQuote, Quote>
{
    private static readonly string[] Taken = ["title", "number", "accountId", "contactId", "language", "currency", "lines", "terms", "notes", "ownerId"];

    public async Task<Quote> Handle(ReviseQuote request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        quote.MustBeRevisable();
        var type = catalog.Of<Quote>();
        var replaced = new RecordValues();
        replaced.Set(type.Find("status")!, QuoteStatus.Replaced);
        await mediator.Send(new UpdateRecord<Quote>(quote.Id, replaced), cancellationToken);
        var values = new RecordValues();
        foreach (var field in Taken.Select(name => type.Find(name)!))
        {
            values.Set(field, field.Get(quote));
        }

        values.Set(type.Find("revision")!, (quote.Revision ?? 1) + 1);
        values.Set(type.Find("previousId")!, quote.Id);
        return await mediator.Send(new CreateRecord<Quote>(values), cancellationToken);
    }
}

internal sealed class ReviseQuoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/quotes/{id:guid}/revise", async (Guid id, HttpContext http, RecordAnswers answers, IMediator mediator, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new ReviseQuote(id), ct), StatusCodes.Status201Created, ct))
        .WithName("ReviseQuote").WithTags("Quotes").WithSummary("Make a new version of a quote")
        .WithDescription("A draft with the same number, lines and customer. The version before stays readable, says that it has been replaced, and can no longer be accepted. 409 `quote_status` where it was not sent, or was accepted.")
        .AnswersRecord<Quote>(routes, StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status409Conflict).Requires("quotes.create");
}
