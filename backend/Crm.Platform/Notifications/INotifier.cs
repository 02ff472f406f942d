namespace Crm.Platform.Notifications;

/// <summary>Port: tells users something, as part of the present commit. What they want of each kind is theirs to say.</summary>
public interface INotifier
{
    /// <summary>Tells each of them; whoever is not an active user is passed over.</summary>
    Task Notify(IReadOnlyCollection<Notice> notices, CancellationToken ct);

    Task Notify(Guid userId, string kind, IReadOnlyDictionary<string, object?> parameters, CancellationToken ct) =>
        Notify([new Notice(userId, kind, parameters)], ct);
}

/// <summary>What one user is told.</summary>
/// <param name="Params">What the text of this kind needs: ids, counts, codes; names of records are looked up when it is shown.</param>
public sealed record Notice(Guid UserId, string Kind, IReadOnlyDictionary<string, object?> Params)
{
    public string? RecordType { get; init; }

    /// <summary>The one record it is about.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>Where in the browser app it leads, where that is not the record.</summary>
    public string? Link { get; init; }

    /// <summary>Notices to one user with the same key are one notification, which counts them.</summary>
    public string? GroupKey { get; init; }

    /// <summary>How many of the same it stands for.</summary>
    public int Count { get; init; } = 1;
}
