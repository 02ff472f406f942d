using Crm.Contacts.Relations;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Contacts.Graph;

/// <summary>An organisation in its tree.</summary>
/// <param name="Own">What it has itself, by name: <c>people</c>, <c>openActivities</c>.</param>
/// <param name="Total">The same with all that belong to it.</param>
internal sealed record TreeNode(Guid Id, string Name, Guid? ParentId, int Level, IReadOnlyDictionary<string, long> Own, IReadOnlyDictionary<string, long> Total);

/// <summary>The tree in which an organisation stands: up to its root, then down level by level, a query for each level and none for each organisation.</summary>
internal sealed class AccountTree(PartyNames names, IEnumerable<IRecordTotals> totals)
{
    public const int MaxNodes = 500;

    private const int MaxLevels = 50;

    /// <summary>Whether there is more than what was taken.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The root first, then each with those below it.</summary>
    public async Task<IReadOnlyList<TreeNode>> Read(Guid accountId, CancellationToken ct)
    {
        var rows = new Dictionary<Guid, Row>();
        var root = await Root(accountId, ct);
        rows[root.Id] = root;
        List<Guid?> frontier = [root.Id];
        for (var level = 1; frontier.Count > 0; level++)
        {
            var parents = frontier;
            var below = await names.Accounts.Where(a => parents.Contains(a.ParentId)).OrderBy(a => a.Name).ThenBy(a => a.Id).Take(MaxNodes + 1 - rows.Count)
                .Select(a => new Row(a.Id, a.Name ?? "", a.ParentId)).ToListAsync(ct);
            below.RemoveAll(b => rows.ContainsKey(b.Id));
            if (level == MaxLevels || rows.Count + below.Count > MaxNodes)
            {
                IsCut = below.Count > 0;
                below = level == MaxLevels ? [] : below[..(MaxNodes - rows.Count)];
            }

            below.ForEach(b => rows[b.Id] = b);
            frontier = [.. below.Select(b => (Guid?)b.Id)];
        }

        var own = await Own([.. rows.Keys], ct);
        return [.. Descend(root, level: 0, rows.Values.ToLookup(r => r.Id == root.Id ? null : r.ParentId), own)];
    }

    /// <summary>The highest that can be seen; one that refers to itself in a roundabout way ends where it was before.</summary>
    private async Task<Row> Root(Guid id, CancellationToken ct)
    {
        var seen = new HashSet<Guid>();
        var at = (await names.Get(new(Domain.PartyKind.Account, id), ct)) is var known ? new Row(id, known.View.Name, known.BelongsTo) : null!;
        while (seen.Add(at.Id) && seen.Count < MaxLevels && at.ParentId is { } parent)
        {
            var above = await names.Accounts.Where(a => a.Id == parent).Select(a => new Row(a.Id, a.Name ?? "", a.ParentId)).FirstOrDefaultAsync(ct);
            if (above is null || seen.Contains(above.Id))
            {
                break;
            }

            at = above;
        }

        return at;
    }

    private async Task<Dictionary<string, IReadOnlyDictionary<Guid, long>>> Own(List<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.ConvertAll(id => (Guid?)id);
        var counts = new Dictionary<string, IReadOnlyDictionary<Guid, long>>(StringComparer.Ordinal)
        {
            ["people"] = await names.Contacts.Where(c => EF.Parameter(wanted).Contains(c.AccountId)).GroupBy(c => c.AccountId!.Value).Select(g => new { g.Key, Count = g.LongCount() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, ct),
        };
        foreach (var total in totals.Where(t => t.RecordType == "account"))
        {
            counts[total.Name] = await total.Of(ids, ct);
        }

        return counts;
    }

    private static List<TreeNode> Descend(Row row, int level, ILookup<Guid?, Row> children, Dictionary<string, IReadOnlyDictionary<Guid, long>> counts)
    {
        var own = counts.ToDictionary(c => c.Key, c => c.Value.GetValueOrDefault(row.Id), StringComparer.Ordinal);
        var total = new Dictionary<string, long>(own, StringComparer.Ordinal);
        var below = new List<TreeNode>();
        foreach (var child in children[row.Id])
        {
            var branch = Descend(child, level + 1, children, counts);
            foreach (var (name, count) in branch[0].Total)
            {
                total[name] += count;
            }

            below.AddRange(branch);
        }

        return [new TreeNode(row.Id, row.Name, level == 0 ? null : row.ParentId, level, own, total), .. below];
    }

    private sealed record Row(Guid Id, string Name, Guid? ParentId);
}
