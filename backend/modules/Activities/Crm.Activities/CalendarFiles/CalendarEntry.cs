using Crm.Activities.Domain;
using Crm.Activities.Records;
using Crm.Platform.Calendars;

namespace Crm.Activities.CalendarFiles;

/// <summary>A meeting or a task as a calendar file has it.</summary>
internal sealed record CalendarEntry(string Uid, ActivityKind Kind, string Subject)
{
    public long Sequence { get; init; }

    /// <summary>The time of a repeating entry that this one stands for.</summary>
    public DateTime? RecurrenceId { get; init; }
    public string? Body { get; init; }
    public string? Place { get; init; }
    public DateTime? StartsAt { get; init; }
    public DateTime? EndsAt { get; init; }
    public DateTime? DueAt { get; init; }
    public DateTime? RemindAt { get; init; }
    public bool AllDay { get; init; }
    public string? Recurrence { get; init; }
    public IReadOnlyList<SkippedTime> Skips { get; init; } = [];
    public string? TimeZone { get; init; }

    /// <summary>Done or cancelled; null where the file does not say so.</summary>
    public ActivityStatus? Status { get; init; }
    public ActivityPriority? Priority { get; init; }
    public IReadOnlyList<Attendee> Attendees { get; init; } = [];

    /// <summary>Who asks them.</summary>
    public Attendee? Organizer { get; init; }

    /// <summary>The properties of which something is not kept.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>Under which the record is known: one time of a series is a record of its own.</summary>
    public string Key => RecurrenceId is { } time ? $"{Uid}#{IcsText.Utc(time)}" : Uid;

    /// <summary>The identity of the series, and the time for which a record stands alone.</summary>
    public static (string Uid, string? Time) Parts(string key) =>
        key.LastIndexOf('#') is var at and > 0 && IcsZones.Read(key[(at + 1)..]) is { IsUtc: true } ? (key[..at], key[(at + 1)..]) : (key, null);
}

/// <summary>What was read of a component: an entry, or the code and the words of what keeps it out.</summary>
internal sealed record ReadEntry(string? Uid, string? Subject, CalendarEntry? Entry, string? Code = null, string? Message = null);
