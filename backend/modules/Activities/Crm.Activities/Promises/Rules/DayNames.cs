using System.Globalization;
using System.Text.RegularExpressions;

namespace Crm.Activities.Promises.Rules;

/// <summary>The names that a language has for weekdays (Monday first), months, spans of time and small numbers, as alternatives of a pattern.</summary>
/// <param name="Units">Hours, days, working days, weeks, months.</param>
/// <param name="Before">Words that may stand before a day: they belong to the phrase and change nothing.</param>
/// <param name="After">Parts of the day that may stand behind it.</param>
internal sealed record DayNames(string[] Weekdays, string[] Months, string[] Units, string[] Numbers, string Before, string After)
{
    /// <summary>Fills the marks {wd}, {mon}, {n}, {unit}, {d}, {y} of a pattern and lets the language's small words stand around it.</summary>
    public string Expand(string pattern) =>
        Before + pattern
            .Replace("{wd}", Alternatives("wd", Weekdays), StringComparison.Ordinal)
            .Replace("{mon}", Alternatives("mon", Months), StringComparison.Ordinal)
            .Replace("{unit}", Alternatives("unit", Units), StringComparison.Ordinal)
            .Replace("{n}", "((?<digits>[0-9]{1,3})|" + Alternatives("n", Numbers) + ")", StringComparison.Ordinal)
            .Replace("{d}", "(?<day>[0-9]{1,2})", StringComparison.Ordinal)
            .Replace("{y}", "(?<year>20[0-9]{2})", StringComparison.Ordinal) + After;

    /// <summary>Which of the alternatives matched, from 0; -1 for none.</summary>
    public static int Which(Match match, string name)
    {
        for (var i = 0; i < 12; i++)
        {
            if (match.Groups.TryGetValue(Group(name, i), out var group) && group.Success)
            {
                return i;
            }
        }

        return -1;
    }

    public static int Number(Match match, string name) =>
        match.Groups.TryGetValue(name, out var group) && int.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static string Alternatives(string name, string[] words) => "(" + string.Join('|', words.Select((w, i) => $"(?<{Group(name, i)}>{w})")) + ")";

    private static string Group(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}{index}");
}
