namespace Crm.Platform.WorkingTime;

/// <summary>
/// Counts working time: the hours of a week in a time zone, without holidays. Pure. Where clocks change, what the day skips is no working time and what it has twice is; a holiday is a local day.
/// </summary>
public sealed class WorkingCalendar
{
    // Whoever never works would be waited for for ever.
    private const int MostDays = 40_000;

    private readonly TimeZoneInfo zone;
    private readonly ILookup<DayOfWeek, WorkingSpan> week;
    private readonly HashSet<DateOnly> holidays;

    public WorkingCalendar(TimeZoneInfo zone, IReadOnlyCollection<WorkingSpan> week, IEnumerable<DateOnly> holidays)
    {
        if (week.Count == 0)
        {
            throw new ArgumentException("A week has working time.", nameof(week));
        }

        this.zone = zone;
        this.week = week.OrderBy(s => s.From).ToLookup(s => s.Day);
        this.holidays = [.. holidays];
    }

    /// <summary>From Monday to Friday, from nine to five.</summary>
    public static IReadOnlyList<WorkingSpan> UsualWeek { get; } =
        [.. new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }.Select(d => new WorkingSpan(d, 9 * 60, 17 * 60))];

    /// <summary>The first instant by which so much working time has passed. The end of a day's work comes before the beginning of the next.</summary>
    public DateTime Add(DateTime fromUtc, TimeSpan working)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(working, TimeSpan.Zero);
        if (working == TimeSpan.Zero)
        {
            return fromUtc;
        }

        var left = working;
        foreach (var (start, end) in Spans(fromUtc))
        {
            var begin = start > fromUtc ? start : fromUtc;
            if (end - begin >= left)
            {
                return begin + left;
            }

            left -= end > begin ? end - begin : TimeSpan.Zero;
        }

        throw new InvalidOperationException("This calendar has no working time left.");
    }

    /// <summary>How much working time lies between two instants; less than nothing where the second is the earlier one.</summary>
    public TimeSpan Between(DateTime fromUtc, DateTime toUtc)
    {
        if (toUtc < fromUtc)
        {
            return -Between(toUtc, fromUtc);
        }

        var sum = TimeSpan.Zero;
        foreach (var (start, end) in Spans(fromUtc).TakeWhile(s => s.Start < toUtc))
        {
            var (begin, stop) = (start > fromUtc ? start : fromUtc, end < toUtc ? end : toUtc);
            sum += stop > begin ? stop - begin : TimeSpan.Zero;
        }

        return sum;
    }

    /// <summary>Whether it is working time at an instant.</summary>
    public bool IsOpen(DateTime utc) => Spans(utc).TakeWhile(s => s.Start <= utc).Any(s => utc < s.End);

    /// <summary>The working time from the local day of an instant on, in order.</summary>
    private IEnumerable<(DateTime Start, DateTime End)> Spans(DateTime utc)
    {
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, zone));
        for (var day = first; day < DateOnly.MaxValue && day.DayNumber - first.DayNumber <= MostDays; day = day.AddDays(1))
        {
            if (holidays.Contains(day))
            {
                continue;
            }

            foreach (var span in week[day.DayOfWeek])
            {
                if (Instant(day, span.From) is var start && Instant(day, span.To) is var end && end > start)
                {
                    yield return (start, end);
                }
            }
        }
    }

    // A time that the day skips is the end of the gap, of a time that it has twice the first is meant: so that times that follow on each other stay in order.
    private DateTime Instant(DateOnly day, int minutes)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
