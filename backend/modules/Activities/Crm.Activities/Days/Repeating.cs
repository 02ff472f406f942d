using Crm.Activities.Domain;
using Crm.Platform.Calendars;

namespace Crm.Activities.Days;

/// <summary>When something that repeats comes next, by its own local time.</summary>
internal static class Repeating
{
    /// <summary>
    /// By how much all times of the activity move for the next time, and how the rule goes on: the first occurrence after its own that is not
    /// over yet. Null where the rule has come to its end.
    /// </summary>
    public static (TimeSpan Shift, string Rule)? Next(Activity activity, TimeZoneInfo companyZone, DateTime now)
    {
        if (activity.Recurrence is not { } text || !RecurrenceRule.TryParse(text, out var rule, out _))
        {
            return null;
        }

        var zone = activity.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var own) ? own : companyZone;
        var present = activity.DueAt ?? activity.StartsAt ?? activity.CreatedAt;
        var passed = 0;
        foreach (var moment in rule.Occurrences(present, zone).SkipWhile(o => o <= present))
        {
            passed++;
            if (moment > now && !activity.Skips.Exists(s => s.At == moment))
            {
                return rule.After(passed) is { } rest ? (moment - present, rest.ToString()) : null;
            }
        }

        return null;
    }
}
