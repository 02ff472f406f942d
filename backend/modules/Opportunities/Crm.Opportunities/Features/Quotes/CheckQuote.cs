using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Quotes;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Quotes;

/// <summary>Looks for what speaks against sending a quote.</summary>
internal sealed record CheckQuote(Guid Id) : IQuery<QuoteCheck>;

/// <summary>What speaks against sending a quote.</summary>
/// <param name="MayOverride">Whether the caller may send it all the same, with a reason.</param>
internal sealed record QuoteCheck(IReadOnlyList<Obstacle> Obstacles, bool MayOverride);

internal sealed class CheckQuoteHandler(QuoteGuard guard, ICurrentUser user, IMediator mediator) : IRequestHandler<CheckQuote, QuoteCheck>
{
    public async Task<QuoteCheck> Handle(CheckQuote request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        return new QuoteCheck(await guard.Check(quote, await guard.Account(quote, cancellationToken), cancellationToken), user.LevelOf(QuotePermissions.Override.Name) == AccessLevel.All);
    }
}

internal sealed class CheckQuoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/quotes/{id:guid}/check", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new CheckQuote(id), ct)))
        .WithName("CheckQuote").WithTags("Quotes").WithSummary("Look for what speaks against sending a quote")
        .WithDescription("`otherPrice`: a colleague has told the customer, one it belongs to or one that belongs to it another price for the same product, in a quote that still holds or of the last 90 days. "
            + "`underFloor`: less than the lowest price of the product. `arrears`: an invoice has been due for 90 days.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires("quotes.read");
}
