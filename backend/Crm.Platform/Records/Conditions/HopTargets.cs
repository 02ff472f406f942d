using Crm.Platform.Data;

namespace Crm.Platform.Records.Conditions;

/// <summary>
/// What the paths of a condition lead to. Few targets are fetched first, so that the index of the reference finds the records; many are
/// probed record by record by their key, while the list follows its own order and stops when the page is full.
/// </summary>
internal static class HopTargets
{
    private const int Few = 500;

    /// <summary>So many records behind few targets are sorted for a page; where there are more, the list's own order leads.</summary>
    private const int FewRecords = 10_000;

    /// <summary>The ids for those conditions of the tree that lead to few targets; of others there is no entry.</summary>
    public static async Task<IReadOnlyDictionary<FieldCondition, List<Guid>>> Find(CrmDbContext db, Viewpoint viewpoint, Condition condition, CancellationToken ct)
    {
        var found = new Dictionary<FieldCondition, List<Guid>>(ReferenceEqualityComparer.Instance);
        foreach (var path in Paths(condition))
        {
            var hop = path.Via!;
            var ids = await hop.Target.FirstIds(db, viewpoint, path with { Via = null }, Few + 1, ct);
            if (ids.Count <= 1 || (ids.Count <= Few && await hop.Target.Catalog.Find(hop.Reference.RecordType)!.CountReferring(db, hop.Reference, ids, FewRecords, ct) < FewRecords))
            {
                found[path] = ids;
            }
        }

        return found;
    }

    private static IEnumerable<FieldCondition> Paths(Condition condition) => condition switch
    {
        GroupCondition group => group.Parts.SelectMany(Paths),
        FieldCondition { Via: not null } path => [path],
        _ => [],
    };
}
