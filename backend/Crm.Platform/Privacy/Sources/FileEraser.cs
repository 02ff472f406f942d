using Crm.Platform.Data;
using Crm.Platform.Files;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Sources;

/// <summary>Takes files away as part of the present commit; a content goes with the last file that has it.</summary>
internal sealed class FileEraser(CrmDbContext db, LocalFileStore store, UnitOfWork unitOfWork)
{
    private const int AtOnce = 500;

    public async Task Erase(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        foreach (var some in ids.Chunk(AtOnce))
        {
            await Erase(db.Set<StoredFile>().Where(f => some.Contains(f.Id)), ct);
        }
    }

    /// <summary>Answers how many files it were.</summary>
    public async Task<long> Erase(IQueryable<StoredFile> files, CancellationToken ct)
    {
        var contents = await files.Select(f => f.Sha256).Distinct().ToListAsync(ct);
        var rows = await files.ExecuteDeleteAsync(ct);
        var needed = await db.Set<StoredFile>().Where(f => contents.Contains(f.Sha256)).Select(f => f.Sha256).ToListAsync(ct);
        unitOfWork.AfterCommit(() => contents.Except(needed, StringComparer.Ordinal).ToList().ForEach(c => store.Delete(c, unlessWrittenSince: DateTime.MaxValue)));
        return rows;
    }
}
