using Crm.Opportunities.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Forecasts;

/// <summary>Reads what was to be sold in a period, and what managers count on.</summary>
internal sealed class ForecastTargets(OpportunitiesDb db)
{
    /// <summary>By user or team. A quarter without a quota of its own has those of its months; a month without one has a third of its quarter's.</summary>
    public async Task<IReadOnlyDictionary<Guid, long>> Quotas(ForecastPeriod period, CancellationToken ct)
    {
        var quarter = ForecastPeriod.Of(period.Begin, 3);
        var (first, last) = (quarter.First, quarter.Last);
        var rows = await db.Quotas.AsNoTracking().Where(q => q.Period >= first && q.Period <= last).ToListAsync(ct);
        var quotas = new Dictionary<Guid, long>();
        foreach (var subject in rows.GroupBy(q => q.SubjectId))
        {
            var whole = subject.FirstOrDefault(q => q.Months == 3);
            var months = subject.Where(q => q.Months == 1 && period.Holds(q.Period)).ToList();
            if (period.Months == 3 ? whole is not null : months.Count == 0 && whole is not null)
            {
                quotas[subject.Key] = period.Months == 3 ? whole!.Minor : whole!.Minor / 3;
            }
            else if (months.Count > 0)
            {
                quotas[subject.Key] = months.Sum(q => q.Minor);
            }
        }

        return quotas;
    }

    /// <summary>The last word on each user or team; what was taken back is not among them.</summary>
    public async Task<IReadOnlyDictionary<Guid, ForecastAdjustment>> Adjustments(ForecastPeriod period, CancellationToken ct)
    {
        var (first, months) = (period.First, period.Months);
        var rows = await db.Adjustments.AsNoTracking().Where(a => a.Period == first && a.Months == months).OrderBy(a => a.At).ThenBy(a => a.Id).ToListAsync(ct);
        return rows.GroupBy(a => a.SubjectId).Select(g => g.Last()).Where(a => a.Minor is not null).ToDictionary(a => a.SubjectId);
    }
}
