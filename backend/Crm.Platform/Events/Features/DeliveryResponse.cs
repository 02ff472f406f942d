using System.Text.Json;
using Crm.Kernel;

namespace Crm.Platform.Events.Features;

/// <summary>Where a delivery stands that has not been done.</summary>
internal enum DeliveryState
{
    /// <summary>It will be tried, for the first time or again.</summary>
    Waiting,

    /// <summary>All attempts have failed: it waits for a person.</summary>
    Dead,

    /// <summary>Somebody has decided that it will never be delivered.</summary>
    Discarded,
}

/// <summary>One event on its way to one handler, as operators see it.</summary>
internal sealed class DeliveryResponse
{
    public required Guid Id { get; init; }
    public required string EventName { get; init; }

    /// <summary>The same for all handlers of one event.</summary>
    public required Guid EventId { get; init; }

    public required string Handler { get; init; }
    public required DeliveryState State { get; init; }
    public required int Attempts { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; init; }

    public required DateTime OccurredAt { get; init; }

    /// <summary>When it is tried next; null where it is not.</summary>
    public DateTime? NextAttemptAt { get; init; }

    public DateTime? DiscardedAt { get; init; }
    public string? DiscardedByName { get; init; }

    /// <summary>What the event says; only where one delivery is read.</summary>
    public JsonElement? Payload { get; init; }
}

/// <summary>A page of deliveries, and how many there are in all.</summary>
internal sealed class DeliveryPage
{
    public required IReadOnlyList<DeliveryResponse> Items { get; init; }
    public required string? NextCursor { get; init; }
    public required DeliveryCounts Counts { get; init; }
}

/// <summary>How many deliveries wait and how many have given up.</summary>
internal sealed record DeliveryCounts(long Dead, long Waiting, long Discarded);

/// <summary>What operators ask permission for.</summary>
internal static class DeliveryPermissions
{
    public static readonly Permission Manage = new("deliveries.manage", "See, retry and discard event deliveries that have failed");
}
