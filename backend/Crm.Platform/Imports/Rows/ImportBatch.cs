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
