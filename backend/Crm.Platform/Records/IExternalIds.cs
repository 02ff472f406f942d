using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>Port: which record another system knows by a key.</summary>
public interface IExternalIds
{
    Task<Guid?> Find(string recordType, string source, string key, CancellationToken ct);

    /// <summary>The records of these keys, by key.</summary>
    Task<IReadOnlyDictionary<string, Guid>> FindAll(string recordType, string source, IReadOnlyCollection<string> keys, CancellationToken ct);

    /// <summary>The keys of these records, by record.</summary>
    Task<IReadOnlyDictionary<Guid, string>> KeysOf(string recordType, string source, IReadOnlyCollection<Guid> recordIds, CancellationToken ct);
}

internal sealed class ExternalIds(CrmDbContext db) : IExternalIds
{
    public async Task<Guid?> Find(string recordType, string source, string key, CancellationToken ct) =>
        await db.Set<ExternalId>().Where(e => e.RecordType == recordType && e.Source == source && e.Key == key).Select(e => (Guid?)e.RecordId).FirstOrDefaultAsync(ct);

    public async Task<IReadOnlyDictionary<string, Guid>> FindAll(string recordType, string source, IReadOnlyCollection<string> keys, CancellationToken ct) =>
        await db.Set<ExternalId>().Where(e => e.RecordType == recordType && e.Source == source && keys.Contains(e.Key)).ToDictionaryAsync(e => e.Key, e => e.RecordId, StringComparer.Ordinal, ct);

    public async Task<IReadOnlyDictionary<Guid, string>> KeysOf(string recordType, string source, IReadOnlyCollection<Guid> recordIds, CancellationToken ct) =>
        (await db.Set<ExternalId>().Where(e => recordIds.Contains(e.RecordId) && e.RecordType == recordType && e.Source == source).Select(e => new { e.RecordId, e.Key }).ToListAsync(ct))
        .OrderBy(e => e.Key, StringComparer.Ordinal).DistinctBy(e => e.RecordId).ToDictionary(e => e.RecordId, e => e.Key);
}
