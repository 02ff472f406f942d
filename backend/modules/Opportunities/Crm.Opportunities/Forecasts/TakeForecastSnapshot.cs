using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Forecasts;

/// <summary>Writes down what each deal is, portion by portion, and at the end what that adds up to.</summary>
[JobKind(Kind, ChangeSource.System, CanRetry = false)]
internal sealed class TakeForecastSnapshot(OpportunitiesDb db, BulkRows bulk, UnitOfWork unitOfWork, TimeProvider clock) : IJobHandler
{
    public const string Kind = "forecastSnapshot";

    /// <summary>Deals that closed longer ago change no forecast that anybody looks at.</summary>
    private const int ClosedMonths = 6;

    private const int AtOnce = 5000;

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var snapshot = await db.Snapshots.SingleAsync(s => s.Id == job.SubjectId, ct);
        var id = snapshot.Id;
        var from = ForecastPeriod.Of(DateOnly.FromDateTime(snapshot.TakenAt), 1).Back(ClosedMonths).First;
        var after = await db.SnapshotDeals.Where(d => d.SnapshotId == id).OrderByDescending(d => d.OpportunityId).Select(d => (Guid?)d.OpportunityId).FirstOrDefaultAsync(ct) ?? Guid.Empty;
        var deals = db.Opportunities.AsNoTracking().Where(o => o.DeletionId == Guid.Empty && (o.Status == OpportunityStatus.Open || o.ClosePeriod >= from));
        if (after == Guid.Empty)
        {
            job.Total = await deals.CountAsync(ct);
        }

        var page = await deals.Where(o => o.Id > after).OrderBy(o => o.Id).Take(AtOnce)
            .Select(o => new { o.Id, o.OwnerId, o.TeamId, o.ProductId, o.Status, o.ForecastCategory, o.ClosePeriod, o.CompanyMinor, o.WeightedMinor }).ToListAsync(ct);
        bulk.Add(page.Select(o => new ForecastDeal
        {
            SnapshotId = id, OpportunityId = o.Id, OwnerId = o.OwnerId, TeamId = o.TeamId, ProductId = o.ProductId, Status = o.Status ?? OpportunityStatus.Open,
            Category = o.ForecastCategory ?? ForecastCategory.Pipeline, Period = o.ClosePeriod, Minor = o.CompanyMinor, WeightedMinor = o.WeightedMinor,
        }));
        job.Done += page.Count;
        if (page.Count == AtOnce)
        {
            return true;
        }

        await unitOfWork.Flush(ct);
        await AddUp(id, ct);
        snapshot.Complete((int)job.Done, clock.GetUtcNow().UtcDateTime);
        return false;
    }

    /// <summary>Half a snapshot is none.</summary>
    public async Task Ended(Job job, CancellationToken ct)
    {
        await db.SnapshotDeals.Where(d => d.SnapshotId == job.SubjectId).ExecuteDeleteAsync(ct);
        db.Snapshots.RemoveRange(await db.Snapshots.Where(s => s.Id == job.SubjectId && s.CompletedAt == null).ToListAsync(ct));
    }

    private async Task AddUp(Guid id, CancellationToken ct)
    {
        var sums = await db.SnapshotDeals.Where(d => d.SnapshotId == id).GroupBy(d => new { d.OwnerId, d.TeamId, d.Period, d.Status, d.Category })
            .Select(g => new { g.Key, Deals = g.LongCount(), Minor = g.Sum(d => d.Minor), WeightedMinor = g.Sum(d => d.WeightedMinor) }).ToListAsync(ct);
        bulk.Add(sums.Select(s => new ForecastFigure
        {
            SnapshotId = id, OwnerId = s.Key.OwnerId, TeamId = s.Key.TeamId, Period = s.Key.Period, Status = s.Key.Status, Category = s.Key.Category,
            Deals = s.Deals, Minor = s.Minor, WeightedMinor = s.WeightedMinor,
        }));
    }
}
