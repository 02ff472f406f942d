namespace Crm.Activities.CallLists;

/// <summary>Somebody who calls.</summary>
internal sealed record CallListPerson(Guid Id, string? Name);

/// <summary>How far a list has come: the other numbers make up the first.</summary>
/// <param name="Total">So many are on it.</param>
/// <param name="Waiting">They have not had their call, or are tried again.</param>
/// <param name="InWork">A caller has them on the screen.</param>
/// <param name="CallBack">A time was agreed.</param>
/// <param name="Skipped">They are not called: they have no number, share one, or do not want it.</param>
internal sealed record CallListProgress(int Total, int Waiting, int InWork, int CallBack, int Done, int Skipped);

/// <summary>People who are to be called one after another.</summary>
internal sealed class CallListResponse
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }

    /// <summary>lead or contact.</summary>
    public required string RecordType { get; init; }
    public required CallListSettings Settings { get; init; }
    public required IReadOnlyList<CallListPerson> Callers { get; init; }
    public required CallListProgress Progress { get; init; }
    public required DateTime CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public string? CreatedByName { get; init; }
    public DateTime? ClosedAt { get; init; }

    /// <summary>Whether the caller may change it.</summary>
    public required bool MayChange { get; init; }
}
