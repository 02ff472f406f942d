using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records.Merging;

/// <summary>Where records went that were merged into others.</summary>
public sealed class MergedRecords(CrmDbContext db)
{
    /// <summary>A survivor may have been merged again; so often at most is followed.</summary>
    private const int MaxSteps = 20;

    /// <summary>The record in which each of these lives on; those that were not merged have no entry.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> Survivors(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var survivors = new Dictionary<Guid, Guid>();
        var open = ids.Distinct().ToDictionary(id => id, id => id);
        for (var step = 0; step < MaxSteps && open.Count > 0; step++)
        {
            var at = open.Values.Distinct().ToList();
            var next = await db.Set<MergedRecord>().AsNoTracking().Where(m => at.Contains(m.RecordId)).ToDictionaryAsync(m => m.RecordId, m => m.SurvivorId, ct);
            open = open.Where(o => next.ContainsKey(o.Value)).ToDictionary(o => o.Key, o => next[o.Value]);
            foreach (var (id, survivor) in open)
            {
                survivors[id] = survivor;
            }
        }

        return survivors;
    }

    public async Task<Guid?> Survivor(Guid id, CancellationToken ct) => (await Survivors([id], ct)).TryGetValue(id, out var survivor) ? survivor : null;

    /// <summary>What was merged into these records, also by way of others, and in which of them it lives on.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid>> Into(IReadOnlyCollection<Guid> survivors, CancellationToken ct)
    {
        var merged = new Dictionary<Guid, Guid>();
        var open = survivors.Distinct().ToDictionary(id => id, id => id);
        for (var step = 0; step < MaxSteps && open.Count > 0; step++)
        {
            var at = open.Keys.ToList();
            var next = await db.Set<MergedRecord>().AsNoTracking().Where(m => at.Contains(m.SurvivorId)).Select(m => new { m.RecordId, m.SurvivorId }).ToListAsync(ct);
            open = next.ToDictionary(m => m.RecordId, m => open[m.SurvivorId]);
            foreach (var (id, survivor) in open)
            {
                merged[id] = survivor;
            }
        }

        return merged;
    }

    /// <summary>Whoever still has the id of a record that was merged means the one it has become.</summary>
    internal async Task Follow(RecordValues values, RecordCatalog catalog, KnownReferences known, CancellationToken ct)
    {
        var references = values.All.Where(v => v.Key.ReferenceTo is { } target && catalog.Find(target) is not null && v.Value is Guid id && !known.IsSeen(target, id))
            .Select(v => (Field: v.Key, Id: (Guid)v.Value!)).ToList();
        if (references.Count == 0)
        {
            return;
        }

        var survivors = await Survivors([.. references.Select(r => r.Id)], ct);
        foreach (var (field, id) in references.Where(r => survivors.ContainsKey(r.Id)))
        {
            values.Set(field, survivors[id]);
        }
    }

    /// <summary>Records that come back, by an undo or by hand, stand for themselves again and get their keys back where these still are where they went.</summary>
    internal async Task TakeBack(IReadOnlyCollection<Guid> restored, CancellationToken ct)
    {
        foreach (var merged in await db.Set<MergedRecord>().Where(m => restored.Contains(m.RecordId)).ToListAsync(ct))
        {
            var sources = merged.Keys.Select(k => k.Source).Distinct().ToList();
            var keys = await db.Set<ExternalId>().Where(e => e.RecordId == merged.SurvivorId && e.RecordType == merged.RecordType && sources.Contains(e.Source)).ToListAsync(ct);
            keys.FindAll(k => merged.Keys.Contains(new MergedKey(k.Source, k.Key))).ForEach(k => k.RecordId = merged.RecordId);
            db.Remove(merged);
        }
    }
}
