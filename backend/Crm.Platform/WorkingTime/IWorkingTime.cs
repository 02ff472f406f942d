using Crm.Platform.Data;
using Crm.Platform.Imports;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.WorkingTime;

/// <summary>Port: counts in the working time of the company, or of a team.</summary>
public interface IWorkingTime
{
    /// <summary>The instant by which so much of the company's working time has passed.</summary>
    Task<DateTime> AddAsync(DateTime fromUtc, TimeSpan working, CancellationToken ct);

    /// <summary>How much of the company's working time lies between two instants.</summary>
    Task<TimeSpan> BetweenAsync(DateTime fromUtc, DateTime toUtc, CancellationToken ct);

    /// <summary>By what the people of a team work, to count many times by; the company's hours where no team above it has others.</summary>
    Task<TeamHours> Of(Guid? teamId, CancellationToken ct);

    /// <summary>The hours with an id; the company's where they are gone.</summary>
    Task<WorkingCalendar> Named(Guid? hoursId, CancellationToken ct);
}

/// <summary>By what somebody works.</summary>
/// <param name="HoursId">Null are the hours of the company.</param>
public sealed record TeamHours(Guid? HoursId, WorkingCalendar Calendar);

internal sealed class WorkingTimeReader(CrmDbContext db, WorkingTimeCache cache, IUserDirectory users, IOptions<CompanyOptions> company, TimeProvider clock) : IWorkingTime
{
    private IReadOnlyDictionary<Guid, Guid?>? parents;

    public async Task<DateTime> AddAsync(DateTime fromUtc, TimeSpan working, CancellationToken ct) => (await Known(ct)).Company.Add(fromUtc, working);

    public async Task<TimeSpan> BetweenAsync(DateTime fromUtc, DateTime toUtc, CancellationToken ct) => (await Known(ct)).Company.Between(fromUtc, toUtc);

    public async Task<TeamHours> Of(Guid? teamId, CancellationToken ct)
    {
        var known = await Known(ct);
        if (teamId is null || known.ByTeam.Count == 0)
        {
            return new TeamHours(null, known.Company);
        }

        parents ??= (await users.Teams(ct)).ToDictionary(t => t.Id, t => t.ParentId);
        for (var (team, steps) = (teamId, 0); team is { } id && steps < 50; (team, steps) = (parents.GetValueOrDefault(id), steps + 1))
        {
            if (known.ByTeam.TryGetValue(id, out var hours))
            {
                return new TeamHours(hours, known.ById[hours]);
            }
        }

        return new TeamHours(null, known.Company);
    }

    public async Task<WorkingCalendar> Named(Guid? hoursId, CancellationToken ct) =>
        await Known(ct) is var known && hoursId is { } id && known.ById.TryGetValue(id, out var calendar) ? calendar : known.Company;

    private async Task<KnownHours> Known(CancellationToken ct)
    {
        if (cache.Get(clock.GetUtcNow()) is { } kept)
        {
            return kept;
        }

        var all = await db.Set<WorkingHours>().AsNoTracking().ToListAsync(ct);
        var byId = all.ToDictionary(h => h.Id, h => new WorkingCalendar(TimeZoneInfo.FindSystemTimeZoneById(h.TimeZone), h.Week, h.Holidays.Select(d => d.Date)));
        var first = all.FirstOrDefault(h => h.IsDefault);
        var known = new KnownHours(
            first is null ? new WorkingCalendar(TimeZoneInfo.FindSystemTimeZoneById(company.Value.TimeZone), WorkingCalendar.UsualWeek, []) : byId[first.Id],
            byId, all.SelectMany(h => h.TeamIds.Select(t => (Team: t, h.Id))).DistinctBy(t => t.Team).ToDictionary(t => t.Team, t => t.Id));
        cache.Keep(known, clock.GetUtcNow());
        return known;
    }
}

/// <summary>What the company works by, as read together.</summary>
internal sealed record KnownHours(WorkingCalendar Company, IReadOnlyDictionary<Guid, WorkingCalendar> ById, IReadOnlyDictionary<Guid, Guid> ByTeam);

/// <summary>Keeps the hours for a moment: whoever changes them empties it here, other instances follow within half a minute.</summary>
internal sealed class WorkingTimeCache
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private volatile Tuple<KnownHours, DateTimeOffset>? kept;

    public KnownHours? Get(DateTimeOffset now) => kept is { } known && now - known.Item2 < Fresh && now >= known.Item2 ? known.Item1 : null;

    public void Keep(KnownHours known, DateTimeOffset now) => kept = Tuple.Create(known, now);

    public void Forget() => kept = null;
}
