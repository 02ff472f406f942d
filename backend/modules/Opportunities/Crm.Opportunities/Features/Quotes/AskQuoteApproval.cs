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

/// <summary>Asks whether the prices of a quote may be told: at once where they are inside the limits, else exactly one person is asked.</summary>
internal sealed record AskQuoteApproval(Guid Id) : ICommand<ApprovalStanding>;

internal sealed class AskQuoteApprovalHandler(QuoteConcessions concessions, IApprovals approvals, IMediator mediator) : IRequestHandler<AskQuoteApproval, ApprovalStanding>
{
    public async Task<ApprovalStanding> Handle(AskQuoteApproval request, CancellationToken cancellationToken)
    {
        var quote = await mediator.Send(new GetRecord<Quote>(request.Id), cancellationToken);
        quote.MustBeDraft();
        return await approvals.Ask(await concessions.Of(quote, cancellationToken), cancellationToken);
    }
}

internal sealed class AskQuoteApprovalEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/quotes/{id:guid}/approval", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new AskQuoteApproval(id), ct)))
        .WithName("AskQuoteApproval").WithTags("Quotes").WithSummary("Ask for approval of the prices of a quote")
        .WithDescription("`need` says how it stands: `none` or `approved` where it can be sent, `waiting` for whom and until when, `declined` with the reason. Asking again changes nothing while the lines are the same; other lines need another approval. "
            + "409 `no_approver` where there is nobody else who may decide, `quote_status` once the customer has it.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires("quotes.edit");
}
