namespace Crm.Activities.Days;

/// <summary>What one user has before them on a day.</summary>
internal sealed class MyDay
{
    public required DateOnly Date { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>Open, and due before this day; the oldest first, 100 at most.</summary>
    public required IReadOnlyList<DayItem> Overdue { get; init; }

    /// <summary>Tasks and calls of the day, done ones too.</summary>
    public required IReadOnlyList<DayItem> Today { get; init; }

    public required IReadOnlyList<DayItem> Meetings { get; init; }

    /// <summary>Texts that name the user and were not looked at yet, the newest first.</summary>
    public required IReadOnlyList<Mentioned> Mentions { get; init; }

    public required IReadOnlyList<DuePromise> PromisesDue { get; init; }

    /// <summary>How much is open on each of the seven days after this one.</summary>
    public required IReadOnlyList<DayCount> Next7 { get; init; }
}

/// <summary>A text that names the user.</summary>
internal sealed class Mentioned
{
    public required Guid NotificationId { get; init; }
    public required Guid ActivityId { get; init; }
    public required DateTime At { get; init; }
    public string? Title { get; init; }
}

/// <summary>A promise that is to be kept by the end of the day.</summary>
internal sealed record DuePromise(Guid Id, string What, DateOnly Due, Guid? ContactId, string? ContactName, Guid? AccountId, string? AccountName);

/// <summary>How many things a day holds.</summary>
internal sealed record DayCount(DateOnly Date, int Count);

/// <summary>Port: the promises that a user has to keep; whoever keeps the ledger answers.</summary>
internal interface IPromisesDue
{
    /// <summary>Those that are confirmed, neither kept nor withdrawn, and due on this day or before it; the earliest first.</summary>
    Task<IReadOnlyList<DuePromise>> Of(Guid userId, DateOnly day, CancellationToken ct);
}
