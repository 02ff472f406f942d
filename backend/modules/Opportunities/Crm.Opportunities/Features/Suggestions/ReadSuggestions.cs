using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Suggestions;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Suggestions;

/// <summary>Reads what an account might buy next.</summary>
internal sealed record ReadSuggestions(Guid AccountId, IReadOnlyList<string> With) : IQuery<AccountSuggestions>;

/// <summary>What an account might buy next, from what others bought together.</summary>
/// <param name="LearnedAt">When it was learned; null where nothing has been learned yet.</param>
/// <param name="Orders">From how many orders.</param>
/// <param name="MinOrders">What is together in fewer orders is left out.</param>
/// <param name="Bought">How many different products the account has bought.</param>
/// <param name="Dismissed">What is not suggested to it any more, the latest first.</param>
internal sealed record AccountSuggestions(
    DateTime? LearnedAt, int Orders, int MinOrders, int Bought, IReadOnlyList<SuggestionView> Products, IReadOnlyList<SuggestionView> Families, IReadOnlyList<DismissedView> Dismissed);

/// <summary>Something that goes with what the account has.</summary>
/// <param name="Key">Its code, or the name of a family, as it is compared.</param>
/// <param name="ProductId">Where the catalogue has it.</param>
/// <param name="BecauseName">What the account has bought that it goes with.</param>
/// <param name="Support">Of all orders, the share with both.</param>
/// <param name="Confidence">Of the orders with what it goes with, the share with this too.</param>
/// <param name="Lift">How many times more often than if the two had nothing to do with each other.</param>
/// <param name="Together">Orders with both, of <paramref name="BecauseOrders"/> with what it goes with.</param>
/// <param name="SimilarCustomers">Customers who have bought both.</param>
internal sealed record SuggestionView(
    SuggestionKind Kind, string Key, string Name, Guid? ProductId, string BecauseKey, string BecauseName, DateTime BecauseLastAt, double Support, double Confidence, double Lift, int Together, int BecauseOrders,
    int SimilarCustomers);

/// <summary>What is not suggested.</summary>
internal sealed record DismissedView(Guid Id, SuggestionKind Kind, string Key, string Name, DismissReason Reason, string? Note, DateTime? Until, DateTime DismissedAt)
{
    public static DismissedView Of(DismissedSuggestion d) => new(d.Id, d.Kind, d.ItemKey, d.ItemName, d.Reason, d.Note, d.Until, d.DismissedAt);
}

internal sealed class ReadSuggestionsHandler(OpportunitiesDb db, Customers customers, SuggestionFinder finder, TimeProvider clock) : IRequestHandler<ReadSuggestions, AccountSuggestions>
{
    private const int MostDismissed = 100;

    public async Task<AccountSuggestions> Handle(ReadSuggestions request, CancellationToken cancellationToken)
    {
        var ids = await customers.Visible(request.AccountId, cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        var dismissed = await db.Of<DismissedSuggestion>().AsNoTracking().Where(d => d.AccountId == request.AccountId && (d.Until == null || d.Until > now)).ToListAsync(cancellationToken);
        var model = await db.Of<SuggestionModel>().AsNoTracking().FirstOrDefaultAsync(m => m.IsActive, cancellationToken);
        var (products, families) = await finder.Bought(ids, request.With, cancellationToken);
        return new AccountSuggestions(
            model?.LearnedAt, model?.Orders ?? 0, model?.MinOrders ?? 0, products.Count, await Of(model, SuggestionKind.Product, products, dismissed, cancellationToken),
            await Of(model, SuggestionKind.Family, families, dismissed, cancellationToken), [.. dismissed.OrderByDescending(d => d.DismissedAt).Take(MostDismissed).Select(DismissedView.Of)]);
    }

    private async Task<IReadOnlyList<SuggestionView>> Of(SuggestionModel? model, SuggestionKind kind, List<Bought> bought, List<DismissedSuggestion> dismissed, CancellationToken ct) => model is null
        ? []
        : [.. (await finder.Find(model, kind, bought, dismissed.Where(d => d.Kind == kind).Select(d => d.ItemKey).ToHashSet(StringComparer.Ordinal), ct)).Select(c => new SuggestionView(
            kind, c.Rule.ThenKey, c.Product?.Name ?? c.Rule.ThenName, c.Product?.Id, c.Because.Key, c.Because.Name, c.Because.LastAt, Math.Round(c.Measures.Support, 6), Math.Round(c.Measures.Confidence, 6),
            Math.Round(c.Measures.Lift, 4), c.Rule.Together, c.Rule.ItemOrders, c.Rule.Customers))];
}

internal sealed class ReadSuggestionsEndpoint : IEndpoint
{
    private const int MostWith = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/accounts/{id:guid}/suggestions", async (Guid id, string? with, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(
            new ReadSuggestions(id, [.. (with ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostWith)]), ct)))
        .WithName("ReadSuggestionsForAccount").WithTags("Suggestions").WithSummary("Read what an account might buy next")
        .WithDescription($"The three products and the three families that others most surely order together with what the account has bought (`confidence`), each for its best reason. What it bought in the last {SuggestionFinder.OwnedMonths} months is left out, and what was "
            + "dismissed. `with` names the codes of products that count as bought, such as those of a quote that is being written.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires(OrderPermissions.Read);
}
