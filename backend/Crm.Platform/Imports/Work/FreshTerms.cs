using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Platform.Imports.Work;

/// <summary>
/// What an import has created and not yet made findable, cut into terms on another core while the import goes on. After a kill it is gone:
/// then the records are read again when all rows are in.
/// </summary>
internal sealed class FreshTerms
{
    /// <summary>So many records are made findable at once: fewer touch the same pages of the postings more often, more keep others waiting for the write lock.</summary>
    private const int Enough = 12_000;

    private readonly List<Task<List<IndexedRecord>>> cut = [];
    private int count;

    public bool IsEnough => count >= Enough;

    /// <summary>Whether the last have been taken.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Takes over records that are committed.</summary>
    public void Add(IReadOnlyCollection<(RecordType Type, Record Record)> created)
    {
        if (created.Count == 0)
        {
            return;
        }

        count += created.Count;
        var asMade = created.Select(c => (c.Type, c.Record, c.Record.Version)).ToList();
        cut.Add(Task.Run(() => asMade.ConvertAll(c => new IndexedRecord(c.Type.Name, c.Record.Id, c.Version, [.. RecordIndex.Found(c.Type, c.Record)]))));
    }

    public async Task<IReadOnlyList<IndexedRecord>> Take(bool areLast)
    {
        IsClosed = areLast;
        var taken = (await Task.WhenAll(cut)).SelectMany(r => r).ToList();
        cut.Clear();
        count = 0;
        return taken;
    }
}
