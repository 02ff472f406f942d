using System.Globalization;
using System.Runtime.InteropServices;

namespace Crm.Platform.Calendars;

/// <summary>How often something repeats.</summary>
public enum Frequency
{
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// <summary>A weekday, and which of them in the month or the year; 0 is every one, -1 the last.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Weekday(DayOfWeek Day, int Ordinal = 0);

/// <summary>
/// A recurrence rule (RFC 5545, RRULE) with FREQ of days and longer, INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS and WKST.
/// It is reckoned in local time, so that nine o'clock stays nine o'clock when clocks are changed.
/// </summary>
public sealed partial record RecurrenceRule
{
    public const int MaxLength = 500;
    private const int MaxInterval = 10_000;

    public Frequency Frequency { get; private init; }

    public int Interval { get; private init; } = 1;

    public int? Count { get; private init; }

    /// <summary>The last moment, or the last day where the rule names only a day; in UTC where <see cref="UntilIsUtc"/> says so.</summary>
    public DateTime? Until { get; private init; }

    public bool UntilIsUtc { get; private init; }

    public IReadOnlyList<Weekday> Days { get; private init; } = [];

    public IReadOnlyList<int> MonthDays { get; private init; } = [];

    public IReadOnlyList<int> Months { get; private init; } = [];

    public IReadOnlyList<int> Positions { get; private init; } = [];

    public DayOfWeek WeekStart { get; private init; } = DayOfWeek.Monday;

    public static RecurrenceRule Parse(string text) =>
        TryParse(text, out var rule, out var reason) ? rule : throw new FormatException(reason);

    /// <summary>Reads a rule; a leading <c>RRULE:</c> may be there.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RecurrenceRule? rule, out string reason)
    {
        rule = null;
        reason = "Give a rule such as FREQ=WEEKLY;BYDAY=MO,WE.";
        var bare = text?.Trim() ?? "";
        bare = bare.StartsWith("RRULE:", StringComparison.OrdinalIgnoreCase) ? bare[6..] : bare;
        if (bare.Length is 0 or > MaxLength)
        {
            return false;
        }

        var read = new RecurrenceRule();
        var hasFrequency = false;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in bare.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=') is not [var name, var value] || !seen.Add(name))
            {
                return false;
            }

            if (read.With(name.ToUpperInvariant(), value.Trim().ToUpperInvariant()) is not { } next)
            {
                reason = $"{name}={value} is not understood. {reason}";
                return false;
            }

            read = next;
            hasFrequency |= name.Equals("FREQ", StringComparison.OrdinalIgnoreCase);
        }

        if (!hasFrequency || (read.Count is not null && read.Until is not null) || (read.Frequency is Frequency.Daily or Frequency.Weekly && read.Days.Any(d => d.Ordinal != 0)))
        {
            reason = !hasFrequency ? reason : read.Count is null ? "A daily or weekly rule takes weekdays without a number." : "Give COUNT or UNTIL, not both.";
            return false;
        }

        rule = read;
        return true;
    }

    /// <summary>The rule for what is left after so many occurrences; null where none is.</summary>
    public RecurrenceRule? After(int occurrences) => Count is not { } count ? this : count > occurrences ? this with { Count = count - occurrences } : null;

    public override string ToString()
    {
        var parts = new List<string> { $"FREQ={Frequency.ToString().ToUpperInvariant()}" };
        Add<int>("INTERVAL", Interval == 1 ? [] : [Interval]);
        Add<int>("COUNT", Count is { } count ? [count] : []);
        Add<string>("UNTIL", Until is { } until ? [until.ToString(UntilIsUtc ? "yyyyMMdd'T'HHmmss'Z'" : until.TimeOfDay == EndOfDay ? "yyyyMMdd" : "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)] : []);
        Add("BYMONTH", Months);
        Add("BYMONTHDAY", MonthDays);
        Add<string>("BYDAY", [.. Days.Select(d => (d.Ordinal == 0 ? "" : d.Ordinal.ToString(CultureInfo.InvariantCulture)) + Code(d.Day))]);
        Add("BYSETPOS", Positions);
        Add<string>("WKST", WeekStart == DayOfWeek.Monday ? [] : [Code(WeekStart)]);
        return string.Join(';', parts);

        void Add<T>(string name, IReadOnlyList<T> values)
        {
            if (values.Count > 0)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={string.Join(',', values)}"));
            }
        }
    }

    private static readonly TimeSpan EndOfDay = new(23, 59, 59);

    private RecurrenceRule? With(string name, string value) => name switch
    {
        "FREQ" => Enum.TryParse<Frequency>(value, ignoreCase: true, out var frequency) && Enum.IsDefined(frequency) && char.IsLetter(value[0]) ? this with { Frequency = frequency } : null,
        "INTERVAL" => Number(value, 1, MaxInterval) is { } interval ? this with { Interval = interval } : null,
        "COUNT" => Number(value, 1, 100_000) is { } count ? this with { Count = count } : null,
        "UNTIL" => ReadUntil(value),
        "BYDAY" => Each(value, ReadDay) is { } days ? this with { Days = days } : null,
        "BYMONTHDAY" => Each(value, v => Signed(v, 31)) is { } days ? this with { MonthDays = days } : null,
        "BYMONTH" => Each(value, v => Number(v, 1, 12)) is { } months ? this with { Months = [.. months.Order()] } : null,
        "BYSETPOS" => Each(value, v => Signed(v, 366)) is { } positions ? this with { Positions = positions } : null,
        "WKST" => ReadDay(value) is { Ordinal: 0 } day ? this with { WeekStart = day.Day } : null,
        _ => null,
    };

    private RecurrenceRule? ReadUntil(string value)
    {
        if (DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return this with { Until = day + EndOfDay };
        }

        var isUtc = value.EndsWith('Z');
        return DateTime.TryParseExact(value.TrimEnd('Z'), "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? this with { Until = moment, UntilIsUtc = isUtc }
            : null;
    }

    private static Weekday? ReadDay(string text)
    {
        if (text.Length < 2 || Array.IndexOf(Codes, text[^2..]) is var day && day < 0)
        {
            return null;
        }

        return text.Length == 2 ? new Weekday((DayOfWeek)day) : Signed(text[..^2], 53) is { } ordinal ? new Weekday((DayOfWeek)day, ordinal) : null;
    }

    private static readonly string[] Codes = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private static string Code(DayOfWeek day) => Codes[(int)day];

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static int? Signed(string text, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number != 0 && Math.Abs(number) <= most ? number : null;

    private static List<T>? Each<T>(string text, Func<string, T?> read)
        where T : struct
    {
        var items = text.Split(',').Select(t => read(t.Trim())).ToList();
        return items.Count <= 366 && items.TrueForAll(i => i is not null) ? items.ConvertAll(i => i!.Value) : null;
    }
}
