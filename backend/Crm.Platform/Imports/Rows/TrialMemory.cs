using System.Reflection;
using System.Text;
using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Consents;
using Crm.Platform.History;
using Crm.Platform.Records;

namespace Crm.Platform.Imports.Rows;

/// <summary>
/// What the rows of a check have made or changed so far, so that later rows of the same file find it although nothing is written. Values lie
/// in a temporary file, and only hashes of what records are matched by in memory: a million rows must fit.
/// </summary>
internal sealed class TrialMemory : IDisposable
{
    private static readonly PropertyInfo Id = typeof(Entity).GetProperty(nameof(Entity.Id))!;
    private readonly FileStream file = new(
        Path.Combine(Path.GetTempPath(), $"import-check-{Guid.CreateVersion7():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 64 * 1024, FileOptions.DeleteOnClose);

    private readonly List<(long Offset, int Length)> stored = [];
    private readonly Dictionary<Guid, int> placeOf = [];
    private readonly Dictionary<ulong, int> firstOf = [];
    private readonly List<(int Place, int Next)> chain = [];
    private readonly Dictionary<(string RecordType, string Name), Guid> linked = [];
    private readonly HashSet<Guid> linkedIds = [];

    /// <summary>Records of other types that would be created because rows name them.</summary>
    public int LinkedCreated => linkedIds.Count;

    public void Dispose() => file.Dispose();

    /// <summary>Those of the names that earlier rows would have created records for.</summary>
    public IReadOnlyList<KeyValuePair<string, Guid>> Names(string recordType, IEnumerable<string> wanted) =>
        [.. wanted.Where(n => linked.ContainsKey((recordType, n))).Select(n => KeyValuePair.Create(n, linked[(recordType, n)]))];

    public void Remember(ReferenceNames names)
    {
        foreach (var (key, id) in names.New)
        {
            if (linked.TryAdd(key, id))
            {
                linkedIds.Add(id);
            }
        }
    }

    /// <summary>Notes what rows have made of their records.</summary>
    public void Remember<T>(RecordType<T> type, MatchSet<T> set, IReadOnlyList<RowVerdict> verdicts)
        where T : Record
    {
        foreach (var verdict in verdicts.Where(v => v.Outcome is ImportOutcome.Created or ImportOutcome.Updated))
        {
            var record = set[verdict.RecordId!.Value];
            var values = FieldChanges.Write(type.Fields.Where(f => !f.IsReadOnly && !f.Kind.IsEmpty(f.Get(record))), record);
            var place = Store(record.Id, new Remembered(record.Id, record.OwnerId, record.TeamId, verdict.Row.Key, verdict.Row.Fingerprint, values) { Consents = set.Consents.GetValueOrDefault(record.Id) });
            foreach (var key in Keys(set, verdict.Row, record))
            {
                Index(key, place);
            }
        }
    }

    /// <summary>Adds what the rows of a batch may mean of it.</summary>
    public void Recall<T>(RecordType<T> type, MatchSet<T> set, IReadOnlyList<(ReadRow Row, T Draft)> rows)
        where T : Record
    {
        var places = new HashSet<int>(set.Ids.Where(placeOf.ContainsKey).Select(id => placeOf[id]));
        foreach (var (row, draft) in rows)
        {
            foreach (var key in Keys(set, row, draft))
            {
                for (var at = firstOf.GetValueOrDefault(key, -1); at >= 0; at = chain[at].Next)
                {
                    places.Add(chain[at].Place);
                }
            }
        }

        foreach (var remembered in places.Select(Read))
        {
            var record = type.New();
            Id.SetValue(record, remembered.Id);
            foreach (var (field, value) in FieldChanges.Read(type, remembered.Values))
            {
                field.Set(record, value);
            }

            record.AssignTo(remembered.OwnerId, remembered.TeamId);
            type.Derive(record);
            set.Add(record);
            if (remembered.Consents is { } consents)
            {
                set.Consents[record.Id] = consents;
            }

            if (remembered.Key is { } key)
            {
                set.AddKey(key, record.Id);
            }

            if (remembered.Fingerprint is { } fingerprint)
            {
                set.AddFingerprint(fingerprint, record.Id);
            }
        }
    }

    private int Store(Guid id, Remembered record)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(record);
        file.Seek(0, SeekOrigin.End);
        var at = (file.Position, bytes.Length);
        file.Write(bytes);
        if (placeOf.TryGetValue(id, out var known))
        {
            stored[known] = at;
            return known;
        }

        stored.Add(at);
        return placeOf[id] = stored.Count - 1;
    }

    private Remembered Read(int place)
    {
        var bytes = new byte[stored[place].Length];
        file.Seek(stored[place].Offset, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        return JsonSerializer.Deserialize<Remembered>(bytes)!;
    }

    private void Index(ulong key, int place)
    {
        var first = firstOf.GetValueOrDefault(key, -1);
        for (var at = first; at >= 0; at = chain[at].Next)
        {
            if (chain[at].Place == place)
            {
                return;
            }
        }

        chain.Add((place, first));
        firstOf[key] = chain.Count - 1;
    }

    /// <summary>All that a record is found by, as hashes.</summary>
    public static IEnumerable<ulong> Keys<T>(MatchSet<T> set, ReadRow row, T record)
        where T : Record
    {
        IEnumerable<string> texts =
        [
            .. row.Key is null ? [] : (string[])["k" + row.Key], .. row.Fingerprint is null ? [] : (string[])["f" + row.Fingerprint], "n" + set.Label(record),
            .. set.Domains(record).Select(d => "d" + d), .. set.Emails(record).Select(e => "e" + e), .. set.Phones(record).Select(p => "p" + p),
        ];
        return texts.Where(t => t.Length > 1).Select(Hash);
    }

    // FNV-1a: two keys that fall together only bring a candidate more.
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }

    private sealed record Remembered(Guid Id, Guid? OwnerId, Guid? TeamId, string? Key, long? Fingerprint, string Values)
    {
        public List<ConsentState>? Consents { get; init; }
    }
}
