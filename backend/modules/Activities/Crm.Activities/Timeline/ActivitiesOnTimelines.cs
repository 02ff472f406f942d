using Crm.Activities.Domain;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Timeline;

/// <summary>How activities stand on timelines: by when they happened, the open ones above.</summary>
internal sealed class ActivitiesOnTimelines(ActivitiesDb db) : ITimelineSource
{
    public string RecordType => "activity";

    public async Task<IReadOnlyList<Happening>> Of(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        [.. (await db.Activities.AsNoTracking().Where(a => ids.Contains(a.Id) && a.DeletionId == Guid.Empty).ToListAsync(ct)).Select(Of)];

    private static Happening Of(Activity activity)
    {
        // What was done ahead of its time happened when it was done.
        var at = activity.DoneAt < activity.At ? activity.DoneAt.Value : activity.At;
        return new Happening(activity.Id, Name(activity.Kind!.Value), at, "activity", activity.Id, activity.About)
        {
            Title = activity.Subject ?? "",
            Text = activity.Body,
            ActorId = activity.CreatedBy ?? activity.OwnerId,
            Permission = "activities.read",
            OwnerId = activity.OwnerId,
            TeamId = activity.TeamId,
            IsOpen = activity.IsOpen,
            Facts = Facts(activity),
        };
    }

    private static Dictionary<string, object?> Facts(Activity activity) => new (string Name, object? Value)[]
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
        ("ownerId", activity.OwnerId),
    }.Where(f => f.Value is not null).ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static string? Name(object? value) => value is null ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);

    private static string Name(ActivityKind kind) => Name((object)kind)!;
}
