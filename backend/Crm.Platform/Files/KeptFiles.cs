using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Files;

/// <summary>A file that comes in with something else.</summary>
public sealed record IncomingFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>Port: files that a module keeps on its own account, such as those of a mail. What hangs on no record is seen by nobody until it does.</summary>
public interface IKeptFiles
{
    /// <summary>Keeps files as part of the present commit and answers their ids. One that is larger than any file may be is left out.</summary>
    Task<IReadOnlyList<Guid>> Keep(IReadOnlyCollection<IncomingFile> files, string? recordType, Guid? recordId, CancellationToken ct);

    /// <summary>Hangs kept files on a record.</summary>
    Task Hang(IReadOnlyCollection<Guid> fileIds, string recordType, Guid recordId, CancellationToken ct);

    /// <summary>Forgets kept files that hang on no record.</summary>
    Task Forget(IReadOnlyCollection<Guid> fileIds, CancellationToken ct);
}

internal sealed class KeptFiles(CrmDbContext db, IFileStore store, Microsoft.Extensions.Options.IOptions<FileLimits> limits, TimeProvider clock) : IKeptFiles
{
    public async Task<IReadOnlyList<Guid>> Keep(IReadOnlyCollection<IncomingFile> files, string? recordType, Guid? recordId, CancellationToken ct)
    {
        var kept = new List<Guid>();
        foreach (var file in files.Where(f => f.Content.Length <= limits.Value.MaxBytes))
        {
            using var stream = new MemoryStream(file.Content.ToArray(), writable: false);
            var content = await store.Save(stream, limits.Value.MaxBytes, ct);
            var name = FileName.Clean(file.Name);
            var row = new StoredFile
            {
                Name = name, ContentType = FileTypes.Of(content.Head.Span, name), SizeBytes = content.SizeBytes, Sha256 = content.Sha256,
                RecordType = recordType, RecordId = recordId, CreatedAt = clock.GetUtcNow().UtcDateTime,
            };
            db.Add(row);
            kept.Add(row.Id);
        }

        return kept;
    }

    public async Task Hang(IReadOnlyCollection<Guid> fileIds, string recordType, Guid recordId, CancellationToken ct)
    {
        foreach (var file in await Loose(fileIds).ToListAsync(ct))
        {
            (file.RecordType, file.RecordId) = (recordType, recordId);
        }
    }

    // The housekeeper takes away a content that no row names any more.
    public async Task Forget(IReadOnlyCollection<Guid> fileIds, CancellationToken ct) => db.RemoveRange(await Loose(fileIds).ToListAsync(ct));

    private IQueryable<StoredFile> Loose(IReadOnlyCollection<Guid> ids) => db.Set<StoredFile>().Where(f => ids.Contains(f.Id) && f.RecordId == null);
}
