using System.Text.Json;
using Crm.Platform.Data;
using Crm.Platform.Records;

namespace Crm.Platform.Notifications;

/// <summary>A notification as the API shows it; the browser app writes its text from kind and params in the user's language.</summary>
public sealed class NotificationResponse
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required DateTime At { get; init; }

    /// <summary>What the text needs. <c>count</c> says how many of the same it stands for; <c>recordName</c> is there while the caller may see the record.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Params { get; init; }

    public string? RecordType { get; init; }
    public Guid? RecordId { get; init; }

    /// <summary>Where in the browser app it leads.</summary>
    public string? Link { get; init; }

    public required bool Read { get; init; }
}

internal sealed class NotificationView(ReferenceLabels labels, RecordCatalog records)
{
    /// <summary>Shows a page; names of records come in one query per type, and only where the caller may see them.</summary>
    public async Task<IReadOnlyList<NotificationResponse>> Of(IReadOnlyCollection<Notification> notifications, CancellationToken ct)
    {
        var names = await labels.Fetch(notifications.Where(n => n is { RecordType: not null, RecordId: not null }).Select(n => (n.RecordType!, n.RecordId!.Value)), ct);
        return [.. notifications.Select(n => Of(n, n.RecordType is null ? null : names.Of(n.RecordType, n.RecordId)))];
    }

    public NotificationResponse Of(Notification notification, string? recordName)
    {
        var values = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(notification.Params, JsonColumn.Options)!;
        values["count"] = JsonSerializer.SerializeToElement(notification.Count);
        if (recordName is not null)
        {
            values["recordName"] = JsonSerializer.SerializeToElement(recordName);
        }

        return new NotificationResponse
        {
            Id = notification.Id,
            Kind = notification.Kind,
            At = notification.At,
            Params = values,
            RecordType = notification.RecordType,
            RecordId = notification.RecordId,
            Link = LinkOf(notification),
            Read = notification.IsRead,
        };
    }

    private string? LinkOf(Notification notification) => notification.Link
        ?? (notification is { RecordType: { } type, RecordId: { } id } && records.Find(type) is { } declared ? $"/{declared.Resource}/{id}" : null);
}
