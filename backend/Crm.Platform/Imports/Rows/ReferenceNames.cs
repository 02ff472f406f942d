using Crm.Platform.Search;

namespace Crm.Platform.Imports.Rows;

/// <summary>Names and keys of records that rows refer to, and what was found under them.</summary>
internal sealed class ReferenceNames
{
    private readonly Dictionary<(string RecordType, string Name), Guid> found = [];
    private readonly Dictionary<(string RecordType, string Name), Guid> created = [];
    private readonly Dictionary<(string RecordType, string Name), string> elsewhere = [];
    private readonly Dictionary<Guid, string> keyOf = [];

    public IEnumerable<(string RecordType, Guid Id)> All => found.Select(f => (f.Key.RecordType, f.Value));

    /// <summary>What was created under the names that nothing stood under.</summary>
    public IReadOnlyDictionary<(string RecordType, string Name), Guid> New => created;

    /// <summary>A key among the names: no name begins so.</summary>
    public static string OfKey(string key) => "\u001F" + key;

    /// <summary>
    /// The record that a row means: by its key before its name, and by its name only where it has no other key. A key that only another
    /// system knows counts where the row gives no name, and is told.
    /// </summary>
    public (Guid Id, string? Remark)? Find(NamedReference reference)
    {
        var type = reference.Field.ReferenceTo!;
        var name = Folding.Key(reference.Label);
        if (reference.Key is { } key && found.TryGetValue((type, OfKey(key)), out var keyed))
        {
            var source = elsewhere.GetValueOrDefault((type, OfKey(key)));
            if (source is null || name.Length == 0)
            {
                return (keyed, source is null ? null : $"The {type} was found by the key \"{key}\" of {source}.");
            }
        }

        return found.TryGetValue((type, name), out var named) && (reference.Key is null || !keyOf.TryGetValue(named, out var other) || other == reference.Key) ? (named, null) : null;
    }

    public void Found(string recordType, string name, Guid id) => found[(recordType, name)] = id;

    /// <summary>Another system than the import's knows a record by this key.</summary>
    public void FoundElsewhere(string recordType, string key, Guid id, string source)
    {
        found[(recordType, OfKey(key))] = id;
        elsewhere[(recordType, OfKey(key))] = source;
    }

    public void HasKey(Guid id, string key) => keyOf[id] = key;

    public void Created(string recordType, string name, string? key, Guid id)
    {
        created[(recordType, name)] = found[(recordType, name)] = id;
        if (key is not null)
        {
            created[(recordType, OfKey(key))] = found[(recordType, OfKey(key))] = id;
            elsewhere.Remove((recordType, OfKey(key)));
            keyOf[id] = key;
        }
    }

    /// <summary>What was created for this name is not kept after all.</summary>
    public void Dropped(Guid id)
    {
        foreach (var key in created.Where(c => c.Value == id).Select(c => c.Key).ToList())
        {
            created.Remove(key);
            found.Remove(key);
        }
    }

    public void Follow(ReferenceNames before)
    {
        foreach (var (key, id) in before.created)
        {
            found.TryAdd(key, id);
            if (before.keyOf.TryGetValue(id, out var known))
            {
                keyOf.TryAdd(id, known);
            }
        }
    }
}
