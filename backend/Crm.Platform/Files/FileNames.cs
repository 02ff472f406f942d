using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Files;

/// <summary>What a file is called and how large it is, for lists of other modules that know the reader may see the record it hangs on.</summary>
public sealed record NamedFile(Guid Id, string Name, string ContentType, long SizeBytes);

/// <summary>Names files; those that were deleted have none.</summary>
public sealed class FileNames(CrmDbContext db)
{
    public async Task<IReadOnlyDictionary<Guid, NamedFile>> Of(IReadOnlyCollection<Guid> ids, CancellationToken ct) => ids.Count == 0
        ? new Dictionary<Guid, NamedFile>()
        : await db.Set<StoredFile>().AsNoTracking().Where(f => ids.Contains(f.Id) && f.DeletionId == Guid.Empty)
            .Select(f => new NamedFile(f.Id, f.Name, f.ContentType, f.SizeBytes)).ToDictionaryAsync(f => f.Id, ct);

    /// <summary>The files that hang on these records.</summary>
    public async Task<ILookup<Guid, Guid>> On(string recordType, IReadOnlyCollection<Guid> recordIds, CancellationToken ct) =>
        (await db.Set<StoredFile>().AsNoTracking().Where(f => recordIds.Contains(f.RecordId!.Value) && f.RecordType == recordType && f.DeletionId == Guid.Empty)
            .Select(f => new { f.Id, f.RecordId }).ToListAsync(ct)).ToLookup(f => f.RecordId!.Value, f => f.Id);
}
