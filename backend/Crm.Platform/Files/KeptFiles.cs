using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Files;

/// <summary>A file that comes in with something else.</summary>
public sealed record IncomingFile(string Name, ReadOnlyMemory<byte> Content);

/// <summary>What a kept file is.</summary>
public sealed record KeptFile(string Name, string ContentType, long SizeBytes);

/// <summary>A picture that is shown within something else.</summary>
public sealed record KeptPicture(string ContentType, byte[] Content);

/// <summary>Port: files that a module keeps on its own account, such as those of a mail. What hangs on no record is seen by nobody until it does.</summary>
public interface IKeptFiles
{
    /// <summary>Keeps files as part of the present commit and answers their ids. One that is larger than any file may be is left out.</summary>
    Task<IReadOnlyList<Guid>> Keep(IReadOnlyCollection<IncomingFile> files, string? recordType, Guid? recordId, CancellationToken ct);

    /// <summary>Hangs kept files on a record.</summary>
    Task Hang(IReadOnlyCollection<Guid> fileIds, string recordType, Guid recordId, CancellationToken ct);

    /// <summary>Takes kept files off their record again.</summary>
    Task Loosen(IReadOnlyCollection<Guid> fileIds, CancellationToken ct);

    /// <summary>Forgets kept files that hang on no record.</summary>
    Task Forget(IReadOnlyCollection<Guid> fileIds, CancellationToken ct);

    /// <summary>The pictures among these files, whoever asks: in their order, as many as have room within so many bytes together.</summary>
    Task<IReadOnlyDictionary<Guid, KeptPicture>> Pictures(IReadOnlyCollection<Guid> fileIds, long maxBytes, CancellationToken ct);

    /// <summary>What these files are, whoever asks; deleted ones are not there.</summary>
    Task<IReadOnlyDictionary<Guid, KeptFile>> Facts(IReadOnlyCollection<Guid> fileIds, CancellationToken ct);

    /// <summary>The content of a file, whoever asks; null where it is not there.</summary>
    Task<Stream?> Open(Guid fileId, CancellationToken ct);

    /// <summary>Files that the caller may see, to go along with something: what hangs on a record is taken as a copy. Together they may be as large as one file.</summary>
    Task<IReadOnlyList<Guid>> Take(IReadOnlyCollection<Guid> fileIds, string field, CancellationToken ct);
}

internal sealed class KeptFiles(CrmDbContext db, IFileStore store, FileRights rights, IOptions<FileLimits> limits, ICurrentUser user, TimeProvider clock) : IKeptFiles
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

    public async Task Loosen(IReadOnlyCollection<Guid> fileIds, CancellationToken ct)
    {
        foreach (var file in await db.Set<StoredFile>().Where(f => fileIds.Contains(f.Id)).ToListAsync(ct))
        {
            (file.RecordType, file.RecordId) = (null, null);
        }
    }

    public async Task<IReadOnlyDictionary<Guid, KeptFile>> Facts(IReadOnlyCollection<Guid> fileIds, CancellationToken ct) =>
        await db.Set<StoredFile>().AsNoTracking().Where(f => EF.Parameter(fileIds).Contains(f.Id) && f.DeletionId == Guid.Empty).ToDictionaryAsync(f => f.Id, f => new KeptFile(f.Name, f.ContentType, f.SizeBytes), ct);

    public async Task<Stream?> Open(Guid fileId, CancellationToken ct) =>
        await db.Set<StoredFile>().AsNoTracking().FirstOrDefaultAsync(f => f.Id == fileId && f.DeletionId == Guid.Empty, ct) is { } file && store.Exists(file.Sha256) ? store.Open(file.Sha256) : null;

    public async Task<IReadOnlyList<Guid>> Take(IReadOnlyCollection<Guid> fileIds, string field, CancellationToken ct)
    {
        var (taken, size) = (new List<Guid>(), 0L);
        foreach (var id in fileIds.Distinct())
        {
            var file = await rights.Get(id, toChange: false, ct);
            if (file.DeletedAt is not null)
            {
                throw new NotFoundException("file");
            }

            if ((size += file.SizeBytes) > limits.Value.MaxBytes)
            {
                throw new InvalidInputException(field, $"Together they may have {limits.Value.MaxBytes / 1024 / 1024} MB.", "attachments_too_large");
            }

            taken.Add(file.RecordId is null ? file.Id : Copy(file));
        }

        return taken;
    }

    public async Task<IReadOnlyDictionary<Guid, KeptPicture>> Pictures(IReadOnlyCollection<Guid> fileIds, long maxBytes, CancellationToken ct)
    {
        var rows = await db.Set<StoredFile>().AsNoTracking().Where(f => fileIds.Contains(f.Id) && f.ContentType.StartsWith("image/")).ToDictionaryAsync(f => f.Id, ct);
        var pictures = new Dictionary<Guid, KeptPicture>();
        foreach (var file in fileIds.Select(id => rows.GetValueOrDefault(id)).OfType<StoredFile>())
        {
            if (file.SizeBytes > maxBytes || !store.Exists(file.Sha256))
            {
                continue;
            }

            maxBytes -= file.SizeBytes;
            var content = new byte[file.SizeBytes];
            var stream = store.Open(file.Sha256);
            await using (stream)
            {
                await stream.ReadExactlyAsync(content, ct);
            }

            pictures[file.Id] = new KeptPicture(file.ContentType, content);
        }

        return pictures;
    }

    private Guid Copy(StoredFile file)
    {
        var copy = new StoredFile
        {
            Name = file.Name, ContentType = file.ContentType, SizeBytes = file.SizeBytes, Sha256 = file.Sha256, CreatedAt = clock.GetUtcNow().UtcDateTime, CreatedBy = user.Id,
        };
        db.Add(copy);
        return copy.Id;
    }

    // The housekeeper takes away a content that no row names any more.
    public async Task Forget(IReadOnlyCollection<Guid> fileIds, CancellationToken ct) => db.RemoveRange(await Loose(fileIds).ToListAsync(ct));

    private IQueryable<StoredFile> Loose(IReadOnlyCollection<Guid> ids) => db.Set<StoredFile>().Where(f => ids.Contains(f.Id) && f.RecordId == null);
}
