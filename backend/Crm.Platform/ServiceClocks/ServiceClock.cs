using Crm.Kernel;

namespace Crm.Platform.ServiceClocks;

/// <summary>How a clock stands.</summary>
internal enum ServiceClockState
{
    Running,
    Paused,

    /// <summary>It happened in time.</summary>
    Met,

    /// <summary>It happened late.</summary>
    Missed,

    /// <summary>Nobody waits for it any more.</summary>
    Cancelled,
}

/// <summary>A time in which a clock stood still.</summary>
internal sealed record ClockPause(DateTime From, DateTime To);

/// <summary>Until when something is to happen with one record, and when it did. Times are instants, targets and what was needed are minutes of working time.</summary>
[HoldsNoPersonalData("Ids, codes and instants.")]
internal sealed class ServiceClock
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string RecordType { get; init; }
    public required Guid RecordId { get; set; }
    public required string Kind { get; init; }
    public Guid? PolicyId { get; init; }

    /// <summary>By whose hours it runs; null are those of the company.</summary>
    public Guid? HoursId { get; init; }
    public required int TargetMinutes { get; init; }
    public required DateTime StartedAt { get; init; }
    public ServiceClockState State { get; set; }

    /// <summary>Moves on with every pause.</summary>
    public required DateTime DueAt { get; set; }
    public DateTime? PausedAt { get; set; }
    public List<ClockPause> Pauses { get; set; } = [];

    /// <summary>When three quarters of the time are over.</summary>
    public required DateTime WarnAt { get; set; }

    /// <summary>The owner was told that it is getting late.</summary>
    public DateTime? WarnedAt { get; set; }

    /// <summary>It was late, and whoever stands above was told.</summary>
    public DateTime? BreachedAt { get; set; }

    /// <summary>When somebody must be told next; null where nobody.</summary>
    public DateTime? NextAlert { get; set; }
    public DateTime? StoppedAt { get; set; }

    /// <summary>The working time that it took, once it has stopped.</summary>
    public int? WorkedMinutes { get; set; }

    /// <summary>Empty while it goes on, so that a record has one open clock of a kind at most, on every engine.</summary>
    public Guid EndId { get; set; }
    public long Version { get; set; } = 1;
}
