using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Motives;
using Crm.Opportunities.Orders;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Motives;

/// <summary>Reads why a customer has ordered again, and whether they can be asked.</summary>
internal sealed record ReadOrderMotive(Guid AccountId, Guid OrderId) : IQuery<OrderMotive>;

/// <summary>Why a customer has ordered again.</summary>
/// <param name="IsRepeat">Whether they had ordered before: else there is nothing to ask.</param>
/// <param name="CanAsk">Whether they can be asked now.</param>
/// <param name="AskAgainFrom">From when on, where they were asked about another order lately.</param>
internal sealed record OrderMotive(bool IsRepeat, bool CanAsk, bool ByMail, DateTime? AskAgainFrom, DateTime? AskedAt, Guid? MotiveId, DateTime? AnsweredAt, bool IsFromCustomer, IReadOnlyList<MotiveView> Offered);

/// <summary>Writes down what a colleague has heard.</summary>
internal sealed record NoteMotive(Guid AccountId, Guid OrderId, Guid MotiveId) : ICommand<OrderMotive>;

/// <summary>Which motive it is.</summary>
internal sealed record NoteMotiveBody(Guid MotiveId);

/// <summary>What the customer says on their page.</summary>
internal sealed record AnswerMotive(Guid AskId, Guid MotiveId) : ICommand<Unit>;

internal sealed class NoteMotiveHandler(OpportunitiesDb db, MotiveDesk desk, TimeProvider clock) : IRequestHandler<ReadOrderMotive, OrderMotive>, IRequestHandler<NoteMotive, OrderMotive>, IRequestHandler<AnswerMotive, Unit>
{
    public async Task<OrderMotive> Handle(ReadOrderMotive request, CancellationToken cancellationToken)
    {
        var (order, isRepeat) = await desk.OrderOf(request.AccountId, request.OrderId, cancellationToken);
        return await Show(request.AccountId, order, isRepeat, await desk.AskOf(order.Id, cancellationToken), cancellationToken);
    }

    public async Task<OrderMotive> Handle(NoteMotive request, CancellationToken cancellationToken)
    {
        var (order, isRepeat) = await desk.OrderOf(request.AccountId, request.OrderId, cancellationToken);
        if (!isRepeat)
        {
            throw new ConflictException("first_order", "This is the customer's first order: there is nothing to come back for yet.");
        }

        var motive = (await desk.Offered(cancellationToken)).Find(m => m.Id == request.MotiveId) ?? throw new InvalidInputException("motiveId", "Choose one of the motives of GET /purchase-motives.");
        return await Show(request.AccountId, order, isRepeat, await desk.Note(request.AccountId, order.Id, motive, cancellationToken), cancellationToken);
    }

    public async Task<Unit> Handle(AnswerMotive request, CancellationToken cancellationToken)
    {
        var ask = await db.Of<MotiveAsk>().SingleAsync(a => a.Id == request.AskId, cancellationToken);
        ask.Answer(request.MotiveId, clock.GetUtcNow().UtcDateTime, by: null);
        return Unit.Value;
    }

    private async Task<OrderMotive> Show(Guid accountId, Order order, bool isRepeat, MotiveAsk? ask, CancellationToken ct)
    {
        var settings = await desk.Settings(ct);
        var next = await desk.NextFor(accountId, order.Id, settings, ct);
        return new OrderMotive(
            isRepeat, settings.IsOn && isRepeat && next is null, settings.ByMail, next, ask?.AskedAt, ask?.MotiveId, ask?.AnsweredAt, ask is { AnsweredAt: not null, AnsweredBy: null }, [.. (await desk.Offered(ct)).Select(MotiveView.Of)]);
    }
}

internal sealed class NoteMotiveEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/accounts/{id:guid}/orders/{orderId:guid}/motive", async (Guid id, Guid orderId, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadOrderMotive(id, orderId), ct)))
            .WithName("ReadPurchaseMotive").WithTags("Purchase motives").WithSummary("Read why a customer has ordered again, and whether they can be asked").ProducesProblem(StatusCodes.Status404NotFound).Requires(OrderPermissions.Read);
        routes.MapPut("/accounts/{id:guid}/orders/{orderId:guid}/motive", async (Guid id, Guid orderId, NoteMotiveBody body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new NoteMotive(id, orderId, body.MotiveId), ct)))
            .WithName("NotePurchaseMotive").WithTags("Purchase motives").WithSummary("Write down why a customer has ordered again").WithDescription("What is written last counts, also after the customer's own answer. 409 `first_order` where the customer had not ordered before.")
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires("accounts.edit");
    }
}
