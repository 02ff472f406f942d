using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Records.Conditions;

/// <summary>A value of a condition that says nothing by itself: what it means depends on who looks, when and where.</summary>
internal abstract partial record RelativeValue
{
    /// <summary>Reads <c>me</c> for users and relative dates for dates and instants; null where the text is neither.</summary>
    public static RelativeValue? Read(Field field, string? text) => field switch
    {
        { ReferenceTo: "user" } => text == "me" ? new Me() : null,
        { Kind: DateKind or InstantKind } => text is null ? null : ReadDate(text.Trim()),
        _ => null,
    };

    private static RelativeDate? ReadDate(string text)
    {
        var match = Form().Match(text);
        if (text.Length == 0 || !match.Success)
        {
            return null;
        }

        var anchor = match.Groups["anchor"] is { Success: true } named ? Enum.Parse<DateAnchor>(named.Value, ignoreCase: true) : DateAnchor.Today;
        var offsets = match.Groups["offset"].Captures.Select(c =>
            (int.Parse(c.Value.AsSpan(0, c.Length - 1).TrimStart("+ "), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), c.Value[^1])).ToList();
        return new RelativeDate(anchor, offsets);
    }

    // A plus in an address arrives as a blank.
    [GeneratedRegex("^(?<anchor>today|yesterday|tomorrow|now|startOfWeek|startOfMonth|startOfQuarter|startOfYear)?(?<offset>[-+ ]?[0-9]{1,4}[hdwmqy]){0,3}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}

/// <summary>Whoever looks.</summary>
internal sealed record Me : RelativeValue;

/// <summary>From where a relative date counts.</summary>
internal enum DateAnchor
{
    Today,
    Yesterday,
    Tomorrow,
    Now,
    StartOfWeek,
    StartOfMonth,
    StartOfQuarter,
    StartOfYear,
}

/// <summary>A named day with offsets: <c>-30d</c>, <c>startOfMonth-1m</c>, <c>today+2w</c>. With hours, or from now, it is an instant.</summary>
internal sealed record RelativeDate(DateAnchor Anchor, IReadOnlyList<(int Amount, char Unit)> Offsets) : RelativeValue
{
    public bool IsInstant => Anchor == DateAnchor.Now || Offsets.Any(o => o.Unit == 'h');

    /// <summary>The moment on the clock of whoever looks; at midnight unless it is an instant.</summary>
    public DateTime On(DateTime localNow)
    {
        var today = localNow.Date;
        var moment = Anchor switch
        {
            DateAnchor.Yesterday => today.AddDays(-1),
            DateAnchor.Tomorrow => today.AddDays(1),
            DateAnchor.StartOfWeek => today.AddDays(-(((int)today.DayOfWeek + 6) % 7)),
            DateAnchor.StartOfMonth => new DateTime(today.Year, today.Month, 1),
            DateAnchor.StartOfQuarter => new DateTime(today.Year, today.Month - ((today.Month - 1) % 3), 1),
            DateAnchor.StartOfYear => new DateTime(today.Year, 1, 1),
            DateAnchor.Now => localNow,
            _ => IsInstant ? localNow : today,
        };
        return Offsets.Aggregate(moment, Move);
    }

    // Beyond the calendar is as far as it goes.
    private static DateTime Move(DateTime moment, (int Amount, char Unit) by)
    {
        try
        {
            return by.Unit switch
            {
                'h' => moment.AddHours(by.Amount),
                'd' => moment.AddDays(by.Amount),
                'w' => moment.AddDays(7 * by.Amount),
                'm' => moment.AddMonths(by.Amount),
                'q' => moment.AddMonths(3 * by.Amount),
                _ => moment.AddYears(by.Amount),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return by.Amount < 0 ? new DateTime(1, 1, 2) : new DateTime(9999, 12, 30);
        }
    }
}
