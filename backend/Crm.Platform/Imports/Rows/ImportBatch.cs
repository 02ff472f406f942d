using Crm.Kernel;

namespace Crm.Platform.Imports.Rows;

/// <summary>
/// Rows with all that has been read about them from the database. It is read ahead, while the batch before it is written; what that
/// batch made or changed is carried over.
/// </summary>
internal abstract class ImportBatch(ImportPlan plan, IReadOnlyList<ReadRow> rows, ReferenceNames names)
{
    public ImportPlan Plan => plan;

    public IReadOnlyList<ReadRow> Rows => rows;

    public ReferenceNames Names => names;

    /// <summary>Takes over what the batch before this one has made or changed since this one was read.</summary>
    public virtual void Follow(ImportBatch before) => names.Follow(before.Names);
}

internal sealed class ImportBatch<T>(ImportPlan plan, IReadOnlyList<ReadRow> rows, ReferenceNames names, MatchSet<T> set) : ImportBatch(plan, rows, names)
    where T : Record
{
    public MatchSet<T> Set => set;

    public override void Follow(ImportBatch before)
    {
        base.Follow(before);
        set.Follow(((ImportBatch<T>)before).Set);
    }
}

/// <summary>Names of records that rows refer to, and what was found under them.</summary>
internal sealed class ReferenceNames
{
    private readonly Dictionary<(string RecordType, string Name), Guid> found = [];
    private readonly Dictionary<(string RecordType, string Name), Guid> created = [];

    public IEnumerable<(string RecordType, Guid Id)> All => found.Select(f => (f.Key.RecordType, f.Value));

    /// <summary>What was created under the names that nothing stood under.</summary>
    public IReadOnlyDictionary<(string RecordType, string Name), Guid> New => created;

    public Guid? this[string recordType, string name] => found.TryGetValue((recordType, name), out var id) ? id : null;

    public void Found(string recordType, string name, Guid id) => found[(recordType, name)] = id;

    public void Created(string recordType, string name, Guid id) => created[(recordType, name)] = found[(recordType, name)] = id;

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
        }
    }
}
