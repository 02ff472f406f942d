using Crm.Kernel;
using Crm.Platform.Imports;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Opportunities.Forecasts;

/// <summary>Has a snapshot taken as soon as a week begins where the company is, and lets the deals of old ones go; their figures stay.</summary>
internal sealed class WeeklySnapshot(OpportunitiesDb db, ForecastSnapshots snapshots, UnitOfWork unitOfWork, IOptions<CompanyOptions> company, TimeProvider clock) : IHousekeeping
{
    private const int KeepDealsDays = 400;

    public async Task Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var slot = ForecastSnapshots.SlotOf(TimeZoneInfo.ConvertTimeFromUtc(now, TimeZoneInfo.FindSystemTimeZoneById(company.Value.TimeZone)));
        await Thin(now.AddDays(-KeepDealsDays), ct);
        if (await db.Snapshots.AnyAsync(s => s.Slot == slot, ct) || !await db.Opportunities.AnyAsync(ct))
        {
            return;
        }

        try
        {
            await unitOfWork.Run(() => Task.FromResult(snapshots.Take(slot)), ct);
        }
        catch (ConflictException)
        {
            // Another instance does it.
        }
    }

    private Task<Unit> Thin(DateTime before, CancellationToken ct) => unitOfWork.Run(
        async () =>
        {
            var old = await db.Snapshots.Where(s => s.TakenAt < before && s.HasDeals).ToListAsync(ct);
            var ids = old.ConvertAll(s => s.Id);
            if (ids.Count > 0)
            {
                await unitOfWork.Begin(ct);
                await db.SnapshotDeals.Where(d => ids.Contains(d.SnapshotId)).ExecuteDeleteAsync(ct);
                old.ForEach(s => s.Thin());
            }

            return Unit.Value;
        },
        ct);
}
