using Crm.Activities.Domain;

namespace Crm.Activities.Days;

/// <summary>An activity as a day shows it; one that repeats stands there once for each time.</summary>
internal sealed class DayItem
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public required string Status { get; init; }
    public string? Priority { get; init; }

    /// <summary>When this time begins, or is due.</summary>
    public required DateTime At { get; init; }
    public DateTime? EndsAt { get; init; }
    public bool AllDay { get; init; }

    /// <summary>A time of something that repeats.</summary>
    public bool Repeats { get; init; }
    public string? Place { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? ContactId { get; init; }
    public string? ContactName { get; init; }
    public Guid? AccountId { get; init; }
    public string? AccountName { get; init; }
    public Guid? LeadId { get; init; }
    public string? LeadName { get; init; }

    internal static DayItem Of(Activity activity, DateTime at, Platform.Records.Labels names) => new()
    {
        Id = activity.Id,
        Kind = Name(activity.Kind!.Value)!,
        Subject = activity.Subject ?? "",
        Status = Name(activity.Status!.Value)!,
        Priority = Name(activity.Priority),
        At = at,
        EndsAt = activity is { StartsAt: { } starts, EndsAt: { } ends } ? at + (ends - starts) : null,
        AllDay = activity.AllDay == true,
        Repeats = activity.Recurrence is not null,
        Place = activity.Place,
        OwnerId = activity.OwnerId,
        ContactId = activity.ContactId,
        ContactName = names.Of("contact", activity.ContactId),
        AccountId = activity.AccountId,
        AccountName = names.Of("account", activity.AccountId),
        LeadId = activity.LeadId,
        LeadName = names.Of("lead", activity.LeadId),
    };

    private static string? Name(object? value) => value is null ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!);
}
