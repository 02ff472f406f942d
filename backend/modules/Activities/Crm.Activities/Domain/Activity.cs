using Crm.Activities.Records;
using Crm.Kernel;

namespace Crm.Activities.Domain;

/// <summary>Something done with a customer, or to be done: a note, a task, a call, a meeting or a mail.</summary>
internal sealed class Activity : Record
{
    private const int MaxCalled = 100;

    public ActivityKind? Kind { get; private set; }
    public string? Subject { get; private set; }
    public string? Body { get; private set; }
    public ActivityStatus? Status { get; private set; }
    public ActivityPriority? Priority { get; private set; }
    public DateTime? StartsAt { get; private set; }
    public DateTime? EndsAt { get; private set; }
    public DateTime? DueAt { get; private set; }
    public DateTime? RemindAt { get; private set; }
    public bool? AllDay { get; private set; }
    public DateTime? DoneAt { get; private set; }
    public ActivityDirection? Direction { get; private set; }
    public CallOutcome? Outcome { get; private set; }
    public string? Place { get; private set; }
    public string? Recurrence { get; private set; }

    /// <summary>Times that the recurrence gives and that do not take place.</summary>
    public List<SkippedTime> Skips { get; private set; } = [];
    public List<ChecklistItem> Checklist { get; private set; } = [];
    public List<Attendee> Attendees { get; private set; } = [];
    public long? Duration { get; private set; }
    public string? RecordingUrl { get; private set; }
    public Guid? ContactId { get; private set; }
    public Guid? AccountId { get; private set; }
    public Guid? LeadId { get; private set; }
    public Guid? OpportunityId { get; private set; }

    /// <summary>The IANA time zone in which its times were meant: repetitions keep the local time.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>When the attendees were last sent an invitation.</summary>
    public DateTime? InvitedAt { get; private set; }

    /// <summary>The revision of the calendar entry that it came from (SEQUENCE of RFC 5545); null for what was written here.</summary>
    public long? Revision { get; private set; }

    /// <summary>By which instant it stands in time.</summary>
    public DateTime At { get; private set; }

    /// <summary>A mail that a program wrote: an absence notice, a report. It is no answer.</summary>
    public bool IsAutomatic { get; private set; }

    /// <summary>Further records that take part, such as those a mail was copied to.</summary>
    public List<Subject> Others { get; private set; } = [];

    /// <summary>Every record on whose timeline it stands.</summary>
    public List<Subject> About =>
    [
        .. Of("contact", ContactId).Concat(Of("account", AccountId)).Concat(Of("lead", LeadId)).Concat(Of("opportunity", OpportunityId))
            .Concat(Attendees.Where(a => a.RecordType is "contact" or "account").Select(a => new Subject(a.RecordType!, a.RecordId!.Value))).Concat(Others).Distinct(),
    ];

    /// <summary>When somebody must be reminded who was not yet; null where nothing is to come.</summary>
    public DateTime? ReminderDue { get; private set; }

    /// <summary>The reminder that was given.</summary>
    public DateTime? RemindedAt { get; private set; }

    public bool IsOpen => Status == ActivityStatus.Open;

    public override void Derive()
    {
        At = StartsAt ?? DueAt ?? (CreatedAt == default ? At : CreatedAt);
        DoneAt = Status == ActivityStatus.Done ? DoneAt ?? (UpdatedAt == default ? null : UpdatedAt) : null;
        ReminderDue = IsOpen && RemindAt != RemindedAt ? RemindAt : null;
    }

    /// <summary>Fills in what follows from when it was written down: a new one that only reports is done at once.</summary>
    public void Begin(DateTime now, bool statusGiven)
    {
        var reports = Kind is ActivityKind.Note or ActivityKind.Email || (Kind is ActivityKind.Call && DueAt is null && !(StartsAt > now));
        if (!statusGiven)
        {
            Status = reports || (Kind is ActivityKind.Meeting && (EndsAt ?? StartsAt) <= now) ? ActivityStatus.Done : ActivityStatus.Open;
        }

        StartsAt ??= !reports ? null : EndsAt < now ? EndsAt : now;
        At = now;
    }

    /// <summary>Notes when it came to its end, or that it has none.</summary>
    public void Settle(DateTime now)
    {
        DoneAt = Status == ActivityStatus.Done ? (StartsAt < now && CreatedAt == default ? EndsAt ?? StartsAt : now) : null;
        Derive();
    }

    /// <summary>A note is called by its first words; marks of Markdown before them are no words. Null where it has none.</summary>
    public string? FirstWords()
    {
        var line = Body?.Split('\n').Select(l => l.Trim(' ', '\r', '\t', '#', '*', '-', '>', '_')).FirstOrDefault(l => l.Length > 0);
        return line is { Length: > MaxCalled } ? string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[MaxCalled - 1]) ? MaxCalled - 1 : MaxCalled), "…") : line;
    }

    public void BelongsTo(Guid? accountId) => AccountId ??= accountId;

    /// <summary>Notes which revision of a calendar entry it is.</summary>
    public void CameAs(long revision) => Revision = revision;

    public void MeantIn(string timeZone) => TimeZone = timeZone;

    /// <summary>What it says with a note added below.</summary>
    public string? BodyWith(string? note) =>
        string.IsNullOrWhiteSpace(note) ? Body : string.IsNullOrWhiteSpace(Body) ? note.Trim() : $"{Body}\n\n{note.Trim()}";

    /// <summary>Somebody has answered an invitation; false where nobody of this address is invited.</summary>
    public bool Answer(string address, AttendeeResponse response)
    {
        if (!Attendees.Exists(a => a.HasAddress(address)))
        {
            return false;
        }

        Attendees = Attendees.ConvertAll(a => a.HasAddress(address) ? a with { Response = response } : a);
        return true;
    }

    public void WrittenByProgram() => IsAutomatic = true;

    /// <summary>Adds records on whose timeline it stands too.</summary>
    public void AlsoAbout(IEnumerable<Subject> others)
    {
        Others = [.. Others.Union(others)];
    }

    private static IEnumerable<Subject> Of(string recordType, Guid? id) => id is { } known ? [new(recordType, known)] : [];
}
