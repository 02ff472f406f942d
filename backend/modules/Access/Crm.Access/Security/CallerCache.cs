using System.Collections.Concurrent;
using Crm.Platform.Telemetry;

namespace Crm.Access.Security;

/// <summary>
/// Keeps what was read of callers for 30 seconds, so that a request costs no query. Once a second the first request looks whether anything has
/// changed, here or on another instance: whoever is locked out is out everywhere within that second.
/// </summary>
internal sealed class CallerCache(TimeProvider clock)
{
    private const int MaxEntries = 20_000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Kind, string Id), Entry> entries = new();
    private long generation;
    private long lookedAt;
    private long stamp = -1;

    /// <summary>Forgets everything where the stamp of all instances is another than at the last look.</summary>
    public async ValueTask KeepUp(Func<Task<long>> readStamp)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var last = Volatile.Read(ref lookedAt);
        if (now - last < Freshness.Ticks || Interlocked.CompareExchange(ref lookedAt, now, last) != last)
        {
            return;
        }

        var read = await readStamp();
        if (Interlocked.Exchange(ref stamp, read) != read)
        {
            Forget();
        }
    }

    public async ValueTask<T?> Get<T>(string kind, string id, Func<Task<T?>> load)
        where T : class
    {
        var started = Volatile.Read(ref generation);
        var hit = entries.TryGetValue((kind, id), out var entry) && entry.Generation == started && entry.Until > clock.GetUtcNow();
        CrmTelemetry.CacheLookups.Add(1, new("cache", "callers"), new("hit", hit));
        if (hit)
        {
            return (T)entry!.Value;
        }

        // What is loaded while somebody forgets everything belongs to the old generation, and is never answered again.
        if (await load() is not { } loaded)
        {
            return null;
        }

        if (entries.Count >= MaxEntries)
        {
            entries.Clear();
        }

        entries[(kind, id)] = new Entry(loaded, clock.GetUtcNow() + Lifetime, started);
        return loaded;
    }

    /// <summary>The names of users or teams, of which those that are not known are loaded together.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Names(string kind, IReadOnlyCollection<Guid> ids, Func<IReadOnlyCollection<Guid>, Task<Dictionary<Guid, string>>> load)
    {
        var (started, now) = (Volatile.Read(ref generation), clock.GetUtcNow());
        var names = new Dictionary<Guid, string>(ids.Count);
        foreach (var id in ids)
        {
            if (entries.TryGetValue((kind, id.ToString()), out var entry) && entry.Generation == started && entry.Until > now)
            {
                names[id] = (string)entry.Value;
            }
        }

        if (names.Count == ids.Count)
        {
            return names;
        }

        foreach (var (id, name) in await load([.. ids.Where(id => !names.ContainsKey(id))]))
        {
            names[id] = name;
            entries[(kind, id.ToString())] = new Entry(name, now + Lifetime, started);
        }

        return names;
    }

    /// <summary>After any change of users, roles, teams, keys or sessions: they are rare, and one forgotten entry would be a hole.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref generation);
        entries.Clear();
    }

    private sealed record Entry(object Value, DateTimeOffset Until, long Generation);
}
