using Crm.Activities.Domain;
using Crm.Activities.Mail;
using Crm.Activities.Records;
using Crm.Leads.Contracts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Timeline;

/// <summary>How activities stand on timelines: by when they happened, the open ones above.</summary>
internal sealed class ActivitiesOnTimelines(ActivitiesDb db, IMediator mediator) : ITimelineSource
{
    public string RecordType => "activity";

    public async Task<IReadOnlyList<Happening>> Of(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Of(await db.Activities.AsNoTracking().Where(a => ids.Contains(a.Id) && a.DeletionId == Guid.Empty).ToListAsync(ct), ct);

    private async Task<IReadOnlyList<Happening>> Of(List<Activity> activities, CancellationToken ct)
    {
        var sent = activities.Where(a => a is { Kind: ActivityKind.Email, Direction: ActivityDirection.Outbound }).Select(a => (Guid?)a.Id).ToList();
        var failed = sent.Count == 0 ? [] : await db.Messages.Where(m => sent.Contains(m.ActivityId) && m.State == MessageState.Failed).Select(m => m.ActivityId!.Value).ToListAsync(ct);
        var converted = await Converted(activities, ct);
        return [.. activities.Select(a => Of(a, failed.Contains(a.Id), converted))];
    }

    /// <summary>A mail as it stands there now that it is known whether it arrived.</summary>
    public async Task<Happening> Of(Activity mail, bool undelivered, CancellationToken ct) => Of(mail, undelivered, await Converted([mail], ct));

    private async Task<IReadOnlyDictionary<Guid, ConvertedLead>> Converted(List<Activity> activities, CancellationToken ct)
    {
        var leads = activities.Where(a => a.LeadId is not null).Select(a => a.LeadId!.Value).Distinct().ToList();
        return leads.Count == 0 ? new Dictionary<Guid, ConvertedLead>() : await mediator.Send(new ConvertedLeads(leads), ct);
    }

    // What was done with a lead was done with whom it has become.
    private static IEnumerable<Subject> Became(Activity activity, IReadOnlyDictionary<Guid, ConvertedLead> converted)
    {
        if (activity.LeadId is { } lead && converted.TryGetValue(lead, out var into))
        {
            yield return new Subject("contact", into.ContactId);
            if (into.AccountId is { } account)
            {
                yield return new Subject("account", account);
            }

            if (into.OpportunityId is { } deal)
            {
                yield return new Subject("opportunity", deal);
            }
        }
    }

    private static Happening Of(Activity activity, bool undelivered, IReadOnlyDictionary<Guid, ConvertedLead> converted)
    {
        // What was done ahead of its time happened when it was done.
        var at = activity.DoneAt < activity.At ? activity.DoneAt.Value : activity.At;
        return new Happening(activity.Id, Name(activity.Kind!.Value), at, "activity", activity.Id, [.. activity.About.Concat(Became(activity, converted)).Distinct()])
        {
            Title = activity.Subject ?? "",
            Text = activity.Body,
            // A mail that came in was written by the customer, not by whose it is.
            ActorId = activity.CreatedBy ?? (activity is { Kind: ActivityKind.Email, Direction: ActivityDirection.Inbound } ? null : activity.OwnerId),
            Permission = "activities.read",
            OwnerId = activity.OwnerId,
            TeamId = activity.TeamId,
            IsOpen = activity.IsOpen,
            Facts = Facts(activity, undelivered),
        };
    }

    private static Dictionary<string, object?> Facts(Activity activity, bool undelivered) => new (string Name, object? Value)[]
    {
        ("status", Name(activity.Status)),
        ("direction", Name(activity.Direction)),
        ("outcome", Name(activity.Outcome)),
        ("priority", Name(activity.Priority)),
        ("durationSeconds", activity.Duration),
        ("startsAt", activity.StartsAt),
        ("endsAt", activity.EndsAt),
        ("dueAt", activity.DueAt),
        ("allDay", activity.AllDay),
        ("attendees", activity.Attendees.Count == 0 ? null : activity.Attendees.Count),
        ("checklist", activity.Checklist.Count == 0 ? null : activity.Checklist.Count),
        ("checked", activity.Checklist.Count == 0 ? null : activity.Checklist.Count(i => i.Done)),
        ("hasRecording", activity.RecordingUrl is null ? null : true),
        ("undelivered", undelivered ? true : null),
        ("automatic", activity.IsAutomatic ? true : null),
        ("ownerId", activity.OwnerId),
    }.Where(f => f.Value is not null).ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static string? Name(object? value) => value is null ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);

    private static string Name(ActivityKind kind) => Name((object)kind)!;
}
