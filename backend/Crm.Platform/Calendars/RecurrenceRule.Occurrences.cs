namespace Crm.Platform.Calendars;

/// <summary>The moments that a rule gives.</summary>
public sealed partial record RecurrenceRule
{
    /// <summary>So many periods without any occurrence, such as the 30th of February, end the search.</summary>
    private const int MaxEmpty = 500;

    /// <summary>The occurrences from a start on, the start included where the rule gives it; in local time, without end where the rule has none.</summary>
    public IEnumerable<DateTime> Local(DateTime start)
    {
        var given = 0;
        var empty = 0;
        for (var period = 0; empty < MaxEmpty; period++)
        {
            if (InPeriod(start, period) is not { } days)
            {
                yield break;
            }

            empty++;
            foreach (var moment in Chosen(days).Select(d => d + start.TimeOfDay).Where(m => m >= start))
            {
                if ((!UntilIsUtc && moment > Until) || given++ == Count)
                {
                    yield break;
                }

                empty = 0;
                yield return moment;
            }
        }
    }

    /// <summary>The same as instants. A time that a day skips is as far after the change of clocks as it would have been; of a time that a day has twice it is the first.</summary>
    public IEnumerable<DateTime> Occurrences(DateTime startUtc, TimeZoneInfo zone)
    {
        var local = DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(startUtc, zone), DateTimeKind.Unspecified);
        var instants = Local(local).Select(moment => LocalTime.ToUtc(moment, zone));
        return UntilIsUtc ? instants.TakeWhile(i => i <= DateTime.SpecifyKind(Until!.Value, DateTimeKind.Utc)) : instants;
    }

    // Null after the last year that there is.
    private List<DateTime>? InPeriod(DateTime start, int period)
    {
        var step = (long)period * Interval;
        switch (Frequency)
        {
            case Frequency.Daily:
                return TryAdd(start.Date, step) is { } day ? [.. new[] { day }.Where(d => InMonths(d) && OnMonthDay(d) && OnWeekday(d))] : null;
            case Frequency.Weekly:
                var offset = ((int)start.DayOfWeek - (int)WeekStart + 7) % 7;
                return TryAdd(start.Date, (step * 7) - offset) is { Year: < 9999 } monday
                    ? [.. Enumerable.Range(0, 7).Select(i => monday.AddDays(i)).Where(d => InMonths(d) && (Days.Count == 0 ? d.DayOfWeek == start.DayOfWeek : OnWeekday(d)))]
                    : null;
            case Frequency.Monthly:
                var month = (start.Year * 12L) + start.Month - 1 + step;
                return month / 12 > 9998 ? null : InMonth((int)(month / 12), (int)(month % 12) + 1, start);
            default:
                return start.Year + step > 9998 ? null : InYear((int)(start.Year + step), start);
        }
    }

    private List<DateTime> InMonth(int year, int month, DateTime start)
    {
        if (Months.Count > 0 && !Months.Contains(month))
        {
            return [];
        }

        var all = Range(new DateTime(year, month, 1), DateTime.DaysInMonth(year, month));
        return Days.Count == 0
            ? all.FindAll(d => MonthDays.Count == 0 ? d.Day == start.Day : OnMonthDay(d))
            : all.FindAll(d => OnMonthDay(d) && Days.Any(w => IsNth(d, w, all)));
    }

    private List<DateTime> InYear(int year, DateTime start)
    {
        if (Days.Count > 0 && Months.Count == 0 && MonthDays.Count == 0)
        {
            var all = Range(new DateTime(year, 1, 1), DateTime.IsLeapYear(year) ? 366 : 365);
            return all.FindAll(d => Days.Any(w => IsNth(d, w, all)));
        }

        var months = Months.Count > 0 ? Months : MonthDays.Count > 0 ? [.. Enumerable.Range(1, 12)] : (IReadOnlyList<int>)[start.Month];
        return [.. months.SelectMany(m => InMonth(year, m, start))];
    }

    private static List<DateTime> Range(DateTime first, int days) => [.. Enumerable.Range(0, days).Select(i => first.AddDays(i))];

    private static bool IsNth(DateTime day, Weekday weekday, List<DateTime> period)
    {
        if (day.DayOfWeek != weekday.Day || weekday.Ordinal == 0)
        {
            return day.DayOfWeek == weekday.Day;
        }

        var at = (int)(day - period[0]).TotalDays;
        return weekday.Ordinal > 0 ? (at / 7) + 1 == weekday.Ordinal : ((period.Count - 1 - at) / 7) + 1 == -weekday.Ordinal;
    }

    private bool InMonths(DateTime day) => Months.Count == 0 || Months.Contains(day.Month);

    private bool OnMonthDay(DateTime day) =>
        MonthDays.Count == 0 || MonthDays.Contains(day.Day) || MonthDays.Contains(day.Day - DateTime.DaysInMonth(day.Year, day.Month) - 1);

    private bool OnWeekday(DateTime day) => Days.Count == 0 || Days.Any(w => w.Day == day.DayOfWeek);

    // BYSETPOS counts within a period.
    private IEnumerable<DateTime> Chosen(List<DateTime> days) => Positions.Count == 0
        ? days
        : days.Where((_, i) => Positions.Contains(i + 1) || Positions.Contains(i - days.Count));

    private static DateTime? TryAdd(DateTime day, long days) =>
        days < (DateTime.MaxValue.Date - day).TotalDays && -days <= (day - DateTime.MinValue).TotalDays ? day.AddDays(days) : null;
}
