using Crm.Kernel.Values;
using Crm.Platform.Calendars;

namespace Crm.Platform.WorkingTime;

/// <summary>Reads the whole days of a calendar file as holidays.</summary>
internal static class HolidayFile
{
    public const int MaxName = 100;
    public const int Most = 1000;

    // A feast of every year is written down for so many, and looked after in time.
    private const int YearsAhead = 5;
    private const int MostDaysOfOne = 31;
    private const int MostEntries = 5000;

    /// <summary>In order, each day once; of what repeats what comes within the next years.</summary>
    public static IReadOnlyList<Holiday> Read(string text, DateOnly today) =>
    [
        .. IcsReader.Read(text).SelectMany(c => c.Deep()).Where(c => c.Name == "VEVENT").Take(MostEntries).SelectMany(e => Of(e, today)).Where(h => h.Date.Year >= today.Year - 1)
            .DistinctBy(h => h.Date).OrderBy(h => h.Date).Take(Most),
    ];

    private static IEnumerable<Holiday> Of(IcsComponent entry, DateOnly today)
    {
        if (entry.Find("DTSTART") is not { } begins || IcsZones.Read(begins.Value) is not { IsDate: true } start)
        {
            return [];
        }

        var end = entry.Find("DTEND") is { } ends && IcsZones.Read(ends.Value) is { IsDate: true } until ? until.Local : start.Local.AddDays(1);
        var days = Math.Clamp((end - start.Local).Days, 1, MostDaysOfOne);
        var summary = (entry.Find("SUMMARY")?.Text ?? "").ReplaceLineEndings(" ").Trim();
        var name = summary.Length == 0 ? "–" : summary.AtMost(MaxName);
        return Times(entry, start.Local, today).SelectMany(first => Enumerable.Range(0, days).Select(i => new Holiday(DateOnly.FromDateTime(first.AddDays(i)), name)));
    }

    private static IEnumerable<DateTime> Times(IcsComponent entry, DateTime start, DateOnly today)
    {
        if (entry.Find("RRULE") is not { } repeats || !RecurrenceRule.TryParse(repeats.Value, out var rule, out _) || rule.Frequency != Frequency.Yearly)
        {
            return [start];
        }

        var last = today.AddYears(YearsAhead).ToDateTime(TimeOnly.MinValue);
        return rule.Local(start).TakeWhile(t => t <= last).Take(Most);
    }
}
