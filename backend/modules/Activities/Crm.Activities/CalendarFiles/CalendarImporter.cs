using Crm.Activities.Domain;
using Crm.Activities.Records;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Platform.Normalisation.Emails;
using Crm.Platform.Records;
using Crm.Platform.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.CalendarFiles;

/// <summary>What became of an entry.</summary>
internal enum ImportOutcome
{
    Created,
    Updated,
    Unchanged,
    Refused,
}

/// <summary>Writes entries of a calendar as activities: each identity is one activity, an older revision changes nothing, and what is equal is left alone.</summary>
internal sealed class CalendarImporter(ActivitiesDb db, IMediator mediator, RecordCatalog catalog, IExternalIds keys, ReferenceLabels labels, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Under which the identities of calendars are kept.</summary>
    public const string Source = "ical";

    private readonly RecordType type = catalog.Of<Activity>();

    public async Task<IReadOnlyList<(ImportOutcome Outcome, Guid? Id, string? Code, string? Message)>> Import(IReadOnlyList<CalendarEntry> entries, CancellationToken ct)
    {
        var known = await Known(entries, ct);
        var people = await People(entries, ct);
        var replaced = entries.Where(e => e.RecurrenceId is not null).ToLookup(e => e.Uid, e => e.RecurrenceId!.Value, StringComparer.Ordinal);
        var outcomes = new List<(ImportOutcome, Guid?, string?, string?)>();
        foreach (var entry in entries)
        {
            outcomes.Add(await Import(entry, known, people, [.. replaced[entry.Uid].Select(t => new SkippedTime(t))], ct));
        }

        return outcomes;
    }

    private async Task<(ImportOutcome, Guid?, string?, string?)> Import(
        CalendarEntry entry, Dictionary<string, Activity> known, Dictionary<string, ReachedRecord> people, IReadOnlyList<SkippedTime> replaced, CancellationToken ct)
    {
        if (!known.TryGetValue(entry.Key, out var present))
        {
            var values = Values(entry, people, replaced, present: null);
            var made = (await mediator.Send(new UpsertRecord<Activity>(Source, entry.Key, values), ct)).Record;
            made.CameAs(entry.Sequence);
            known[entry.Key] = made;
            return (ImportOutcome.Created, made.Id, null, null);
        }

        if (!user.Covers(type.ReadPermission, present) || !user.Covers(type.EditPermission, present))
        {
            return (ImportOutcome.Refused, null, "not_yours", "This entry is kept by somebody else.");
        }

        if (present.IsDeleted)
        {
            return (ImportOutcome.Refused, null, "deleted", "This entry lies in the bin. Restore it first.");
        }

        var changes = new RecordValues();
        foreach (var (field, value) in Values(entry, people, replaced, present).All.Where(v => !Same(v.Key.Get(present), v.Value)))
        {
            changes.Set(field, value);
        }

        if (entry.Sequence < (CalendarWriter.IdOf(entry.Uid) == present.Id ? present.Version : present.Revision ?? 0) || changes.All.Count == 0)
        {
            return (ImportOutcome.Unchanged, present.Id, null, null);
        }

        var changed = await mediator.Send(new UpdateRecord<Activity>(present.Id, changes), ct);
        changed.CameAs(entry.Sequence);
        known[entry.Key] = changed;
        return (ImportOutcome.Updated, present.Id, null, null);
    }

    // What the calendar says; what it does not speak of, such as whom it is about, stays as somebody has set it.
    private RecordValues Values(CalendarEntry entry, Dictionary<string, ReachedRecord> people, IReadOnlyList<SkippedTime> replaced, Activity? present)
    {
        var values = new RecordValues();
        var now = clock.GetUtcNow().UtcDateTime;
        List<Attendee> attendees = [.. Everybody(entry).Select(a => people.GetValueOrDefault(EmailText.Key(a.Email!)) is { } found ? a with { RecordType = found.RecordType, RecordId = found.Id } : a)];

        // One of us who asks is whose meeting it is.
        attendees.RemoveAll(a => a.RecordType == "user" && entry.Organizer is { Email: { } asks } && EmailText.Key(asks) == EmailText.Key(a.Email!) && !entry.Attendees.Any(b => b.Email == a.Email));
        List<SkippedTime> skips = entry.Recurrence is null ? [] : [.. entry.Skips.Union(replaced).OrderBy(s => s.At)];
        Set("subject", entry.Subject);
        Set("body", entry.Body);
        Set("place", entry.Place);
        Set("startsAt", entry.StartsAt);
        Set("endsAt", entry.EndsAt);
        Set("dueAt", entry.DueAt);
        Set("allDay", entry.AllDay ? true : null);
        Set("recurrence", entry.Recurrence);
        Set("skips", skips);
        Set("attendees", attendees);
        Set("priority", entry.Priority);
        if (entry.TimeZone is not null)
        {
            Set("timeZone", entry.TimeZone);
        }

        if (entry.Status is not null || (present is { Status: ActivityStatus.Cancelled } && entry.Sequence > (present.Revision ?? 0)))
        {
            Set("status", entry.Status ?? ActivityStatus.Open);
        }
        else if (present is null && entry.Recurrence is not null)
        {
            Set("status", ActivityStatus.Open); // The first time may be over: there are more to come.
        }

        // Nobody wants to be reminded of what is over.
        if (entry.RemindAt > now)
        {
            Set("remindAt", entry.RemindAt);
        }

        if (present is null)
        {
            Set("kind", entry.Kind);
            Set("ownerId", user.Id);
            var about = attendees.Select(a => people.GetValueOrDefault(EmailText.Key(a.Email!))).FirstOrDefault(p => p is { RecordType: not "user" });
            Set("contactId", about is { RecordType: "contact" } ? about.Id : null);
            Set("accountId", about?.AccountId);
        }

        return values;

        void Set(string field, object? value) => values.Set(type.Find(field)!, value);
    }

    private async Task<Dictionary<string, Activity>> Known(IReadOnlyList<CalendarEntry> entries, CancellationToken ct)
    {
        var ids = new Dictionary<string, Guid>(await keys.FindAll(type.Name, Source, [.. entries.Select(e => e.Key).Distinct(StringComparer.Ordinal)], ct), StringComparer.Ordinal);
        foreach (var entry in entries.Where(e => e.RecurrenceId is null))
        {
            if (CalendarWriter.IdOf(entry.Uid) is { } own)
            {
                ids.TryAdd(entry.Key, own);
            }
        }

        var wanted = ids.Values.ToList();
        var found = await db.Activities.AsNoTracking().Where(a => wanted.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        return ids.Where(i => found.ContainsKey(i.Value)).ToDictionary(i => i.Key, i => found[i.Value], StringComparer.Ordinal);
    }

    // Colleagues, contacts and accounts, by address.
    private async Task<Dictionary<string, ReachedRecord>> People(IReadOnlyList<CalendarEntry> entries, CancellationToken ct)
    {
        var emails = entries.SelectMany(Everybody).Select(a => a.Email!).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var people = new Dictionary<string, ReachedRecord>(StringComparer.Ordinal);
        if (emails.Count == 0)
        {
            return people;
        }

        var users = await labels.Source("user")!.Resolve([.. emails.Select(e => Folding.Key(e)).Distinct(StringComparer.Ordinal)], ct);
        foreach (var email in emails.Where(e => users.ContainsKey(Folding.Key(e))))
        {
            people[EmailText.Key(email)] = new ReachedRecord(email, "user", users[Folding.Key(email)], "", AccountId: null, OwnerId: null);
        }

        foreach (var reached in await mediator.Send(new PeopleByReach(emails, []), ct))
        {
            people.TryAdd(EmailText.Key(reached.Reach), reached);
        }

        return people;
    }

    private static IEnumerable<Attendee> Everybody(CalendarEntry entry) =>
        (entry.Organizer is { } asks ? entry.Attendees.Append(asks) : entry.Attendees).DistinctBy(a => EmailText.Key(a.Email!));

    private static bool Same(object? one, object? other) => (one, other) switch
    {
        (IEnumerable<object> a, IEnumerable<object> b) => a.SequenceEqual(b),
        _ => Equals(one, other),
    };
}
