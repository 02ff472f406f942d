using System.Text;
using Crm.Activities.Domain;
using Crm.Activities.Records;
using Crm.Platform.Calendars;

namespace Crm.Activities.CalendarFiles;

/// <summary>Who owns an activity: the organiser of a meeting to whom answers go.</summary>
internal sealed record Organizer(string Name, string Email);

/// <summary>Writes activities as a calendar file (RFC 5545). Times are instants; what repeats has its zone, with the rules that it follows.</summary>
internal sealed class CalendarWriter(TimeZoneInfo companyZone)
{
    private const int YearsOfRules = 10;
    private readonly StringBuilder text = new();
    private readonly Dictionary<string, (TimeZoneInfo Zone, DateTime First)> zones = new(StringComparer.Ordinal);

    /// <summary>The identity of an activity that was written here.</summary>
    public static string UidOf(Guid id) => $"{id}@activities.crm";

    /// <summary>The activity that an identity names, where it was written here.</summary>
    public static Guid? IdOf(string uid) => uid.EndsWith("@activities.crm", StringComparison.Ordinal) && Guid.TryParse(uid.AsSpan(0, uid.Length - 15), out var id) ? id : null;

    /// <param name="method">PUBLISH for a file, REQUEST for an invitation.</param>
    /// <param name="uids">Of those that came from elsewhere.</param>
    public static string Write(IEnumerable<Activity> activities, string method, TimeZoneInfo companyZone, IReadOnlyDictionary<Guid, string> uids, Func<Activity, Organizer?> organizer)
    {
        var writer = new CalendarWriter(companyZone);
        foreach (var activity in activities)
        {
            writer.Add(activity, uids.GetValueOrDefault(activity.Id), organizer(activity));
        }

        var file = new StringBuilder();
        foreach (var line in new[] { "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CRM//Activities//EN", "CALSCALE:GREGORIAN", $"METHOD:{method}" })
        {
            file.Append(line).Append("\r\n");
        }

        foreach (var (zone, first) in writer.zones.Values)
        {
            file.Append(Rules(zone, first));
        }

        return file.Append(writer.text).Append("END:VCALENDAR\r\n").ToString();
    }

    private void Add(Activity activity, string? uid, Organizer? organizer)
    {
        // A task is a to-do; a call or a meeting without a time stands in no calendar but among these too.
        var isTodo = activity.Kind == ActivityKind.Task || activity.StartsAt is null;
        Line("BEGIN", isTodo ? "VTODO" : "VEVENT");
        var (series, time) = CalendarEntry.Parts(uid ?? UidOf(activity.Id));
        Line("UID", series);
        if (time is not null)
        {
            Line("RECURRENCE-ID", time);
        }

        Line("DTSTAMP", IcsText.Utc(activity.UpdatedAt));
        Line("SEQUENCE", $"{(uid is null ? activity.Version : activity.Revision ?? 0)}");
        Line("SUMMARY", IcsText.Escape(activity.Subject ?? ""));
        Optional("DESCRIPTION", activity.Body);
        Optional("LOCATION", activity.Place);
        Times(activity, isTodo);
        Line("STATUS", (isTodo, activity.Status) switch
        {
            (_, ActivityStatus.Cancelled) => "CANCELLED",
            (true, ActivityStatus.Done) => "COMPLETED",
            (true, _) => "NEEDS-ACTION",
            _ => "CONFIRMED",
        });
        if (isTodo && activity.Priority is { } priority)
        {
            Line("PRIORITY", priority switch { ActivityPriority.High => "1", ActivityPriority.Normal => "5", _ => "9" });
        }

        People(activity, organizer);
        if (activity is { RemindAt: { } remind, IsOpen: true })
        {
            Line("BEGIN", "VALARM");
            Line("ACTION", "DISPLAY");
            Line("DESCRIPTION", IcsText.Escape(activity.Subject ?? ""));
            Line("TRIGGER;VALUE=DATE-TIME", IcsText.Utc(remind));
            Line("END", "VALARM");
        }

        Line("END", isTodo ? "VTODO" : "VEVENT");
    }

    private void Times(Activity activity, bool isTodo)
    {
        var zone = activity.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var own) ? own : companyZone;
        var repeats = activity.Recurrence is not null;
        Time("DTSTART", activity.StartsAt);
        Time("DTEND", isTodo ? null : activity.EndsAt);
        Time("DUE", isTodo ? activity.DueAt : null);
        if (repeats)
        {
            Line("RRULE", activity.Recurrence!);
            foreach (var skip in activity.Skips)
            {
                Time("EXDATE", skip.At);
            }
        }

        void Time(string property, DateTime? instant)
        {
            if (instant is not { } utc)
            {
                return;
            }

            var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
            if (activity.AllDay == true)
            {
                // A day ends where the next one begins.
                var day = property == "DTEND" && local.TimeOfDay != TimeSpan.Zero ? local.Date.AddDays(1) : local;
                Line(property + ";VALUE=DATE", IcsText.Date(day));
            }
            else if (repeats && zone.Id != TimeZoneInfo.Utc.Id)
            {
                zones.TryAdd(zone.Id, (zone, utc));
                zones[zone.Id] = utc < zones[zone.Id].First ? (zone, utc) : zones[zone.Id];
                Line($"{property};TZID={zone.Id}", IcsText.Local(local));
            }
            else
            {
                Line(property, IcsText.Utc(utc));
            }
        }
    }

    private void People(Activity activity, Organizer? organizer)
    {
        var asked = activity.Attendees.Where(a => a.Email is not null).ToList();
        if (asked.Count > 0 && organizer is not null)
        {
            Line($"ORGANIZER;CN={IcsText.Quote(organizer.Name)}", "mailto:" + organizer.Email);
        }

        foreach (var attendee in asked)
        {
            var name = attendee.Name is { Length: > 0 } known ? $";CN={IcsText.Quote(known)}" : "";
            var answer = attendee.Response switch { AttendeeResponse.NeedsAction => "NEEDS-ACTION", var given => given.ToString().ToUpperInvariant() };
            Line($"ATTENDEE{name};ROLE=REQ-PARTICIPANT;PARTSTAT={answer};RSVP=TRUE", "mailto:" + attendee.Email);
        }
    }

    private void Optional(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            Line(name, IcsText.Escape(value));
        }
    }

    // Nothing that is kept begins a line of its own.
    private void Line(string name, string value) => text.Append(IcsText.Fold($"{name}:{string.Concat(value.Where(c => !char.IsControl(c)))}"));

    // Each change of clocks in the years that matter, as the system knows them: no rule has to be guessed.
    private static StringBuilder Rules(TimeZoneInfo zone, DateTime first)
    {
        var rules = new StringBuilder().Append(IcsText.Fold("BEGIN:VTIMEZONE")).Append(IcsText.Fold("TZID:" + zone.Id));
        var at = new DateTime(first.Year - 1, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var before = zone.GetUtcOffset(at);
        Observance(at + before, before, before, zone.IsDaylightSavingTime(at));
        for (var end = first.AddYears(YearsOfRules); at < end; at = at.AddDays(1))
        {
            if (zone.GetUtcOffset(at.AddDays(1)) == zone.GetUtcOffset(at))
            {
                continue;
            }

            var (from, to) = (at, at.AddDays(1));
            while (to - from > TimeSpan.FromMinutes(1))
            {
                var middle = from + new TimeSpan((to - from).Ticks / 2);
                (from, to) = zone.GetUtcOffset(middle) == zone.GetUtcOffset(at) ? (middle, to) : (from, middle);
            }

            var change = new DateTime((to.Ticks + TimeSpan.TicksPerMinute / 2) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, DateTimeKind.Utc);
            Observance(change + zone.GetUtcOffset(at), zone.GetUtcOffset(at), zone.GetUtcOffset(to), zone.IsDaylightSavingTime(to.AddHours(1)));
        }

        return rules.Append(IcsText.Fold("END:VTIMEZONE"));

        void Observance(DateTime onset, TimeSpan from, TimeSpan to, bool isDaylight)
        {
            var name = isDaylight ? "DAYLIGHT" : "STANDARD";
            foreach (var line in new[] { $"BEGIN:{name}", $"DTSTART:{IcsText.Local(onset)}", $"TZOFFSETFROM:{Offset(from)}", $"TZOFFSETTO:{Offset(to)}", $"END:{name}" })
            {
                rules.Append(IcsText.Fold(line));
            }
        }

        static string Offset(TimeSpan offset) => $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration():hhmm}";
    }
}
