using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>Port: which record another system knows by a key.</summary>
public interface IExternalIds
{
    Task<Guid?> Find(string recordType, string source, string key, CancellationToken ct);
}

internal sealed class ExternalIds(CrmDbContext db) : IExternalIds
{
    public async Task<Guid?> Find(string recordType, string source, string key, CancellationToken ct) =>
        await db.Set<ExternalId>().Where(e => e.RecordType == recordType && e.Source == source && e.Key == key).Select(e => (Guid?)e.RecordId).FirstOrDefaultAsync(ct);
}
