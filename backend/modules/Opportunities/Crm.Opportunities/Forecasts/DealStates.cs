using Crm.Opportunities.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Forecasts;

/// <summary>A deal at two instants, flat as the database gives it.</summary>
internal sealed class DealPair
{
    public Guid Id { get; init; }
    public bool Was { get; init; }
    public Guid? OwnerThen { get; init; }
    public Guid? TeamThen { get; init; }
    public OpportunityStatus? StatusThen { get; init; }
    public ForecastCategory? CategoryThen { get; init; }
    public int? PeriodThen { get; init; }
    public long? MinorThen { get; init; }
    public long? WeightedThen { get; init; }
    public bool Is { get; init; }
    public Guid? OwnerNow { get; init; }
    public Guid? TeamNow { get; init; }
    public OpportunityStatus? StatusNow { get; init; }
    public ForecastCategory? CategoryNow { get; init; }
    public int? PeriodNow { get; init; }
    public long? MinorNow { get; init; }
    public long? WeightedNow { get; init; }

    public DealState? Before => Was
        ? new DealState { Id = Id, OwnerId = OwnerThen, TeamId = TeamThen, Status = StatusThen, Category = CategoryThen, Period = PeriodThen ?? 0, Minor = MinorThen ?? 0, WeightedMinor = WeightedThen ?? 0 }
        : null;

    public DealState? After => Is
        ? new DealState { Id = Id, OwnerId = OwnerNow, TeamId = TeamNow, Status = StatusNow, Category = CategoryNow, Period = PeriodNow ?? 0, Minor = MinorNow ?? 0, WeightedMinor = WeightedNow ?? 0 }
        : null;
}

/// <summary>Finds the deals that are not what they were, as far as they touch a period: those alone leave the database.</summary>
internal sealed class DealStates(OpportunitiesDb db)
{
    public IQueryable<DealState> Now => db.Opportunities.AsNoTracking().Where(o => o.DeletionId == Guid.Empty).Select(o => new DealState
    {
        Id = o.Id, Mark = o.Id, OwnerId = o.OwnerId, TeamId = o.TeamId, Status = o.Status, Category = o.ForecastCategory, Period = o.ClosePeriod, Minor = o.CompanyMinor, WeightedMinor = o.WeightedMinor,
    });

    public IQueryable<DealState> At(Guid snapshot) => db.SnapshotDeals.AsNoTracking().Where(d => d.SnapshotId == snapshot).Select(d => new DealState
    {
        Id = d.OpportunityId, Mark = d.OpportunityId, OwnerId = d.OwnerId, TeamId = d.TeamId, Status = d.Status, Category = d.Category, Period = d.Period, Minor = d.Minor, WeightedMinor = d.WeightedMinor,
    });

    /// <summary>Every deal that counted in the period then or counts now, and is not the same.</summary>
    public static async Task<IReadOnlyList<DealPair>> Changed(IQueryable<DealState> then, IQueryable<DealState> now, ForecastPeriod period, CancellationToken ct)
    {
        var (first, last) = (period.First, period.Last);
        var were =
            from b in then
            where b.Period >= first && b.Period <= last
            join n in now on b.Id equals n.Id into found
            from n in found.DefaultIfEmpty()
            where n.Mark == null || n.Status != b.Status || n.Category != b.Category || n.Period != b.Period || n.OwnerId != b.OwnerId || n.TeamId != b.TeamId
                || n.Minor != b.Minor || n.WeightedMinor != b.WeightedMinor
            select new DealPair
            {
                Id = b.Id, Was = true, OwnerThen = b.OwnerId, TeamThen = b.TeamId, StatusThen = b.Status, CategoryThen = b.Category, PeriodThen = b.Period, MinorThen = b.Minor, WeightedThen = b.WeightedMinor,
                Is = n.Mark != null, OwnerNow = n.OwnerId, TeamNow = n.TeamId, StatusNow = n.Status, CategoryNow = n.Category, PeriodNow = n.Period, MinorNow = n.Minor, WeightedNow = n.WeightedMinor,
            };
        var came =
            from n in now
            where n.Status == OpportunityStatus.Open && n.Period >= first && n.Period <= last
            join b in then on n.Id equals b.Id into found
            from b in found.DefaultIfEmpty()
            where b.Mark == null || b.Period < first || b.Period > last
            select new DealPair
            {
                Id = n.Id, Was = b.Mark != null, OwnerThen = b.OwnerId, TeamThen = b.TeamId, StatusThen = b.Status, CategoryThen = b.Category, PeriodThen = b.Period, MinorThen = b.Minor, WeightedThen = b.WeightedMinor,
                Is = true, OwnerNow = n.OwnerId, TeamNow = n.TeamId, StatusNow = n.Status, CategoryNow = n.Category, PeriodNow = n.Period, MinorNow = n.Minor, WeightedNow = n.WeightedMinor,
            };
        return [.. await were.ToListAsync(ct), .. await came.ToListAsync(ct)];
    }

    /// <summary>What was expected, by whose it was.</summary>
    public static Task<List<ForecastSum>> Expected(IQueryable<DealState> states, ForecastPeriod period, CancellationToken ct)
    {
        var (first, last) = (period.First, period.Last);
        return states.Where(s => s.Status == OpportunityStatus.Open && s.Category != ForecastCategory.Omitted && s.Period >= first && s.Period <= last)
            .GroupBy(s => new { s.OwnerId, s.TeamId })
            .Select(g => new ForecastSum { OwnerId = g.Key.OwnerId, TeamId = g.Key.TeamId, Deals = g.LongCount(), Minor = g.Sum(s => s.Minor), WeightedMinor = g.Sum(s => s.WeightedMinor) }).ToListAsync(ct);
    }
}
