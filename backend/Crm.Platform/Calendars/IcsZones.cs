using System.Globalization;
using System.Text.RegularExpressions;

namespace Crm.Platform.Calendars;

/// <summary>A time as a calendar file gives it: a day, a local time, or an instant.</summary>
public readonly record struct IcsTime(DateTime Local, bool IsDate, bool IsUtc);

/// <summary>The time zones of a calendar file: by their IANA or Windows name, else by the rules that the file has for them (VTIMEZONE).</summary>
public sealed partial class IcsZones(IEnumerable<IcsComponent> components, TimeZoneInfo floating)
{
    private static readonly string[] Formats = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyy-MM-dd'T'HH:mm:ss"];
    private readonly Dictionary<string, IcsComponent> rules = components.SelectMany(c => c.Deep()).Where(c => c.Name == "VTIMEZONE" && c.Find("TZID") is not null)
        .DistinctBy(c => c.Find("TZID")!.Value, StringComparer.Ordinal).ToDictionary(c => c.Find("TZID")!.Value, StringComparer.Ordinal);

    private readonly Dictionary<string, List<Observance>> observances = new(StringComparer.Ordinal);

    /// <summary>Of times without a zone.</summary>
    public TimeZoneInfo Floating => floating;

    /// <summary>A time of ours: nothing that is to be kept lies before 1900 or after 2200.</summary>
    public static IcsTime? Read(string value) => ReadAny(value) is { Local.Year: >= 1900 and <= 2200 } time ? time : null;

    private static IcsTime? ReadAny(string value)
    {
        var text = value.Trim();
        if (DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new IcsTime(day, IsDate: true, IsUtc: false);
        }

        var isUtc = text.EndsWith('Z') || text.EndsWith('z');
        return DateTime.TryParseExact(isUtc ? text[..^1] : text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new IcsTime(local, IsDate: false, isUtc) : null;
    }

    /// <summary>The zone that a name means, where the system knows one.</summary>
    public TimeZoneInfo? Known(string? name)
    {
        if (name is null || !PlainName().IsMatch(name))
        {
            return null;
        }

        var parts = name.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var candidates = new[] { name, string.Join('/', parts.TakeLast(2)), string.Join('/', parts.TakeLast(3)), rules.GetValueOrDefault(name)?.Find("X-LIC-LOCATION")?.Value };
        return candidates.Where(c => c is { Length: > 0 } && PlainName().IsMatch(c)).Select(c => Find(c!)).FirstOrDefault(z => z is not null);
    }

    // By its IANA name, where it has one.
    private static TimeZoneInfo? Find(string name) => !TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? null
        : !found.HasIanaId && TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana) && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out var same) ? same : found;

    /// <summary>Whether a name says which zone it is, by itself or by the rules of the file.</summary>
    public bool Knows(string? name) => name is null || Known(name) is not null || rules.ContainsKey(name);

    /// <summary>A day begins at midnight of the zone of those who have none; a name that nobody knows means that zone too.</summary>
    public DateTime ToUtc(IcsTime time, string? zone) =>
        time.IsUtc ? DateTime.SpecifyKind(time.Local, DateTimeKind.Utc)
        : zone is null || time.IsDate ? LocalTime.ToUtc(time.Local, floating)
        : Known(zone) is { } known ? LocalTime.ToUtc(time.Local, known)
        : rules.TryGetValue(zone, out var own) ? DateTime.SpecifyKind(time.Local - Offset(zone, own, time.Local), DateTimeKind.Utc)
        : LocalTime.ToUtc(time.Local, floating);

    // The observance that began last holds.
    private TimeSpan Offset(string zone, IcsComponent own, DateTime local)
    {
        if (!observances.TryGetValue(zone, out var all))
        {
            observances[zone] = all = [.. own.Children.Select(Observance.Read).OfType<Observance>()];
        }

        return all.Select(o => (Since: o.Before(local), o.To)).Where(o => o.Since is not null).OrderBy(o => o.Since).Select(o => (TimeSpan?)o.To).LastOrDefault()
            ?? all.OrderBy(o => o.Onsets.Min()).Select(o => o.From).FirstOrDefault();
    }

    [GeneratedRegex(@"^[\p{L}\d_+\-/ .,()&:]{1,100}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainName();

    private sealed record Observance(TimeSpan From, TimeSpan To, List<DateTime> Onsets)
    {
        // Rules of Outlook begin in 1601.
        private const int MostOnsets = 700;

        public static Observance? Read(IcsComponent component)
        {
            if (component.Find("DTSTART") is not { } start || ReadAny(start.Value) is not { } first
                || OffsetOf(component.Find("TZOFFSETFROM")) is not { } from || OffsetOf(component.Find("TZOFFSETTO")) is not { } to)
            {
                return null;
            }

            var onsets = new List<DateTime> { first.Local };
            onsets.AddRange(component.All("RDATE").SelectMany(l => l.Value.Split(',')).Select(ReadAny).OfType<IcsTime>().Select(t => t.Local).Take(MostOnsets));
            if (component.Find("RRULE") is { } text && RecurrenceRule.TryParse(text.Value, out var rule, out _))
            {
                onsets.AddRange(rule.Local(first.Local).Take(MostOnsets).TakeWhile(o => o.Year <= 2200 && (!rule.UntilIsUtc || o - from <= rule.Until)));
            }

            return new Observance(from, to, onsets);
        }

        public DateTime? Before(DateTime local) => Onsets.Where(o => o <= local).Select(o => (DateTime?)o).Max();

        private static TimeSpan? OffsetOf(IcsLine? line) => line is not null && OffsetForm().Match(line.Value) is { Success: true } match
            ? (match.Groups["sign"].Value == "-" ? -1 : 1) * new TimeSpan(Number(match, "h"), Number(match, "m"), Number(match, "s"))
            : null;

        private static int Number(Match match, string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(@"^(?<sign>[+-])(?<h>\d\d)(?<m>[0-5]\d)(?<s>[0-5]\d)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OffsetForm();
}
