using System.Collections.Concurrent;

namespace Crm.Platform.Limits;

/// <summary>Counts requests by the minute, for each caller and each address, on this instance.</summary>
internal sealed class RequestRates(TimeProvider clock)
{
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private const int MostKept = 50_000;
    private readonly ConcurrentDictionary<string, Window> windows = new(StringComparer.Ordinal);

    /// <summary>Counts one more, and answers how many are left (less than none: one too many) and in how many seconds it begins anew.</summary>
    public (int Left, int ResetSeconds) Take(string key, int limit)
    {
        var now = clock.GetUtcNow();
        if (windows.Count > MostKept)
        {
            foreach (var (old, window) in windows.Where(w => now - w.Value.Start >= Period))
            {
                windows.TryRemove(KeyValuePair.Create(old, window));
            }
        }

        var current = windows.AddOrUpdate(key, new Window(now, 1), (_, w) => now - w.Start >= Period ? new Window(now, 1) : w with { Count = w.Count + 1 });
        return (limit - current.Count, (int)Math.Ceiling((current.Start + Period - now).TotalSeconds));
    }

    private sealed record Window(DateTimeOffset Start, int Count);
}
