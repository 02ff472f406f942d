using Crm.Kernel;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;

namespace Crm.Platform.Imports.Rows;

/// <summary>
/// The records that the rows of one batch may mean, and the answer which one a row means. In this order: the key of the other system;
/// the same row in an earlier import; a common e-mail address; a common phone number under the same name; the identity (see
/// <see cref="Evidence"/>). A record that has another key of the same system is another one, whatever else agrees.
/// </summary>
internal sealed class MatchSet<T>(RecordType<T> type)
    where T : Record
{
    private readonly Evidence evidence = new(type);
    private readonly List<Field> emailFields = [.. type.Fields.Where(f => f.Kind is EmailsKind)];
    private readonly List<Field> phoneFields = [.. type.Fields.Where(f => f.Kind is PhonesKind)];
    private readonly Dictionary<Guid, T> records = [];
    private readonly Dictionary<string, T> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<long, T> byFingerprint = [];
    private readonly Dictionary<string, List<T>> byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<T>> byPhone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<T>> byLabel = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> keyOf = [];

    public void Add(T record)
    {
        if (records.TryAdd(record.Id, record))
        {
            AddTo(byLabel, [Label(record)], record);
        }

        AddTo(byEmail, Emails(record), record);
        AddTo(byPhone, Phones(record), record);
    }

    public void AddKey(string key, Guid recordId)
    {
        keyOf.TryAdd(recordId, key);
        if (records.TryGetValue(recordId, out var record))
        {
            byKey[key] = record;
        }
    }

    public void AddFingerprint(long fingerprint, Guid recordId)
    {
        if (records.TryGetValue(recordId, out var record))
        {
            byFingerprint.TryAdd(fingerprint, record);
        }
    }

    public Dictionary<Guid, T>.KeyCollection Ids => records.Keys;

    /// <param name="row">The row.</param>
    /// <param name="draft">The record that the row would make.</param>
    public T? Find(ReadRow row, T draft)
    {
        if (row.Key is { } key)
        {
            if (byKey.TryGetValue(key, out var known))
            {
                return known;
            }

            // Our own export brings our own ids.
            if (Guid.TryParse(key, out var id) && records.TryGetValue(id, out var own))
            {
                return own;
            }
        }

        if (row.Fingerprint is { } fingerprint && byFingerprint.TryGetValue(fingerprint, out var before))
        {
            return before;
        }

        var label = Label(draft);
        return Best(row, Candidates(byEmail, Emails(draft)).Where(r => !evidence.IsSomebodyElse(draft, r)), r => Label(r) == label ? 1 : 0)
            ?? Best(row, Candidates(byPhone, Phones(draft)).Where(r => label.Length > 0 && Label(r) == label), _ => 0)
            ?? Best(row, label.Length == 0 ? [] : Candidates(byLabel, [label]).Where(r => evidence.Weigh(draft, r) is not null), r => evidence.Weigh(draft, r)!.Value);
    }

    public IEnumerable<string> Emails(Record record) => emailFields.SelectMany(f => f.Kind.IndexKeys(f.Get(record))).Select(k => k.Key);

    public IEnumerable<string> Phones(Record record) => phoneFields.SelectMany(f => f.Kind.IndexKeys(f.Get(record))).Select(k => k.Key);

    public string Label(Record record) => Folding.Key(type.LabelField.Get(record) as string);

    // Of several the one that more speaks for, then the oldest.
    private T? Best(ReadRow row, IEnumerable<T> candidates, Func<T, int> weight) => candidates
        .Where(r => row.Key is null || !keyOf.TryGetValue(r.Id, out var other) || other == row.Key)
        .OrderByDescending(weight).ThenBy(r => r.CreatedAt).ThenBy(r => r.Id).FirstOrDefault();

    private static IEnumerable<T> Candidates(Dictionary<string, List<T>> index, IEnumerable<string> keys) =>
        keys.SelectMany(k => index.TryGetValue(k, out var found) ? found : []).Distinct();

    private static void AddTo(Dictionary<string, List<T>> index, IEnumerable<string> keys, T record)
    {
        foreach (var key in keys.Where(k => k.Length > 0))
        {
            if (!index.TryGetValue(key, out var list))
            {
                index[key] = list = [];
            }

            if (!list.Contains(record))
            {
                list.Add(record);
            }
        }
    }
}
