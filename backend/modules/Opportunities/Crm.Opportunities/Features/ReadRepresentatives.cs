using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Forecasts;
using Crm.Opportunities.Representatives;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features;

/// <summary>Reads who should take a deal, and why.</summary>
internal sealed record ReadRepresentatives(Guid Id) : IQuery<RepresentativeList>;

/// <summary>Those who could take a deal, the best first.</summary>
internal sealed class RepresentativeList
{
    /// <summary>How many decided deals of the last two years the win rates come from.</summary>
    public required int SimilarDeals { get; init; }

    /// <summary>Whether those are all of the deal's product family; where there were too few, others count too.</summary>
    public required bool ByFamily { get; init; }

    /// <summary>Whether those are all from a third of the deal's amount to three times it.</summary>
    public required bool ByAmount { get; init; }

    /// <summary>The customer's language and the words looked for among skills; what is unknown counts for nobody.</summary>
    public required string? Language { get; init; }
    public required IReadOnlyList<string> SkillsAsked { get; init; }
    public required IReadOnlyList<Representative> Items { get; init; }
}

/// <summary>Somebody who could take it.</summary>
internal sealed class Representative
{
    public required Guid UserId { get; init; }
    public required string Name { get; init; }
    public required bool IsOwner { get; init; }

    /// <summary>0 to 100.</summary>
    public required double Score { get; init; }

    /// <summary>Of similar deals, drawn towards that of all where there were few.</summary>
    public required double WinRate { get; init; }

    /// <summary>Similar deals, each by how similar it is.</summary>
    public required double Won { get; init; }
    public required double Lost { get; init; }
    public required int Touches { get; init; }
    public required int People { get; init; }
    public required bool? SpeaksLanguage { get; init; }
    public required int OpenDeals { get; init; }
    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>Why the first and not this one: by what it stands behind, the weightiest first, in points of the score.</summary>
    public required IReadOnlyList<LackingPart> BehindFirst { get; init; }
}

internal sealed record LackingPart(AdvicePart Part, double Points);

internal sealed class ReadRepresentativesHandler(
    IMediator mediator, OpportunitiesDb db, SimilarDeals similar, IUserDirectory directory, IUserContacts contacts, ITouchCounts touches, ForecastDays days, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReadRepresentatives, RepresentativeList>
{
    private const int Most = 10;
    private const int LoadMonths = 12;

    public async Task<RepresentativeList> Handle(ReadRepresentatives request, CancellationToken cancellationToken)
    {
        var deal = await mediator.Send(new GetRecord<Opportunity>(request.Id), cancellationToken);
        var customer = await mediator.Send(new ReadSellingFacts(deal.AccountId, deal.ContactId), cancellationToken);
        var alike = await similar.Of(deal, customer, days.Today, cancellationToken);
        var touched = deal.AccountId is { } account ? await touches.Of(account, clock.GetUtcNow().UtcDateTime.AddYears(-1), cancellationToken) : new Dictionary<Guid, int>();
        var load = await Load(cancellationToken);
        var asked = await Asked(deal, customer, cancellationToken);
        var people = await People(deal, alike, load, cancellationToken);
        var candidates = people.ConvertAll(p =>
        {
            var (won, lost) = alike.Records.GetValueOrDefault(p.Id);
            return new Candidate(
                p.Id, won, lost, touched.GetValueOrDefault(p.Id), customer.PeopleByOwner.GetValueOrDefault(p.Id), Speaks(p, customer.Language), load.GetValueOrDefault(p.Id),
                [.. p.Skills.Where(s => asked.Contains(s, StringComparer.OrdinalIgnoreCase))]);
        });
        var ranked = RepresentativeAdvice.Rank(candidates, people.Exists(p => p.Skills.Count > 0) ? asked.Count : 0);
        var names = people.ToDictionary(p => p.Id, p => p.Name);
        return new RepresentativeList
        {
            SimilarDeals = alike.Count,
            ByFamily = alike.ByFamily,
            ByAmount = alike.ByAmount,
            Language = customer.Language,
            SkillsAsked = asked,
            Items = [.. ranked.Take(Most).Select(a => Show(a, ranked[0], names[a.Candidate.Id], deal))],
        };
    }

    /// <summary>Who may work on deals, sells or has sold, and to whom the caller may give one.</summary>
    private async Task<List<UserProfile>> People(Opportunity deal, Similar alike, IReadOnlyDictionary<Guid, int> load, CancellationToken ct)
    {
        var sellers = (await contacts.WithPermission(OpportunityPermissions.Edit, ct)).Select(u => u.Id).ToHashSet();
        var everybody = (await directory.Profiles(ct)).Where(p => sellers.Contains(p.Id) && user.Reaches(OpportunityPermissions.Edit, p.Id, p.TeamId)).ToList();
        var busy = everybody.FindAll(p => p.Id == deal.OwnerId || alike.Records.ContainsKey(p.Id) || load.ContainsKey(p.Id));
        return busy.Count > 1 ? busy : everybody;
    }

    /// <summary>What each works on: open deals, but for those that nobody has looked after for a year.</summary>
    private async Task<IReadOnlyDictionary<Guid, int>> Load(CancellationToken ct)
    {
        var from = ForecastPeriod.Of(days.Today, 1).Back(LoadMonths).First;
        return await db.Opportunities.AsNoTracking().Where(o => o.DeletionId == Guid.Empty && o.ClosePeriod >= from && o.Status == OpportunityStatus.Open && o.OwnerId != null)
            .GroupBy(o => o.OwnerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
    }

    /// <summary>What the deal is about, in words that may be somebody's skill: the product and its family, the trade, the tags.</summary>
    private async Task<IReadOnlyList<string>> Asked(Opportunity deal, SellingFacts customer, CancellationToken ct)
    {
        var product = deal.ProductId is { } id ? await db.Of<Product>().AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Name, p.Family }).FirstOrDefaultAsync(ct) : null;
        return [.. new[] { product?.Family, product?.Name, customer.Industry }.Concat(deal.Tags).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    private static bool? Speaks(UserProfile profile, string? language)
    {
        if (language is null || (profile.SpokenLanguages.Count == 0 && profile.Language is null))
        {
            return null;
        }

        return profile.SpokenLanguages.Append(profile.Language ?? "").Any(l => l.Length > 0 && string.Equals(l.Split('-')[0], language.Split('-')[0], StringComparison.OrdinalIgnoreCase));
    }

    private static Representative Show(Advice advice, Advice first, string name, Opportunity deal) => new()
    {
        UserId = advice.Candidate.Id,
        Name = name,
        IsOwner = advice.Candidate.Id == deal.OwnerId,
        Score = Math.Round(advice.Score, 1),
        WinRate = Math.Round(advice.WinRate, 4),
        Won = Math.Round(advice.Candidate.Won, 2),
        Lost = Math.Round(advice.Candidate.Lost, 2),
        Touches = advice.Candidate.Touches,
        People = advice.Candidate.People,
        SpeaksLanguage = advice.Candidate.SpeaksLanguage,
        OpenDeals = advice.Candidate.OpenDeals,
        Skills = advice.Candidate.Skills,
        BehindFirst = [.. advice.Behind(first).Select(b => new LackingPart(b.Part, Math.Round(b.Points, 1)))],
    };
}

internal sealed class ReadRepresentativesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/opportunities/{id:guid}/representatives", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadRepresentatives(id), ct)))
        .WithName("ReadRepresentatives").WithTags("Opportunities").WithSummary("Read who should take a deal, and why")
        .WithDescription(
            "Ranks active users who may edit deals, and to whom you may give one: half of the score is the win rate on similar deals (product family, a third to three times the amount, the last 24 months; another trade counts half, another country three quarters), shrunk towards that of all "
            + "(empirical Bayes: (won + k m) / (decided + k), k by the moments of the beta-binomial, Kleinman 1973); a fifth the relation (what was done with the account in twelve months, people of it); a tenth each language, load and skills. Give it to somebody by writing `ownerId`.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires(OpportunityPermissions.Edit);
}
