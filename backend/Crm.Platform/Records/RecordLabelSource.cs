using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records.Merging;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>Labels of a record type, within what the caller may read.</summary>
internal sealed class RecordLabelSource<T>(CrmDbContext db, RecordCatalog catalog, RecordQueries<T> queries, ICurrentUser user, SearchConditions search, MergedRecords merged) : ILabelSource
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public string RecordType => type.Name;

    /// <summary>What was merged is called as what it has become.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Labels(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var rows = await Rows(ids, ct);
        var labels = rows.ToDictionary(r => r.Id, r => r.Label ?? "");
        var survivors = rows.Exists(r => r.IsDeleted) ? await merged.Survivors([.. rows.Where(r => r.IsDeleted).Select(r => r.Id)], ct) : new Dictionary<Guid, Guid>();
        var names = survivors.Count == 0 ? [] : (await Rows([.. survivors.Values], ct)).ToDictionary(r => r.Id, r => r.Label ?? "");
        foreach (var (id, survivor) in survivors.Where(s => names.ContainsKey(s.Value)))
        {
            labels[id] = names[survivor];
        }

        return labels;
    }

    private async Task<List<RecordLabel>> Rows(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var rows = new List<RecordLabel>(ids.Count);
        await foreach (var row in (ids.Count == 1 ? queries.Label(db, ids.First()) : queries.Labels(db, [.. ids])).WithCancellation(ct))
        {
            if (user.Reaches(type.ReadPermission, row.OwnerId, row.TeamId))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    public async Task<IReadOnlyList<(Guid Id, string Label, string? Detail)>> Find(string query, int limit, CancellationToken ct)
    {
        var rows = db.Set<T>().Reach(user, type.ReadPermission).Where(r => r.DeletionId == Guid.Empty);
        rows = await search.Apply(rows, type, query, ct);
        var column = type.LabelField.KeyColumn!;
        var property = type.LabelField.PropertyName;
        var found = await rows.OrderBy(r => EF.Property<string>(r, column)).ThenBy(r => r.Id).Take(limit).Select(r => new { r.Id, Label = EF.Property<string?>(r, property) }).ToListAsync(ct);
        return [.. found.Select(r => (r.Id, r.Label ?? "", (string?)null))];
    }

    /// <summary>By the name, then by other names; of namesakes the oldest.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> Resolve(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        if (type.LabelField.KeyColumn is not { } column)
        {
            return new Dictionary<string, Guid>(StringComparer.Ordinal);
        }

        var living = db.Set<T>().Reach(user, type.ReadPermission).Where(r => r.DeletionId == Guid.Empty);
        var named = await living.Where(r => EF.Parameter(names).Contains(EF.Property<string>(r, column)))
            .Select(r => new Named(EF.Property<string>(r, column), r.CreatedAt, r.Id)).ToListAsync(ct);
        var found = Oldest(named);
        if (type.AlsoNamedIn?.IndexName is { } others && names.Where(n => !found.ContainsKey(n)).ToList() is { Count: > 0 } unknown)
        {
            var alsoNamed = await db.Set<FieldValue>().Where(v => v.Field == others && EF.Parameter(unknown).Contains(v.KeyText))
                .Join(living, v => v.RecordId, r => r.Id, (v, r) => new Named(v.KeyText, r.CreatedAt, r.Id)).ToListAsync(ct);
            foreach (var (name, id) in Oldest(alsoNamed))
            {
                found[name] = id;
            }
        }

        return found;
    }

    private static Dictionary<string, Guid> Oldest(List<Named> found) =>
        found.OrderBy(f => f.CreatedAt).ThenBy(f => f.Id).DistinctBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Id, StringComparer.Ordinal);

    private sealed record Named(string Key, DateTime CreatedAt, Guid Id);
}
