using Crm.Contacts.Domain;
using Crm.Contacts.Relations;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Features.Graph;

/// <summary>Reads whom somebody has recommended, and whom these have.</summary>
internal sealed record ReadReferrals(Party Party) : IQuery<ReferralTree>;

/// <summary>Whom somebody has recommended, level by level; whoever was recommended twice stands where that was sooner.</summary>
internal sealed class ReferralTree
{
    public required IReadOnlyList<Referral> Items { get; init; }

    /// <summary>How many there are on each level; the first are those recommended directly.</summary>
    public required IReadOnlyList<int> Levels { get; init; }

    /// <summary>By whom they themselves were recommended.</summary>
    public required IReadOnlyList<PartyView> RecommendedBy { get; init; }

    /// <summary>There are more than are shown.</summary>
    public required bool IsCut { get; init; }
}

/// <summary>Somebody who was recommended.</summary>
/// <param name="ById">Who recommended them.</param>
internal sealed record Referral(PartyView Party, Guid ById, int Level, DateOnly? Since);

internal sealed class ReadReferralsHandler(ContactsDb db, PartyNames names) : IRequestHandler<ReadReferrals, ReferralTree>
{
    private const int MaxNodes = 500;
    private const int MaxLevels = 10;

    public async Task<ReferralTree> Handle(ReadReferrals request, CancellationToken cancellationToken)
    {
        await names.Get(request.Party, cancellationToken);
        var seen = new HashSet<Party> { request.Party };
        var found = new List<Referral>();
        List<Party> frontier = [request.Party];
        var isCut = false;
        for (var level = 1; frontier.Count > 0; level++)
        {
            var rows = (await Recommended(frontier, cancellationToken)).FindAll(r => r.From is { } from && seen.Add(from));
            var known = await names.Of(rows.Select(r => r.From!.Value), cancellationToken);
            rows.RemoveAll(r => !known.ContainsKey(r.From!.Value));
            isCut |= rows.Count > 0 && (level > MaxLevels || found.Count + rows.Count > MaxNodes);
            rows = level > MaxLevels ? [] : [.. rows.Take(MaxNodes - found.Count)];
            found.AddRange(rows.Select(r => new Referral(known[r.From!.Value].View, r.To!.Value.Id, level, r.Since)));
            frontier = rows.ConvertAll(r => r.From!.Value);
        }

        var by = (await Recommending(request.Party, cancellationToken)).ConvertAll(r => r.To!.Value);
        var recommenders = await names.Of(by, cancellationToken);
        return new ReferralTree
        {
            Items = found, Levels = [.. found.GroupBy(f => f.Level).OrderBy(g => g.Key).Select(g => g.Count())], IsCut = isCut,
            RecommendedBy = [.. by.Where(recommenders.ContainsKey).Select(p => recommenders[p].View)],
        };
    }

    private IQueryable<Relation> Living => db.Relations.AsNoTracking().Where(r => r.Type == RelationTypes.RecommendedBy && r.DeletionId == Guid.Empty);

    private async Task<List<Relation>> Recommended(List<Party> by, CancellationToken ct)
    {
        var contacts = by.Where(p => p.Kind == PartyKind.Contact).Select(p => (Guid?)p.Id).ToList();
        var accounts = by.Where(p => p.Kind == PartyKind.Account).Select(p => (Guid?)p.Id).ToList();
        var rows = new List<Relation>();
        if (contacts.Count > 0)
        {
            rows.AddRange(await Living.Where(r => contacts.Contains(r.ToContactId)).OrderBy(r => r.Id).Take(MaxNodes + 1).ToListAsync(ct));
        }

        if (accounts.Count > 0)
        {
            rows.AddRange(await Living.Where(r => accounts.Contains(r.ToAccountId)).OrderBy(r => r.Id).Take(MaxNodes + 1).ToListAsync(ct));
        }

        return rows;
    }

    private Task<List<Relation>> Recommending(Party party, CancellationToken ct)
    {
        var id = party.Id;
        return (party.Kind == PartyKind.Contact ? Living.Where(r => r.FromContactId == id) : Living.Where(r => r.FromAccountId == id)).OrderBy(r => r.Id).Take(20).ToListAsync(ct);
    }
}

internal sealed class ReadReferralsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, PartyKind.Contact, "contacts", "ReadReferralsOfContact");
        Map(routes, PartyKind.Account, "accounts", "ReadReferralsOfAccount");
    }

    private static void Map(IEndpointRouteBuilder routes, PartyKind kind, string resource, string name) => routes
        .MapGet($"/{resource}/{{id:guid}}/referrals", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadReferrals(new Party(kind, id)), ct)))
        .WithName(name).WithTags("Relations").WithSummary($"Read whom one of the {resource} has recommended, and whom these have")
        .WithDescription("The relations `recommendedBy` followed down, ten levels and 500 parties at most, with the count of each level. Revenue and rewards come with orders. Whoever cannot be seen is not there, nor is anybody behind them.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires(RelationPermissions.Read);
}
