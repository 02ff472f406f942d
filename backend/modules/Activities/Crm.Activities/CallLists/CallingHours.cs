using System.Runtime.InteropServices;
using Crm.Platform.Calendars;

namespace Crm.Activities.CallLists;

/// <summary>When one may call, in the time of whoever is called. Pure, so that its rules can be tested.</summary>
/// <param name="From">The minute of the day from which on.</param>
/// <param name="Until">The minute of the day at which it ends.</param>
/// <param name="Days">The days of the week, a bit each from Sunday on.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CallingHours(int From, int Until, int Days)
{
    private const int StepMinutes = 15;
    private const int StepsLookedAt = 8 * 24 * 60 / StepMinutes;

    public static CallingHours Of(CallList list) => new(list.HoursFrom, list.HoursUntil, list.Days);

    public static int Bits(IEnumerable<DayOfWeek> days) => days.Aggregate(0, (bits, day) => bits | (1 << (int)day));

    public static IReadOnlyList<DayOfWeek> DaysIn(int bits) => [.. Enum.GetValues<DayOfWeek>().Where(day => (bits & (1 << (int)day)) != 0).OrderBy(day => ((int)day + 6) % 7)];

    /// <summary>Whether it is a time to call in this country. In one with several zones it must be in each of them, unless they lie so far apart that no time would be left: then the most populous counts.</summary>
    public bool IsOpen(string country, DateTime utc)
    {
        var zones = CountryZones.Of(country);
        var offsets = zones.Select(z => z.GetUtcOffset(utc).TotalMinutes).ToList();
        var hours = this;
        return offsets.Max() - offsets.Min() > Until - From - 60
            ? IsOpen(utc.AddMinutes(offsets[0]))
            : offsets.TrueForAll(offset => hours.IsOpen(utc.AddMinutes(offset)));
    }

    /// <summary>When it is next a time to call in this country, to the quarter of an hour; null where there is none within a week.</summary>
    public DateTime? NextOpen(string country, DateTime utc)
    {
        var at = utc;
        for (var step = 0; step < StepsLookedAt; step++)
        {
            if (IsOpen(country, at))
            {
                return at;
            }

            at = new DateTime((at.Ticks / (TimeSpan.TicksPerMinute * StepMinutes) + 1) * TimeSpan.TicksPerMinute * StepMinutes, DateTimeKind.Utc);
        }

        return null;
    }

    private bool IsOpen(DateTime local) => (Days & (1 << (int)local.DayOfWeek)) != 0 && local.TimeOfDay.TotalMinutes >= From && local.TimeOfDay.TotalMinutes < Until;
}
