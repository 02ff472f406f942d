using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Orders;
using Crm.Opportunities.Potential;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Potential;

/// <summary>Reads what an account needs of each family of products, and how much of it is bought here.</summary>
internal sealed record ReadPotential(Guid AccountId) : IQuery<AccountPotential>;

/// <summary>What an account needs, and buys.</summary>
/// <param name="Industry">By which its peers are chosen, with the number of employees from and to.</param>
/// <param name="Peers">How many accounts are like it.</param>
internal sealed record AccountPotential(string? Industry, long? FromEmployees, long? ToEmployees, int Peers, IReadOnlyList<FamilyPotential> Families);

/// <summary>One family of products.</summary>
/// <param name="Need">What is needed in a year, as somebody has said it.</param>
/// <param name="Proposed">What peers who buy it buy in a year: the median, where enough of them do.</param>
/// <param name="Bought">What was bought here in twelve months, in <paramref name="Currency"/>.</param>
/// <param name="Share">Bought of what is needed, 1 is all; null where no need is said.</param>
/// <param name="White">Needed and not bought here.</param>
/// <param name="OtherBought">What was bought in other currencies; it is not added up.</param>
internal sealed record FamilyPotential(string Family, string Currency, NeedView? Need, PeerNeed? Proposed, decimal Bought, double? Share, decimal? White, IReadOnlyList<Sum> OtherBought);

/// <summary>What is needed in a year, who says so, and of which day it is.</summary>
internal sealed record NeedView(Guid Id, decimal Amount, string Currency, NeedSource Source, string? SourceName, DateOnly AsOf, string? Note, DateTime UpdatedAt)
{
    public static NeedView Of(AccountNeed n) => new(n.Id, Exact.Amount(n.NeedMinor, n.Currency), n.Currency, n.Source, n.SourceName, n.AsOf, n.Note, n.UpdatedAt);
}

/// <summary>The median of what peers buy.</summary>
/// <param name="Peers">Of how many.</param>
internal sealed record PeerNeed(decimal Amount, string Currency, int Peers);

internal sealed class ReadPotentialHandler(OpportunitiesDb db, Customers customers, FamilyPurchases purchases, Stages.CompanyCurrency company, IMediator mediator) : IRequestHandler<ReadPotential, AccountPotential>
{
    private const int MostPeers = 500;

    /// <summary>Fewer say nothing, and might say too much of one of them.</summary>
    private const int LeastPeers = 3;

    public async Task<AccountPotential> Handle(ReadPotential request, CancellationToken cancellationToken)
    {
        await customers.Visible(request.AccountId, cancellationToken);
        var needs = (await db.Of<AccountNeed>().AsNoTracking().Where(n => n.AccountId == request.AccountId).ToListAsync(cancellationToken)).ToDictionary(n => n.FamilyKey, StringComparer.Ordinal);
        var peers = await mediator.Send(new PeersOfAccount(request.AccountId, MostPeers), cancellationToken);
        var bought = (await purchases.Of([request.AccountId, .. peers.Accounts], cancellationToken)).ToLookup(p => p.AccountId == request.AccountId);
        var own = bought[true].ToLookup(p => p.FamilyKey, StringComparer.Ordinal);
        var ofPeers = bought[false].ToLookup(p => p.FamilyKey, StringComparer.Ordinal);
        var proposed = ofPeers.Select(f => (f.Key, Need: Median(f))).Where(f => f.Need is not null).ToDictionary(f => f.Key, f => f.Need!, StringComparer.Ordinal);
        var families = needs.Keys.Union(own.Select(o => o.Key), StringComparer.Ordinal).Union(proposed.Keys, StringComparer.Ordinal)
            .Select(k => Family(needs.GetValueOrDefault(k), proposed.GetValueOrDefault(k), [.. own[k]], needs.GetValueOrDefault(k)?.Family ?? own[k].FirstOrDefault()?.Family ?? ofPeers[k].First().Family));
        return new AccountPotential(peers.Industry, peers.FromEmployees, peers.ToEmployees, peers.Accounts.Count, [.. families.OrderByDescending(f => f.White ?? 0).ThenByDescending(f => f.Bought).ThenBy(f => f.Family, StringComparer.Ordinal)]);
    }

    private FamilyPotential Family(AccountNeed? need, PeerNeed? proposed, List<FamilyPurchase> own, string family)
    {
        var currency = need?.Currency ?? own.MaxBy(p => p.Minor)?.Currency ?? proposed?.Currency ?? company.Code;
        var bought = Exact.Amount(own.Find(p => p.Currency == currency)?.Minor ?? 0, currency);
        var amount = need is null ? (decimal?)null : Exact.Amount(need.NeedMinor, currency);
        return new FamilyPotential(
            family, currency, need is null ? null : NeedView.Of(need), proposed, bought, amount is > 0 ? Math.Round((double)(bought / amount.Value), 4) : null, amount is { } a ? Math.Max(0, a - bought) : null,
            [.. own.Where(p => p.Currency != currency).Select(p => new Sum(Exact.Amount(p.Minor, p.Currency), p.Currency))]);
    }

    // In the currency that most of them pay in.
    private static PeerNeed? Median(IEnumerable<FamilyPurchase> family)
    {
        var most = family.Where(p => p.Minor > 0).GroupBy(p => p.Currency, StringComparer.Ordinal).MaxBy(g => g.Count());
        if (most is null || most.Count() < LeastPeers)
        {
            return null;
        }

        var sorted = most.Select(p => p.Minor).Order().ToList();
        var (low, high) = (sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2]);
        return new PeerNeed(Exact.Amount(low + (high - low) / 2, most.Key), most.Key, sorted.Count);
    }
}

internal sealed class ReadPotentialEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/accounts/{id:guid}/potential", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadPotential(id), ct)))
        .WithName("ReadAccountPotential").WithTags("Potential").WithSummary("Read what an account needs of each family of products, and how much of it is bought here")
        .WithDescription("Families of which a need is said, that the account has bought in twelve months, or that its peers buy. `proposed` is the median of what accounts of the same industry and size that buy the family have bought in twelve months, where three at least do; "
            + "nothing is kept of it until somebody takes it as the need. Sizes are 1-9, 10-49, 50-249, 250-999 and from 1,000 employees.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires(PotentialPermissions.Read);
}
