using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Potential;

/// <summary>Writes beside what is needed what has been bought, so that lists can be sorted by what is not.</summary>
internal sealed class NeedFigures(FamilyPurchases purchases, CompanyCurrency currency, TimeProvider clock)
{
    public async Task Write(IReadOnlyCollection<AccountNeed> needs, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var bought = (await purchases.Of([.. needs.Select(n => n.AccountId).Distinct()], ct)).ToDictionary(p => (p.AccountId, p.FamilyKey, p.Currency), p => p.Minor);
        foreach (var need in needs)
        {
            need.Figure(bought.GetValueOrDefault((need.AccountId, need.FamilyKey, need.Currency)), now);
            need.Convert((await currency.Convert(new Money(need.WhiteMinor, need.Currency), DateOnly.FromDateTime(now), ct))?.MinorUnits ?? 0);
        }
    }
}

/// <summary>Orders come and grow old: every need gets new figures once a day.</summary>
internal sealed class RefreshNeeds(OpportunitiesDb db, NeedFigures figures, UnitOfWork unit, TimeProvider clock) : IHousekeeping
{
    private const int AtOnce = 2000;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(20);

    public async Task Sweep(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - Fresh;
        await unit.Run(async () =>
        {
            var stale = await db.Of<AccountNeed>().Where(n => n.FiguredAt < before).OrderBy(n => n.Id).Take(AtOnce).ToListAsync(ct);
            await figures.Write(stale, ct);
            return stale.Count;
        }, ct);
    }
}
