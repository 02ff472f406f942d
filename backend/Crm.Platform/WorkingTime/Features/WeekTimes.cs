using System.Globalization;

namespace Crm.Platform.WorkingTime.Features;

/// <summary>Times of the week as people write them.</summary>
internal static class WeekTimes
{
    private const int Day = 24 * 60;

    /// <summary>Null where it is no time, or ends before it begins.</summary>
    public static WorkingSpan? Read(WorkingSpanBody span) =>
        Enum.IsDefined(span.Day) && Minutes(span.From) is { } from && Minutes(span.To) is { } to && from < to ? new WorkingSpan(span.Day, from, to) : null;

    public static WorkingSpanBody Show(WorkingSpan span) => new() { Day = span.Day, From = Text(span.From), To = Text(span.To) };

    /// <summary>Whether some time of a day is in two of them.</summary>
    public static bool Overlap(IEnumerable<WorkingSpanBody> week) =>
        week.Select(Read).OfType<WorkingSpan>().GroupBy(s => s.Day).Any(day => day.OrderBy(s => s.From).Zip(day.OrderBy(s => s.From).Skip(1)).Any(two => two.Second.From < two.First.To));

    private static int? Minutes(string text) => text == "24:00" ? Day
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : null;

    private static string Text(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}
