using Crm.Kernel;
using Crm.Platform.Consents;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Imports.Rows;

/// <summary>
/// The records that the rows of one batch may mean, and the answer which one a row means, asked in the order that the import chose: the key
/// of the other system; a common domain; a common e-mail address; a common phone number under the same name; the same row in an earlier
/// import, or the identity (see <see cref="Evidence"/>). A record that has another key of the same system is another one, whatever else agrees.
/// </summary>
internal sealed class MatchSet<T>(RecordType<T> type)
    where T : Record
{
    public const string DomainsField = "domains";

    private readonly MatchKeys keys = new();
    private readonly List<Field> compared = [type.LabelField, .. type.Fields.Where(f => f.Kind is EmailsKind or PhonesKind || f.Name == DomainsField)];
    private readonly Field? domains = type.Find(DomainsField) is { Kind.IsIndexed: true } field ? field : null;
    private readonly List<Field> emailFields = [.. type.Fields.Where(f => f.Kind is EmailsKind)];
    private readonly List<Field> phoneFields = [.. type.Fields.Where(f => f.Kind is PhonesKind)];
    private Evidence? evidence;
    private readonly Dictionary<Guid, T> records = [];
    private readonly Dictionary<string, Guid> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Guid> byFingerprint = [];
    private readonly Dictionary<(MatchKind Kind, string Key), List<Guid>> index = [];
    private readonly Dictionary<Guid, string> keyOf = [];
    private readonly HashSet<Guid> touched = [];

    private Evidence Evidence => evidence ??= new(type, keys);

    /// <summary>The keys of this batch as they are stored, also those of records in the bin.</summary>
    public Dictionary<string, ExternalId> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Living records that have a key of this batch but that the user may not see.</summary>
    public HashSet<Guid> Invisible { get; } = [];

    /// <summary>Texts without a field that records have beside them already.</summary>
    public HashSet<(Guid RecordId, string Field, string Raw)> Kept { get; } = [];

    /// <summary>What persons have agreed to so far.</summary>
    public Dictionary<Guid, List<ConsentState>> Consents { get; } = [];

    public List<ConsentState> ConsentsOf(Guid id) => Consents.TryGetValue(id, out var states) ? states : Consents[id] = [];

    public Dictionary<Guid, T>.KeyCollection Ids => records.Keys;

    public T this[Guid id] => records[id];

    /// <summary>A record that rows may mean; one that is there already gives way to its later state.</summary>
    public void Add(T record)
    {
        records[record.Id] = record;
        Forget(record);
        AddTo(MatchKind.Name, [Label(record)], record.Id);
        AddTo(MatchKind.Domains, Domains(record), record.Id);
        AddTo(MatchKind.Emails, Emails(record), record.Id);
        AddTo(MatchKind.Phones, Phones(record), record.Id);
    }

    /// <summary>A record that this batch has made or changed.</summary>
    public void Touch(T record)
    {
        Add(record);
        touched.Add(record.Id);
    }

    public void AddKey(string key, Guid recordId)
    {
        keyOf.TryAdd(recordId, key);
        if (records.ContainsKey(recordId))
        {
            byKey[key] = recordId;
        }
    }

    public void AddFingerprint(long fingerprint, Guid recordId)
    {
        if (records.ContainsKey(recordId))
        {
            byFingerprint.TryAdd(fingerprint, recordId);
        }
    }

    /// <summary>Takes over what the batch before has made, changed and learnt.</summary>
    public void Follow(MatchSet<T> before)
    {
        foreach (var id in before.touched)
        {
            Add(before.records[id]);
        }

        foreach (var (key, stored) in before.Keys)
        {
            Keys[key] = stored;
            AddKey(key, stored.RecordId);
        }

        foreach (var (id, key) in before.keyOf.Where(k => before.touched.Contains(k.Key)))
        {
            AddKey(key, id);
        }

        foreach (var (id, states) in before.Consents.Where(c => before.touched.Contains(c.Key)))
        {
            Consents[id] = states;
        }

        Kept.UnionWith(before.Kept.Where(k => before.touched.Contains(k.RecordId)));
        foreach (var (fingerprint, id) in before.byFingerprint.Where(f => before.touched.Contains(f.Value)))
        {
            AddFingerprint(fingerprint, id);
        }
    }

    /// <param name="row">The row.</param>
    /// <param name="draft">The record that the row would make.</param>
    /// <param name="order">What to ask, in this order.</param>
    public (T Record, MatchKind By)? Find(ReadRow row, T draft, IReadOnlyList<MatchKind> order)
    {
        var label = Label(draft);
        foreach (var kind in order)
        {
            if (Find(row, draft, label, kind) is { } found)
            {
                return (found, kind);
            }

            // The same row was there before: nothing is more certain but a key. Who does not match by names does not want this either.
            if (kind == order[0] && row.Fingerprint is { } fingerprint && order.Contains(MatchKind.Name) && byFingerprint.TryGetValue(fingerprint, out var before))
            {
                return (records[before], MatchKind.Name);
            }
        }

        return null;
    }

    public IEnumerable<string> Domains(Record record) => domains is null ? [] : keys.Of(domains, record);

    public IEnumerable<string> Emails(Record record) => KeysIn(emailFields, record);

    public IEnumerable<string> Phones(Record record) => KeysIn(phoneFields, record);

    public string Label(Record record) => keys.Of(type.LabelField, record)[0];

    /// <summary>What the record, or a draft of one, is compared by is read again when it is asked for.</summary>
    public void Forget(Record record)
    {
        foreach (var field in compared)
        {
            keys.Forget(record, field);
        }
    }

    private T? Find(ReadRow row, T draft, string label, MatchKind kind) => kind switch
    {
        MatchKind.ExternalId => ByKey(row),
        MatchKind.Domains => Best(row, Candidates(kind, Domains(draft)), r => Label(r) == label ? 1 : 0),
        MatchKind.Emails => Best(row, Candidates(kind, Emails(draft)).Where(r => !Evidence.IsSomebodyElse(draft, r)), r => Label(r) == label ? 1 : 0),
        MatchKind.Phones => Best(row, label.Length == 0 ? [] : Candidates(kind, Phones(draft)).Where(r => Label(r) == label), _ => 0),
        _ => Best(row, label.Length == 0 ? [] : Candidates(kind, [label]), r => Evidence.Weigh(draft, r)),
    };

    // Our own export brings our own ids.
    private T? ByKey(ReadRow row) => row.Key is not { } key ? null
        : byKey.TryGetValue(key, out var known) ? records[known]
        : Guid.TryParse(key, out var id) ? records.GetValueOrDefault(id)
        : null;

    // Of several the one that more speaks for, then the oldest; one without a weight is not meant.
    private T? Best(ReadRow row, IEnumerable<T> candidates, Func<T, int?> weight)
    {
        T? best = null;
        var most = int.MinValue;
        foreach (var record in candidates)
        {
            if (row.Key is not null && keyOf.TryGetValue(record.Id, out var other) && other != row.Key)
            {
                continue;
            }

            if (weight(record) is not { } weighs)
            {
                continue;
            }

            if (best is null || weighs > most || (weighs == most && IsOlder(record, best)))
            {
                (best, most) = (record, weighs);
            }
        }

        return best;
    }

    // What is not saved yet has no day of creation: it is the youngest.
    private static bool IsOlder(T a, T b) => (a.Version == 0, a.CreatedAt, a.Id).CompareTo((b.Version == 0, b.CreatedAt, b.Id)) < 0;

    private IEnumerable<T> Candidates(MatchKind kind, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (index.TryGetValue((kind, key), out var found))
            {
                foreach (var id in found)
                {
                    yield return records[id];
                }
            }
        }
    }

    private IEnumerable<string> KeysIn(List<Field> fields, Record record) => fields is [var only] ? keys.Of(only, record) : fields.SelectMany(f => keys.Of(f, record));

    private void AddTo(MatchKind kind, IEnumerable<string> keys, Guid id)
    {
        foreach (var key in keys)
        {
            if (key.Length == 0)
            {
                continue;
            }

            if (!index.TryGetValue((kind, key), out var list))
            {
                index[(kind, key)] = list = new(1);
            }

            if (!list.Contains(id))
            {
                list.Add(id);
            }
        }
    }
}
