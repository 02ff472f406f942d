using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Quotes;
using Crm.Platform.Approvals;
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
/// <param name="Approval">Whether its prices need an approval, and how that stands.</param>
internal sealed record QuoteCheck(IReadOnlyList<Obstacle> Obstacles, bool MayOverride, ApprovalStanding Approval);

internal sealed class CheckQuoteHandler(QuoteGuard guard, QuoteConcessions concessions, IApprovals approvals, ICurrentUser user, IMediator mediator) : IRequestHandler<CheckQuote, QuoteCheck>
{
    public async Task<QuoteCheck> Handle(CheckQuote request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        return new QuoteCheck(
            await guard.Check(quote, await guard.Account(quote, cancellationToken), cancellationToken), user.LevelOf(QuotePermissions.Override.Name) == AccessLevel.All,
            await approvals.Look(await concessions.Of(quote, cancellationToken), cancellationToken));
    }
}

internal sealed class CheckQuoteEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/quotes/{id:guid}/check", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new CheckQuote(id), ct)))
        .WithName("CheckQuote").WithTags("Quotes").WithSummary("Look for what speaks against sending a quote")
        .WithDescription("`otherPrice`: a colleague has told the customer, one it belongs to or one that belongs to it another price for the same product, in a quote that still holds or of the last 90 days. "
            + "`arrears`: an invoice has been due for 90 days. `approval`: how far it goes below the customer's prices and the lowest prices, and whether that is inside the limits, needs an approval, waits for one or has it.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires("quotes.read");
}
