using Crm.Platform.Data;
using Crm.Platform.Live;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.ServiceClocks;

internal sealed class ServiceClockBoards(
    CrmDbContext db, ServicePolicies policies, IWorkingTime hours, IEnumerable<IServiceClocked> clocked, RecordCatalog catalog, RecordHints hints, UnitOfWork unitOfWork, TimeProvider clock) : IServiceClocks
{
    private const int Most = 100;

    public async Task<IClockBoard> Of(string recordType, IReadOnlyCollection<Guid> recordIds, CancellationToken ct) => new ClockBoard(
        db, policies, hours, clocked, catalog, hints, unitOfWork, recordType, await db.Set<ServiceClock>().Where(c => recordIds.Contains(c.RecordId) && c.EndId == Guid.Empty && c.RecordType == recordType).ToListAsync(ct));

    public async Task<IReadOnlyList<ClockShown>> History(string recordType, Guid recordId, CancellationToken ct)
    {
        var clocks = await db.Set<ServiceClock>().AsNoTracking().Where(c => c.RecordId == recordId && c.RecordType == recordType).OrderByDescending(c => c.StartedAt).Take(Most).ToListAsync(ct);
        var names = clocks.Count == 0 ? [] : await db.Set<ServicePolicy>().AsNoTracking().Where(p => p.RecordType == recordType).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var shown = new List<ClockShown>();
        foreach (var one in clocks)
        {
            var calendar = await hours.Named(one.HoursId, ct);
            var until = one.StoppedAt ?? one.PausedAt ?? clock.GetUtcNow().UtcDateTime;
            shown.Add(new ClockShown
            {
                Kind = one.Kind, State = one.State, Policy = one.PolicyId is { } id ? names.GetValueOrDefault(id) : null, StartedAt = one.StartedAt, DueAt = one.DueAt,
                StoppedAt = one.StoppedAt, TargetMinutes = one.TargetMinutes, WorkedMinutes = one.WorkedMinutes ?? (int)one.Worked(until, calendar).TotalMinutes, LeftMinutes = (int)calendar.Between(until, one.DueAt).TotalMinutes,
                Pauses = [.. one.Pauses.Select(p => new ClockStop(p.From, p.To)), .. one.PausedAt is { } since ? [new ClockStop(since, null)] : Array.Empty<ClockStop>()],
            });
        }

        return shown;
    }
}
