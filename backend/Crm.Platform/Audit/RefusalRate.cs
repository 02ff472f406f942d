using System.Collections.Concurrent;

namespace Crm.Platform.Audit;

/// <summary>
/// Notes a caller's refusals at one operation once a minute, and after it how many more there were: nobody fills the log, or the disk, by being
/// refused. Counted by each instance alone.
/// </summary>
internal sealed class RefusalRate(TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Refused, Counted> counts = new();

    /// <summary>Whether this one is to be noted now; else it is counted.</summary>
    public bool IsFirst(Refused refused)
    {
        var now = clock.GetUtcNow();
        var counted = counts.AddOrUpdate(refused, _ => new Counted(now, 1), (_, c) => c with { Times = c.Times + 1 });
        return counted.Times == 1;
    }

    /// <summary>Forgets the minutes that are over, and hands out those in which there was more than the one that was noted.</summary>
    public IReadOnlyList<(Refused Refused, DateTimeOffset Since, int More)> Ended()
    {
        var now = clock.GetUtcNow();
        var ended = new List<(Refused, DateTimeOffset, int)>();
        foreach (var (refused, counted) in counts.Where(c => now - c.Value.Since >= Window))
        {
            // What was counted since it was read stays for the next look.
            if (counts.TryRemove(KeyValuePair.Create(refused, counted)) && counted.Times > 1)
            {
                ended.Add((refused, counted.Since, counted.Times - 1));
            }
        }

        return ended;
    }

    private sealed record Counted(DateTimeOffset Since, int Times);
}

/// <summary>Who was refused where. Both are known to the product, so that there are never more than users times operations.</summary>
internal sealed record Refused(Guid CallerId, Crm.Kernel.ChangeSource Source, string Operation, int Status);
