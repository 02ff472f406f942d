using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Crm.Activities.Domain;
using Crm.Activities.Records;
using Crm.Activities.Timeline;
using Crm.Platform.Calendars;
using Crm.Platform.Normalisation.Emails;

namespace Crm.Activities.CalendarFiles;

/// <summary>Makes entries of the components of a calendar file: meetings of VEVENT, tasks of VTODO. What cannot be an entry says why.</summary>
internal sealed class CalendarEntryReader(IcsZones zones)
{
    private const int MostAttendees = 200;
    private const int MostSkips = 200;
    private const int MostBody = 100_000;
    private const int MostShort = 300;

    /// <summary>The components of a file that are entries, or would be if they were understood.</summary>
    public static IEnumerable<IcsComponent> EntriesOf(IEnumerable<IcsComponent> components) => components.SelectMany(c => c.Deep()).Where(c => c.Name is "VEVENT" or "VTODO" or "VJOURNAL");

    public ReadEntry Read(IcsComponent component)
    {
        var subject = Plain(component.Find("SUMMARY")?.Text, MostShort);
        var uid = component.Find("UID")?.Value ?? "no-uid-" + Hash($"{component.Find("DTSTART")?.Value}|{subject}");
        if (component.Name == "VJOURNAL")
        {
            return new ReadEntry(uid, subject, null, "unsupported", "Only events and tasks are taken over.");
        }

        var start = Time(component.Find("DTSTART"));
        if (component.Name == "VEVENT" && start is null)
        {
            return new ReadEntry(uid, subject, null, "no_start", "It does not say when it begins, in a way that can be read.");
        }

        RecurrenceRule? rule = null;
        if (component.Find("RRULE") is { } repeats && !RecurrenceRule.TryParse(repeats.Value, out rule, out _))
        {
            return new ReadEntry(uid, subject, null, "recurrence", "It repeats in a way that is not understood.");
        }

        return new ReadEntry(uid, subject, Entry(component, uid.Length <= MostKey ? uid : "sha256-" + Hash(uid), subject, start, rule));
    }

    /// <summary>The longest that a key of another system may be, with room for the time of a series.</summary>
    private const int MostKey = 180;

    private CalendarEntry Entry(IcsComponent component, string uid, string? subject, Moment? start, RecurrenceRule? rule)
    {
        var body = Plain(component.Find("DESCRIPTION")?.Text, MostBody);
        var isTask = component.Name == "VTODO";
        var end = isTask ? null : End(component, start!.Value);
        var isAllDay = start is { IsDate: true };
        var zone = isAllDay ? zones.Floating : start is { IsUtc: true } && rule is not null ? TimeZoneInfo.Utc : zones.Known(component.Find("DTSTART")?.Parameter("TZID"));
        var skips = component.All("EXDATE").SelectMany(l => l.Value.Split(',').Select(v => Time(l with { Value = v }))).OfType<Moment>().Select(m => new SkippedTime(m.Utc)).Distinct().ToList();
        return new CalendarEntry(uid, isTask ? ActivityKind.Task : ActivityKind.Meeting, subject ?? Plain(FirstLine(body), MostShort) ?? (isTask ? "Task" : "Meeting"))
        {
            Sequence = long.TryParse(component.Find("SEQUENCE")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : 0,
            RecurrenceId = Time(component.Find("RECURRENCE-ID"))?.Utc,
            Body = body,
            Place = Plain(component.Find("LOCATION")?.Text, MostShort),
            StartsAt = start?.Utc,
            EndsAt = end < start?.Utc ? null : end,
            DueAt = isTask ? Time(component.Find("DUE"))?.Utc ?? (IcsText.Duration(component.Find("DURATION")?.Value ?? "") is { } lasts ? start?.Utc + lasts : null) : null,
            RemindAt = Reminder(component, start?.Utc ?? Time(component.Find("DUE"))?.Utc),
            AllDay = isAllDay,
            Recurrence = rule?.ToString(),
            Skips = [.. skips.Take(MostSkips)],
            TimeZone = zone?.Id,
            Status = component.Find("STATUS")?.Value.ToUpperInvariant() switch { "CANCELLED" => ActivityStatus.Cancelled, "COMPLETED" => ActivityStatus.Done, _ => component.Find("COMPLETED") is null ? null : ActivityStatus.Done },
            Priority = !isTask || !int.TryParse(component.Find("PRIORITY")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var rank) || rank is 0 or > 9 ? null
                : rank < 5 ? ActivityPriority.High : rank == 5 ? ActivityPriority.Normal : ActivityPriority.Low,
            Attendees = [.. Attendees(component).Take(MostAttendees)],
            Organizer = component.Find("ORGANIZER") is { } asks ? Person(asks, AttendeeResponse.Accepted) : null,
            Lost = [.. Lost(component, rule, skips.Count)],
        };
    }

    private static IEnumerable<Attendee> Attendees(IcsComponent component) => component.All("ATTENDEE").Select(Person).OfType<Attendee>().DistinctBy(a => EmailText.Key(a.Email!));

    /// <summary>Whom a line names; null where it has no address.</summary>
    public static Attendee? Person(IcsLine line) => Person(line, AttendeeResponse.NeedsAction);

    private static Attendee? Person(IcsLine line, AttendeeResponse usual)
    {
        var address = line.Value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? line.Value[7..].Trim() : line.Parameter("EMAIL") ?? line.Value;
        return !EmailText.LooksRight(address) ? null : new Attendee(Name: Plain(line.Parameter("CN"), 200), Email: address, Response: line.Parameter("PARTSTAT")?.ToUpperInvariant() switch
        {
            "ACCEPTED" => AttendeeResponse.Accepted,
            "DECLINED" => AttendeeResponse.Declined,
            "TENTATIVE" => AttendeeResponse.Tentative,
            "NEEDS-ACTION" => AttendeeResponse.NeedsAction,
            _ => usual,
        });
    }

    private IEnumerable<string> Lost(IcsComponent component, RecurrenceRule? rule, int skips)
    {
        var lost = new (string Name, bool Is)[]
        {
            ("RDATE", component.All("RDATE").Any()), ("EXRULE", component.All("EXRULE").Any()), ("RRULE", component.All("RRULE").Skip(1).Any()), ("EXDATE", skips > MostSkips),
            ("TZID", component.Find("DTSTART")?.Parameter("TZID") is { } name && (rule is null ? !zones.Knows(name) : zones.Known(name) is null)),
            ("ATTENDEE", component.All("ATTENDEE").Count() is var asked && (asked > MostAttendees || component.All("ATTENDEE").Any(a => Person(a) is null))),
        };
        return lost.Where(l => l.Is).Select(l => l.Name);
    }

    private DateTime? End(IcsComponent component, Moment start) =>
        Time(component.Find("DTEND"))?.Utc
        ?? (IcsText.Duration(component.Find("DURATION")?.Value ?? "") is { } lasts ? start.Utc + lasts : start.IsDate ? LocalTime.ToUtc(start.Local.AddDays(1), zones.Floating) : null);

    private static DateTime? Reminder(IcsComponent component, DateTime? start)
    {
        var trigger = component.Children.Where(c => c.Name == "VALARM").Select(c => c.Find("TRIGGER")).FirstOrDefault(t => t is not null);
        return trigger is null ? null
            : IcsText.Duration(trigger.Value) is { } before ? start + before
            : IcsZones.Read(trigger.Value) is { IsUtc: true } at ? DateTime.SpecifyKind(at.Local, DateTimeKind.Utc) : null;
    }

    private Moment? Time(IcsLine? line) =>
        line is not null && IcsZones.Read(line.Value) is { } time ? new Moment(zones.ToUtc(time, line.Parameter("TZID")), time.Local, time.IsDate, time.IsUtc) : null;

    private static string? FirstLine(string? text) => text?.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0);

    private static string? Plain(string? text, int most)
    {
        var plain = text is null ? "" : string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
        return plain.Length == 0 ? null : Excerpts.Cut(plain, most);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Moment(DateTime Utc, DateTime Local, bool IsDate, bool IsUtc);
}
