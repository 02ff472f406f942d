using System.Globalization;
using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Forecasts;

/// <summary>Takes snapshots of what is expected, and finds them.</summary>
internal sealed class ForecastSnapshots(OpportunitiesDb db, JobQueue jobs, CompanyCurrency currency, ICurrentUser user, TimeProvider clock)
{
    private const char Week = 'W';

    /// <summary>Those that can be compared with, the latest first.</summary>
    public IQueryable<ForecastSnapshot> Ready => db.Snapshots.AsNoTracking().Where(s => s.CompletedAt != null).OrderByDescending(s => s.TakenAt).ThenByDescending(s => s.Id);

    /// <summary>The week of a day by ISO 8601, in which one snapshot is taken without being asked for: <c>2026-W47</c>.</summary>
    public static string SlotOf(DateTime day) => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-{Week}{ISOWeek.GetWeekOfYear(day):00}");

    public static bool IsWeekly(ForecastSnapshot snapshot) => snapshot.Slot is [_, _, _, _, '-', Week, ..];

    /// <summary>Begins one as part of the present commit; the deals are written down portion by portion.</summary>
    public (ForecastSnapshot Snapshot, Job Job) Take(string? slot)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var at = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
        var snapshot = db.Snapshots.Add(new ForecastSnapshot(slot ?? Guid.CreateVersion7().ToString("N"), at, user.Id, currency.Code)).Entity;
        return (snapshot, jobs.Enqueue(TakeForecastSnapshot.Kind, snapshot.Id));
    }

    /// <summary>One by its id; the last weekly one, else the last, where none is named.</summary>
    public async Task<ForecastSnapshot?> Find(Guid? id, CancellationToken ct)
    {
        if (id is { } wanted)
        {
            return await Ready.FirstOrDefaultAsync(s => s.Id == wanted && s.HasDeals, ct) ?? throw new NotFoundException("snapshot");
        }

        var last = await Ready.Where(s => s.HasDeals).Take(100).ToListAsync(ct);
        return last.Find(IsWeekly) ?? last.FirstOrDefault();
    }
}
