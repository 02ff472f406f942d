using Crm.Kernel;
using Crm.Platform.WorkingTime;

namespace Crm.Platform.ServiceClocks;

/// <summary>How a clock stands.</summary>
public enum ServiceClockState
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
    /// <summary>The share of the time after which the owner is told that it is getting late.</summary>
    private const double WarnAfter = 0.75;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string RecordType { get; init; }
    public required Guid RecordId { get; init; }
    public required string Kind { get; init; }
    public Guid? PolicyId { get; init; }

    /// <summary>By whose hours it runs; null are those of the company.</summary>
    public Guid? HoursId { get; init; }
    public required int TargetMinutes { get; init; }
    public required DateTime StartedAt { get; init; }
    public ServiceClockState State { get; private set; }

    /// <summary>Moves on with every pause.</summary>
    public DateTime DueAt { get; private set; }
    public DateTime? PausedAt { get; private set; }
    public List<ClockPause> Pauses { get; private set; } = [];

    /// <summary>When three quarters of the time are over.</summary>
    public DateTime WarnAt { get; private set; }

    /// <summary>The owner was told that it is getting late.</summary>
    public DateTime? WarnedAt { get; private set; }

    /// <summary>It was late, and whoever stands above was told.</summary>
    public DateTime? BreachedAt { get; private set; }

    /// <summary>When somebody must be told next; null where nobody.</summary>
    public DateTime? NextAlert { get; private set; }
    public DateTime? StoppedAt { get; private set; }

    /// <summary>The working time that it took, once it has stopped.</summary>
    public int? WorkedMinutes { get; private set; }

    /// <summary>Empty while it goes on, so that a record has one open clock of a kind at most, on every engine.</summary>
    public Guid EndId { get; private set; }
    public long Version { get; private set; } = 1;

    public bool IsOpen => State is ServiceClockState.Running or ServiceClockState.Paused;

    /// <summary>Begins to count.</summary>
    public static ServiceClock Start(string recordType, Guid recordId, ServicePolicy policy, TeamHours hours, DateTime at)
    {
        var warnAt = hours.Calendar.Add(at, TimeSpan.FromMinutes(policy.TargetMinutes * WarnAfter));
        return new ServiceClock
        {
            RecordType = recordType, RecordId = recordId, Kind = policy.Kind, PolicyId = policy.Id, HoursId = hours.HoursId, TargetMinutes = policy.TargetMinutes, StartedAt = at,
            DueAt = hours.Calendar.Add(at, TimeSpan.FromMinutes(policy.TargetMinutes)), WarnAt = warnAt, NextAlert = warnAt,
        };
    }

    /// <summary>Stands still; nobody is told of it meanwhile.</summary>
    public void Pause(DateTime at)
    {
        if (State == ServiceClockState.Running && at >= StartedAt)
        {
            (State, PausedAt, NextAlert) = (ServiceClockState.Paused, at, null);
            Version++;
        }
    }

    /// <summary>Goes on with the working time that was left.</summary>
    public void Resume(DateTime at, WorkingCalendar calendar)
    {
        if (State != ServiceClockState.Paused || PausedAt is not { } since)
        {
            return;
        }

        var until = at > since ? at : since;
        Pauses = [.. Pauses, new ClockPause(since, until)];
        (DueAt, WarnAt) = (Moved(DueAt, since, until, calendar), Moved(WarnAt, since, until, calendar));
        (State, PausedAt) = (ServiceClockState.Running, null);
        NextAlert = WarnedAt is null && BreachedAt is null ? WarnAt : BreachedAt is null ? DueAt : null;
        Version++;
    }

    /// <summary>It has happened; what happened before the clock began is something else.</summary>
    public void Stop(DateTime at, WorkingCalendar calendar)
    {
        if (!IsOpen || at < StartedAt)
        {
            return;
        }

        Resume(at, calendar);
        State = at <= DueAt ? ServiceClockState.Met : ServiceClockState.Missed;
        BreachedAt ??= at <= DueAt ? null : DueAt;
        WorkedMinutes = (int)Math.Min(int.MaxValue, Worked(at, calendar).TotalMinutes);
        End(at);
    }

    /// <summary>Nobody waits any more.</summary>
    public void Cancel(DateTime at)
    {
        if (IsOpen)
        {
            State = ServiceClockState.Cancelled;
            End(at < StartedAt ? StartedAt : at);
        }
    }

    /// <summary>The working time that has passed until an instant, without pauses.</summary>
    public TimeSpan Worked(DateTime at, WorkingCalendar calendar) =>
        Pauses.Aggregate(calendar.Between(StartedAt, PausedAt ?? at), (sum, pause) => sum - calendar.Between(pause.From, pause.To));

    private static DateTime Moved(DateTime instant, DateTime from, DateTime to, WorkingCalendar calendar) => instant <= from ? instant : calendar.Add(to, calendar.Between(from, instant));

    private void End(DateTime at)
    {
        (StoppedAt, NextAlert, PausedAt, EndId) = (at, null, null, Id);
        Version++;
    }
}
