using Crm.Kernel;

namespace Crm.Platform.ServiceClocks;

/// <summary>Port: says for a record type what is to happen in time with its records. Found by scanning.</summary>
public interface IServiceClocked
{
    string RecordType { get; }

    /// <summary>What policies may ask for, such as firstResponse.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Clocks of these records began, moved or ended: by kind until when what is due now; in the same commit, so that lists can sort by it. What stands still is not due.</summary>
    Task DueMoved(IReadOnlyDictionary<Guid, IReadOnlyDictionary<string, DateTime>> due, CancellationToken ct);

    /// <summary>Something has not happened in time; told once, in a commit of its own with others.</summary>
    Task Late(IReadOnlyList<LateClock> late, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What did not happen in time.</summary>
public sealed record LateClock(Guid RecordId, string Kind, DateTime DueAt);

/// <summary>Port: clocks of records, by the policies that administrators have made.</summary>
public interface IServiceClocks
{
    /// <summary>Reads the open clocks of these records, in order to turn them.</summary>
    Task<IClockBoard> Of(string recordType, IReadOnlyCollection<Guid> recordIds, CancellationToken ct);

    /// <summary>All clocks of a record, the latest first.</summary>
    Task<IReadOnlyList<ClockShown>> History(string recordType, Guid recordId, CancellationToken ct);
}

/// <summary>The clocks of some records. What is done to them is written by <see cref="Save"/>.</summary>
public interface IClockBoard
{
    bool IsOpen(Guid recordId, string kind);

    /// <summary>Starts a clock where a policy fits and none runs; answers until when it is to happen.</summary>
    /// <param name="teamId">By whose hours, where it is not the team that the record belongs to.</param>
    Task<DateTime?> Start(Record record, string kind, DateTime at, CancellationToken ct, Guid? teamId = null);

    Task Stop(Guid recordId, string kind, DateTime at, CancellationToken ct);

    void Cancel(Guid recordId, string kind, DateTime at);

    void Pause(Guid recordId, string kind, DateTime at);

    Task Resume(Guid recordId, string kind, DateTime at, CancellationToken ct);

    /// <summary>Writes what has changed and tells the record type until when what is due.</summary>
    Task Save(CancellationToken ct);
}

/// <summary>How one clock of a record stands or stood; minutes are of working time.</summary>
public sealed class ClockShown
{
    /// <summary>Such as firstResponse.</summary>
    public required string Kind { get; init; }

    public required ServiceClockState State { get; init; }

    /// <summary>The policy by which it runs; null where it is gone.</summary>
    public string? Policy { get; init; }
    public required DateTime StartedAt { get; init; }
    public required DateTime DueAt { get; init; }
    public DateTime? StoppedAt { get; init; }
    public required int TargetMinutes { get; init; }

    /// <summary>What has passed of it, without pauses.</summary>
    public required int WorkedMinutes { get; init; }

    /// <summary>What is left; less than nothing where it is late.</summary>
    public required int LeftMinutes { get; init; }
    public required IReadOnlyList<ClockStop> Pauses { get; init; }
}

/// <summary>A time in which a clock stood still; without an end it still does.</summary>
public sealed record ClockStop(DateTime From, DateTime? To);
