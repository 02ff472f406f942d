using System.Text.RegularExpressions;

namespace Crm.Activities.Promises.Rules;

/// <summary>A day that a sentence names. Start and end are characters of the sentence.</summary>
internal sealed record DueDate(int Start, int End, DateOnly Day);

/// <summary>Finds the days that a sentence names and counts them from the day on which it was written.</summary>
internal static class DueDates
{
    /// <summary>The longest phrases of a sentence that name a day, in their order; phrases do not overlap.</summary>
    public static IReadOnlyList<DueDate> In(string sentence, Speech speech, DateOnly today)
    {
        var found = speech.Dates
            .SelectMany(rule => rule.Pattern.Matches(sentence).Select(m => (Match: m, Day: Day(m, rule.Kind, today))))
            .Where(f => f.Day is not null)
            .OrderByDescending(f => f.Match.Length)
            .ToList();
        List<DueDate> days = [];
        foreach (var (match, day) in found)
        {
            if (days.TrueForAll(d => match.Index >= d.End || match.Index + match.Length <= d.Start))
            {
                days.Add(new DueDate(match.Index, match.Index + match.Length, day!.Value));
            }
        }

        return [.. days.OrderBy(d => d.Start)];
    }

    private static DateOnly? Day(Match match, DayKind kind, DateOnly today) => kind switch
    {
        DayKind.Today => today,
        DayKind.Tomorrow => today.AddDays(1),
        DayKind.DayAfterTomorrow => today.AddDays(2),
        DayKind.Weekday => Coming(today, DayNames.Which(match, "wd")),
        DayKind.WeekdayOfNextWeek => Monday(today).AddDays(7 + DayNames.Which(match, "wd")),
        DayKind.InUnits => After(today, DayNames.Number(match, "digits") is var n and > 0 ? n : DayNames.Which(match, "n") + 1, DayNames.Which(match, "unit")),
        DayKind.ThisWeek => today <= Monday(today).AddDays(4) ? Monday(today).AddDays(4) : Monday(today).AddDays(6),
        DayKind.NextWeek => Monday(today).AddDays(11),
        DayKind.EndOfMonth => LastDay(today),
        DayKind.EndOfNextMonth => LastDay(today.AddMonths(1)),
        DayKind.EndOfYear => new DateOnly(today.Year, 12, 31),
        DayKind.EndOfNamedMonth => Next(today, DayNames.Which(match, "mon") + 1, day: 0),
        DayKind.DayOfNamedMonth => DayOf(today, DayNames.Number(match, "year"), Month(match), DayNames.Number(match, "day")),
        DayKind.DayOfMonth => Next(today, month: 0, DayNames.Number(match, "day")),
        DayKind.Numbers => Numbers(match, today),
        _ => DayOf(today, DayNames.Number(match, "year"), DayNames.Number(match, "month"), DayNames.Number(match, "day")),
    };

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly LastDay(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    /// <summary>The next such weekday after today: on a Friday "by Friday" is a week away.</summary>
    private static DateOnly Coming(DateOnly today, int weekday)
    {
        var day = Monday(today).AddDays(weekday);
        return day > today ? day : day.AddDays(7);
    }

    private static DateOnly? After(DateOnly today, int count, int unit) => unit switch
    {
        0 => today.AddDays(count / 24),
        1 => today.AddDays(count),
        2 => WorkingDays(today, count),
        3 => today.AddDays(7 * count),
        4 => today.AddMonths(count),
        _ => null,
    };

    private static DateOnly WorkingDays(DateOnly day, int count)
    {
        while (count > 0)
        {
            day = day.AddDays(1);
            count -= day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return day;
    }

    private static int Month(Match match) => DayNames.Which(match, "mon") is var named and >= 0 ? named + 1 : DayNames.Number(match, "month");

    // Day first, unless that cannot be: the house language of dates is European.
    private static DateOnly? Numbers(Match match, DateOnly today)
    {
        var (first, second) = (DayNames.Number(match, "day"), DayNames.Number(match, "month"));
        var (day, month) = second > 12 ? (second, first) : (first, second);
        var year = DayNames.Number(match, "year");
        return DayOf(today, year is > 0 and < 100 ? 2000 + year : year, month, day);
    }

    private static DateOnly? DayOf(DateOnly today, int year, int month, int day)
    {
        if (year == 0)
        {
            return Next(today, month, day);
        }

        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>The next such day from today on: of any month if 0 is given for it, the month's last day if 0 is given for the day.</summary>
    private static DateOnly? Next(DateOnly today, int month, int day)
    {
        for (var first = new DateOnly(today.Year, today.Month, 1); first < today.AddYears(1).AddMonths(1); first = first.AddMonths(1))
        {
            var length = DateTime.DaysInMonth(first.Year, first.Month);
            if ((month == 0 || first.Month == month) && day <= length && first.AddDays((day == 0 ? length : day) - 1) is var candidate && candidate >= today)
            {
                return candidate;
            }
        }

        return null;
    }
}
