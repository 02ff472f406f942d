using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records.Batches;

/// <summary>Does single operations of a batch on what was read for the whole portion.</summary>
internal sealed class BatchWriter<T>(
    CrmDbContext db, RecordCatalog catalog, RecordWriter<T> writer, KnownReferences known, ReferenceLabels labels, UnitOfWork unitOfWork, ICurrentUser user)
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();
    private readonly HashSet<Guid> touched = [];
    private Dictionary<Guid, T> records = [];
    private Dictionary<(string Source, string Key), Guid> keys = [];

    /// <summary>Reads the records, keys and references that the operations name: one query each.</summary>
    public async Task Prepare(IReadOnlyList<BatchOperation> operations, CancellationToken ct)
    {
        touched.Clear();
        var sensible = operations.Where(o => o.Refusal is null).ToList();
        keys = await Keys(sensible, ct);
        List<Guid> ids = [.. sensible.Where(o => o.NamesRecord).Select(o => o.Id), .. sensible.Where(o => o.Verb == BatchVerb.Upsert && keys.ContainsKey(o.ExternalKey)).Select(o => keys[o.ExternalKey])];
        records = ids.Count == 0 ? [] : await db.Set<T>().Reach(user, type.ReadPermission).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var references =
            from operation in sensible
            from value in operation.Values.All
            where value.Key.ReferenceTo is not null && value.Value is Guid
            select (value.Key.ReferenceTo!, (Guid)value.Value!);
        var wanted = references.Distinct().ToList();
        var seen = wanted.Count == 0 ? null : await labels.Fetch(wanted, ct);
        foreach (var (target, id) in wanted.Where(w => seen!.Of(w.Item1, w.Item2) is not null))
        {
            known.Saw(target, id);
        }
    }

    public async Task<BatchResult<T>> Do(BatchOperation operation, CancellationToken ct)
    {
        switch (operation.Verb)
        {
            case BatchVerb.Create:
                return await Create(operation, ct);
            case BatchVerb.Upsert when !keys.ContainsKey(operation.ExternalKey):
                operation.Values.AddExternalId(operation.ExternalKey.Source, operation.ExternalKey.Key);
                return await Create(operation, ct);
            default:
                var record = await Load(operation, ct);
                try
                {
                    await Change(record, operation, ct);
                    return new BatchResult<T>(operation.Index, operation.Verb == BatchVerb.Delete ? StatusCodes.Status204NoContent : StatusCodes.Status200OK, record, Refusal: null);
                }
                catch
                {
                    // What the refused operation has set must not be saved with the next one.
                    db.Entry(record).State = EntityState.Detached;
                    records.Remove(record.Id);
                    throw;
                }
        }
    }

    private async Task<BatchResult<T>> Create(BatchOperation operation, CancellationToken ct)
    {
        CheckKeys(operation.Values, recordId: null);
        var record = await writer.Create(operation.Values, ct);
        foreach (var key in operation.Values.ExternalIds)
        {
            keys[key] = record.Id;
        }

        records[record.Id] = record;
        touched.Add(record.Id);
        return new BatchResult<T>(operation.Index, StatusCodes.Status201Created, record, Refusal: null);
    }

    private async Task<T> Load(BatchOperation operation, CancellationToken ct)
    {
        var id = operation.Verb == BatchVerb.Upsert ? keys[operation.ExternalKey] : operation.Id;
        if (!touched.Add(id))
        {
            // It was changed by an earlier operation of this portion: that is saved first, so that what this one does can be taken back alone.
            await unitOfWork.Flush(ct);
        }

        if (!records.TryGetValue(id, out var record) || db.Entry(record).State == EntityState.Detached)
        {
            record = await db.Set<T>().Reach(user, type.ReadPermission).FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFoundException(type.Name);
            records[id] = record;
        }

        return record;
    }

    private async Task Change(T record, BatchOperation operation, CancellationToken ct)
    {
        if (operation.ExpectedVersion is { } expected && expected != record.Version)
        {
            throw new StaleVersionException(record.Version, record);
        }

        switch (operation.Verb)
        {
            case BatchVerb.Delete:
                if (!writer.TryDelete(record))
                {
                    throw new ConflictException("already_deleted", "This record is already in the bin.");
                }

                break;
            case BatchVerb.Restore:
                writer.TryRestore(record);
                break;
            default:
                writer.GuardEdit(record);
                CheckKeys(operation.Values, record.Id);
                await writer.Update(record, operation.Values, ct);
                foreach (var (source, key) in operation.Values.ExternalIds.Where(k => !keys.ContainsKey(k)))
                {
                    db.Add(new ExternalId { RecordType = type.Name, Source = source, Key = key, RecordId = record.Id });
                    keys[(source, key)] = record.Id;
                }

                break;
        }
    }

    private void CheckKeys(RecordValues values, Guid? recordId)
    {
        foreach (var (source, key) in values.ExternalIds)
        {
            if (keys.TryGetValue((source, key), out var holder) && holder != recordId)
            {
                throw new ConflictException("external_id_taken", $"Another {type.Name} already has the key {key} of {source}.");
            }
        }
    }

    private async Task<Dictionary<(string Source, string Key), Guid>> Keys(List<BatchOperation> operations, CancellationToken ct)
    {
        var wanted = operations.SelectMany(o => o.Verb == BatchVerb.Upsert ? o.Values.ExternalIds.Append(o.ExternalKey) : o.Values.ExternalIds).Distinct().ToList();
        var found = new Dictionary<(string Source, string Key), Guid>();
        foreach (var bySource in wanted.GroupBy(k => k.Source, k => k.Key, StringComparer.Ordinal))
        {
            var (source, names) = (bySource.Key, bySource.ToList());
            var stored = db.Set<ExternalId>().AsNoTracking().Where(e => e.RecordType == type.Name && e.Source == source && names.Contains(e.Key));
            foreach (var row in await stored.Select(e => new { e.Key, e.RecordId }).ToListAsync(ct))
            {
                found[(source, row.Key)] = row.RecordId;
            }
        }

        return found;
    }
}
