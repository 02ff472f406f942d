using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Calendars;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Days;

/// <summary>Reads what a user has to do in a span of time, as far as the caller may see it; what repeats stands there each time.</summary>
internal sealed class Agenda(ActivitiesDb db, ReferenceLabels labels, ICurrentUser user)
{
    /// <summary>More than anybody does in two months; a span that holds more is cut.</summary>
    private const int Most = 1000;
    private const string Permission = "activities.read";

    public async Task<IReadOnlyList<DayItem>> Between(Guid ownerId, DateTime from, DateTime to, TimeZoneInfo zone, CancellationToken ct)
    {
        var own = Visible(ownerId);
        var once = await own.Where(a => a.Recurrence == null && a.At >= from.AddDays(-31) && a.At < to).OrderBy(a => a.At).ThenBy(a => a.Id).Take(Most).ToListAsync(ct);
        var repeating = await own.Where(a => a.Recurrence != null && a.Status == ActivityStatus.Open && a.At < to).OrderBy(a => a.At).ThenBy(a => a.Id).Take(Most).ToListAsync(ct);
        var times = once.Where(a => a.At >= from || a.EndsAt > from).Select(a => (Activity: a, a.At))
            .Concat(repeating.SelectMany(a => Times(a, from, to, zone).Select(at => (Activity: a, At: at)))).OrderBy(t => t.At).ThenBy(t => t.Activity.Id).Take(Most).ToList();
        return await Show(times, ct);
    }

    /// <summary>What was due before an instant and is still open, the oldest first.</summary>
    public async Task<IReadOnlyList<DayItem>> Overdue(Guid ownerId, DateTime before, CancellationToken ct)
    {
        var late = await Visible(ownerId).Where(a => a.Status == ActivityStatus.Open && a.DueAt < before).OrderBy(a => a.DueAt).ThenBy(a => a.Id).Take(100).ToListAsync(ct);
        return await Show(late.ConvertAll(a => (a, a.DueAt!.Value)), ct);
    }

    private static IEnumerable<DateTime> Times(Activity activity, DateTime from, DateTime to, TimeZoneInfo zone)
    {
        var own = activity.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found : zone;
        if (RecurrenceRule.TryParse(activity.Recurrence, out var rule, out _))
        {
            return rule.Occurrences(activity.At, own).TakeWhile(t => t < to).Where(t => t >= from && !activity.Skips.Exists(s => s.At == t));
        }

        return new[] { activity.At }.Where(t => t >= from);
    }

    private IQueryable<Activity> Visible(Guid ownerId)
    {
        var activities = db.Activities.AsNoTracking().Where(a => a.OwnerId == ownerId && a.DeletionId == Guid.Empty);
        var teams = user.TeamIds.Select(t => (Guid?)t).ToList();
        return ownerId == user.Id || user.LevelOf(Permission) == AccessLevel.All ? activities
            : user.LevelOf(Permission) == AccessLevel.Team ? activities.Where(a => teams.Contains(a.TeamId))
            : activities.Where(a => false);
    }

    private async Task<IReadOnlyList<DayItem>> Show(List<(Activity Activity, DateTime At)> times, CancellationToken ct)
    {
        var names = await labels.Fetch(
            times.Where(t => t.Activity.ContactId is not null).Select(t => ("contact", t.Activity.ContactId!.Value))
                .Concat(times.Where(t => t.Activity.AccountId is not null).Select(t => ("account", t.Activity.AccountId!.Value)))
                .Concat(times.Where(t => t.Activity.LeadId is not null).Select(t => ("lead", t.Activity.LeadId!.Value))),
            ct);
        return times.ConvertAll(t => DayItem.Of(t.Activity, t.At, names));
    }
}
