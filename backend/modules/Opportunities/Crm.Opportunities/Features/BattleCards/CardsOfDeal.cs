using Crm.Kernel;
using Crm.Opportunities.BattleCards;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Forecasts;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Search;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.BattleCards;

/// <summary>Reads the cards that help with a deal.</summary>
internal sealed record ReadCardsOfDeal(Guid Id) : IQuery<DealCardList>;

/// <summary>Says that a card was used in a deal, and whether it helped.</summary>
internal sealed record UseBattleCard(Guid Id, Guid CardId, bool? Helped) : ICommand<DealCard>;

/// <summary>Takes back that a card was used.</summary>
internal sealed record UnuseBattleCard(Guid Id, Guid CardId) : ICommand;

internal sealed class DealCardList
{
    /// <summary>Against the deal's competitors first, then those for any.</summary>
    public required IReadOnlyList<DealCard> Items { get; init; }
}

/// <param name="Used">Whether it was used in this deal.</param>
/// <param name="HelpedHere">Whether it helped here; null where nobody has said.</param>
internal sealed record DealCard(BattleCardView Card, bool Used, bool? HelpedHere);

internal sealed class CardUseBody
{
    /// <summary>Null where it is not known yet.</summary>
    public bool? Helped { get; init; }
}

internal sealed class CardsOfDealHandler(IMediator mediator, OpportunitiesDb db, BattleCardReader reader, ForecastDays days, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReadCardsOfDeal, DealCardList>, IRequestHandler<UseBattleCard, DealCard>, IRequestHandler<UnuseBattleCard, Unit>
{
    private const int Most = 50;

    public async Task<DealCardList> Handle(ReadCardsOfDeal request, CancellationToken cancellationToken)
    {
        var deal = await mediator.Send(new GetRecord<Opportunity>(request.Id), cancellationToken);
        var today = days.Today;
        List<string> rivals = ["", .. deal.Competitors.Select(Folding.Key).Where(k => k.Length > 0).Distinct()];
        var used = await db.BattleCardUses.AsNoTracking().Where(u => u.OpportunityId == deal.Id).ToDictionaryAsync(u => u.CardId, cancellationToken);
        var cards = await db.BattleCards.AsNoTracking()
            .Where(c => rivals.Contains(c.CompetitorKey) && !c.IsRetired && c.ApprovedAt != null && (c.ValidUntil == null || c.ValidUntil >= today) && (c.ProductId == null || c.ProductId == deal.ProductId))
            .OrderByDescending(c => c.CompetitorKey).ThenBy(c => c.Title).ThenBy(c => c.Id).Take(Most).ToListAsync(cancellationToken);
        return new DealCardList { Items = [.. (await reader.Show(cards, cancellationToken)).Select(c => new DealCard(c, used.ContainsKey(c.Id), used.GetValueOrDefault(c.Id)?.Helped))] };
    }

    public async Task<DealCard> Handle(UseBattleCard request, CancellationToken cancellationToken)
    {
        var deal = await mediator.Send(new GetRecord<Opportunity>(request.Id), cancellationToken);
        var card = await db.BattleCards.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.CardId && c.ApprovedAt != null, cancellationToken) ?? throw new NotFoundException("battle card");
        var use = await db.BattleCardUses.FirstOrDefaultAsync(u => u.CardId == card.Id && u.OpportunityId == deal.Id, cancellationToken)
            ?? db.BattleCardUses.Add(new BattleCardUse { CardId = card.Id, OpportunityId = deal.Id }).Entity;
        (use.UserId, use.At, use.Helped) = (user.Id, clock.GetUtcNow().UtcDateTime, request.Helped);
        return new DealCard((await reader.Show([card], cancellationToken))[0], Used: true, request.Helped);
    }

    public async Task<Unit> Handle(UnuseBattleCard request, CancellationToken cancellationToken)
    {
        var deal = await mediator.Send(new GetRecord<Opportunity>(request.Id), cancellationToken);
        db.BattleCardUses.RemoveRange(await db.BattleCardUses.Where(u => u.CardId == request.CardId && u.OpportunityId == deal.Id).ToListAsync(cancellationToken));
        return Unit.Value;
    }
}

internal sealed class CardsOfDealEndpoint : IEndpoint
{
    private const string Use = "/opportunities/{id:guid}/battle-cards/{cardId:guid}/use";

    public static void Map(IEndpointRouteBuilder routes)
    {
        Named(routes.MapGet("/opportunities/{id:guid}/battle-cards", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadCardsOfDeal(id), ct))), "ReadBattleCardsOfDeal",
                "Read the battle cards that help with a deal")
            .WithDescription("Approved and valid, against one of its competitors or for any, for its product or for all.");
        Named(routes.MapPut(Use, async (Guid id, Guid cardId, CardUseBody? body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new UseBattleCard(id, cardId, body?.Helped), ct))), "UseBattleCard", "Say that a battle card was used in a deal, and whether it helped")
            .WithDescription("Once for each deal; saying it again changes whether it helped.");
        Named(routes.MapDelete(Use, async (Guid id, Guid cardId, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new UnuseBattleCard(id, cardId), ct);
                return TypedResults.NoContent();
            }), "UnuseBattleCard", "Take back that a battle card was used in a deal");
    }

    // Using a card changes nothing of the deal: whoever sees it may say so.
    private static RouteHandlerBuilder Named(RouteHandlerBuilder endpoint, string name, string summary) =>
        endpoint.WithName(name).WithTags("Battle cards").WithSummary(summary).ProducesProblem(StatusCodes.Status404NotFound).Requires(OpportunityPermissions.Read);
}
