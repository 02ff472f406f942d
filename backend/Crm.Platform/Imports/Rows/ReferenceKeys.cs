using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Rows;

/// <summary>Finds records that rows refer to by the keys of other systems, and the keys of those that they name: two queries a batch.</summary>
internal sealed class ReferenceKeys(CrmDbContext db)
{
    public async Task Fetch(
        string recordType, IReadOnlyList<NamedReference> references, string? source, ILabelSource records, TrialMemory? memory, ReferenceNames into, CancellationToken ct)
    {
        var keys = references.Select(r => r.Key).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (keys.Count == 0)
        {
            return;
        }

        var stored = await db.Set<ExternalId>().AsNoTracking().Where(e => e.RecordType == recordType && EF.Parameter(keys).Contains(e.Key)).ToListAsync(ct);
        var own = keys.Select(k => Guid.TryParse(k, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToList();
        var ids = stored.Select(e => e.RecordId).Concat(own).Distinct().ToList();
        var visible = ids.Count == 0 ? [] : (await records.Labels(ids, ct)).Keys.ToHashSet();
        foreach (var id in own.Where(visible.Contains))
        {
            // Our own export brings our own ids.
            into.Found(recordType, ReferenceNames.OfKey(id.ToString()), id);
        }

        foreach (var same in stored.Where(e => visible.Contains(e.RecordId)).GroupBy(e => e.Key, StringComparer.Ordinal))
        {
            if (same.FirstOrDefault(e => e.Source == source) is { } here)
            {
                into.Found(recordType, ReferenceNames.OfKey(here.Key), here.RecordId);
            }
            else if (same.DistinctBy(e => e.RecordId).ToList() is [var only])
            {
                into.FoundElsewhere(recordType, only.Key, only.RecordId, only.Source);
            }
        }

        foreach (var (name, id) in memory?.Names(recordType, keys.Select(ReferenceNames.OfKey)) ?? [])
        {
            into.Found(recordType, name, id);
            into.HasKey(id, name[1..]);
        }

        var named = into.All.Select(f => f.Id).Distinct().ToList();
        foreach (var known in source is null ? [] : await db.Set<ExternalId>().AsNoTracking().Where(e => e.RecordType == recordType && e.Source == source && EF.Parameter(named).Contains(e.RecordId)).ToListAsync(ct))
        {
            into.HasKey(known.RecordId, known.Key);
        }
    }
}
