using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Files;

/// <summary>Forgets files that were deleted long enough ago, and removes contents that no file needs any more.</summary>
internal sealed class FileHousekeeping(CrmDbContext db, LocalFileStore store, IOptions<FileLimits> options, TimeProvider clock) : IHousekeeping
{
    /// <summary>Longer than any upload: between content and row there is a moment without the row.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task Sweep(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var deletedBefore = now.AddDays(-options.Value.KeepDeletedDays);
        await db.Set<StoredFile>().Where(f => f.DeletedAt < deletedBefore).ExecuteDeleteAsync(ct);
        store.ClearIncoming(now - Grace);
        foreach (var old in store.WrittenBefore(now - Grace).Chunk(200))
        {
            var needed = await db.Set<StoredFile>().Where(f => old.Contains(f.Sha256)).Select(f => f.Sha256).Distinct().ToListAsync(ct);
            foreach (var content in old.Except(needed, StringComparer.Ordinal))
            {
                store.Delete(content, unlessWrittenSince: now - Grace);
            }
        }
    }
}
