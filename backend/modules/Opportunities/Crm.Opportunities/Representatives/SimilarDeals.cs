using Crm.Contacts.Contracts;
using Crm.Opportunities.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Representatives;

/// <summary>What was decided in the last two years and is like a deal.</summary>
/// <param name="Records">By owner, what was won and lost, each deal by how similar it is.</param>
/// <param name="Count">How many deals that were.</param>
/// <param name="ByFamily">Whether they are all of the deal's product family.</param>
/// <param name="ByAmount">Whether they are all from a third of the deal's amount to three times it.</param>
internal sealed record Similar(IReadOnlyDictionary<Guid, (double Won, double Lost)> Records, int Count, bool ByFamily, bool ByAmount);

/// <summary>Finds deals like one: of its product family and size, of the same trade and country above all. Where there are few, size is given up first, then the family.</summary>
internal sealed class SimilarDeals(OpportunitiesDb db, IMediator mediator)
{
    private const int Months = 24;
    private const int Enough = 30;
    private const int Most = 2000;
    private const int Band = 3;

    /// <summary>How much a deal of another trade, or another country, still counts.</summary>
    private const double OtherIndustry = 0.5;

    private const double OtherCountry = 0.75;

    public async Task<Similar> Of(Opportunity deal, SellingFacts customer, DateOnly today, CancellationToken ct)
    {
        var from = ForecastPeriod.Of(today, 1).Back(Months).First;
        var decided = db.Opportunities.AsNoTracking().Where(o => o.DeletionId == Guid.Empty && o.ClosePeriod >= from && o.Status != OpportunityStatus.Open && o.OwnerId != null && o.Id != deal.Id);
        var family = await Family(deal.ProductId, ct);
        var ofFamily = family.Count == 0 ? decided : decided.Where(o => EF.Parameter(family).Contains(o.ProductId));
        var (low, high) = (deal.CompanyMinor / Band, deal.CompanyMinor > long.MaxValue / Band ? long.MaxValue : deal.CompanyMinor * Band);
        var ofSize = deal.CompanyMinor > 0 ? ofFamily.Where(o => o.CompanyMinor >= low && o.CompanyMinor <= high) : ofFamily;
        var (found, byFamily, byAmount) = (await Read(ofSize, ct), family.Count > 0, deal.CompanyMinor > 0);
        if (found.Count < Enough && byAmount)
        {
            (found, byAmount) = (await Read(ofFamily, ct), false);
        }

        if (found.Count < Enough && byFamily)
        {
            (found, byFamily) = (await Read(decided, ct), false);
        }

        var kinds = await mediator.Send(new KindsOfAccounts([.. found.Select(d => d.AccountId).OfType<Guid>().Distinct()]), ct);
        return new Similar(found.GroupBy(d => d.OwnerId).ToDictionary(g => g.Key, g => (Sum(g, isWon: true), Sum(g, isWon: false))), found.Count, byFamily, byAmount);

        double Sum(IEnumerable<Decided> deals, bool isWon) => deals.Where(d => d.IsWon == isWon).Sum(d => Likeness(d.AccountId is { } account ? kinds.GetValueOrDefault(account) : null, customer));
    }

    private static double Likeness(KindOfAccount? kind, SellingFacts customer) =>
        (Differs(kind?.Industry, customer.Industry) ? OtherIndustry : 1) * (Differs(kind?.Country, customer.Country) ? OtherCountry : 1);

    private static bool Differs(string? one, string? other) => one is not null && other is not null && !string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The products of the same family, or the one alone where it has none.</summary>
    private async Task<List<Guid?>> Family(Guid? productId, CancellationToken ct)
    {
        if (productId is not { } product)
        {
            return [];
        }

        var family = await db.Of<Product>().AsNoTracking().Where(p => p.Id == product).Select(p => p.Family).FirstOrDefaultAsync(ct);
        return family is null ? [product] : await db.Of<Product>().AsNoTracking().Where(p => p.Family == family).OrderBy(p => p.Id).Select(p => (Guid?)p.Id).Take(Most).ToListAsync(ct);
    }

    private static Task<List<Decided>> Read(IQueryable<Opportunity> deals, CancellationToken ct) => deals.OrderByDescending(o => o.ClosePeriod).Take(Most)
        .Select(o => new Decided { OwnerId = o.OwnerId!.Value, AccountId = o.AccountId, IsWon = o.Status == OpportunityStatus.Won }).ToListAsync(ct);

    private sealed class Decided
    {
        public Guid OwnerId { get; init; }
        public Guid? AccountId { get; init; }
        public bool IsWon { get; init; }
    }
}
