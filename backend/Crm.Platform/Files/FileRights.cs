using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Files;

/// <summary>Limits of files: section <c>Crm:Files</c>.</summary>
public sealed class FileLimits
{
    public long MaxBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>Days that a deleted file can be taken back.</summary>
    public int KeepDeletedDays { get; set; } = 30;
}

/// <summary>A file as the API shows it.</summary>
public sealed class FileResponse
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required string ContentType { get; init; }
    public required long SizeBytes { get; init; }
    public required string Sha256 { get; init; }
    public string? RecordType { get; init; }
    public Guid? RecordId { get; init; }
    public required DateTime CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public string? CreatedByName { get; init; }

    /// <summary>Whether a browser may show it in the page.</summary>
    public required bool Viewable { get; init; }
}

/// <summary>Whose file it is to see and to change: the record's rules are the file's; a file without a record is its uploader's.</summary>
internal sealed class FileRights(CrmDbContext db, RecordCatalog catalog, ReferenceLabels labels, ICurrentUser user)
{
    public async Task<StoredFile> Get(Guid id, bool toChange, CancellationToken ct)
    {
        var file = await db.Set<StoredFile>().SingleOrDefaultAsync(f => f.Id == id, ct) ?? throw new NotFoundException("file");
        if (file is { RecordType: { } type, RecordId: { } recordId })
        {
            try
            {
                await Record(type, recordId, toChange, ct);
            }
            catch (NotFoundException)
            {
                // Naming the record would tell that there is a file, and on what it hangs.
                throw new NotFoundException("file");
            }
        }
        else if (file.CreatedBy is null || file.CreatedBy != user.Id)
        {
            throw new NotFoundException("file");
        }

        return file;
    }

    /// <summary>The record must be visible, and for a change editable.</summary>
    public async Task Record(string typeName, Guid id, bool toChange, CancellationToken ct)
    {
        var type = catalog.Find(typeName) ?? throw new InvalidInputException("recordType", $"Choose one of: {string.Join(", ", catalog.All.Select(t => t.Name))}.");
        var record = await type.Visible(db, user, id, ct) ?? throw new NotFoundException(type.Name);
        if (toChange && !user.Covers(type.EditPermission, record))
        {
            throw new ForbiddenException($"You may see this {type.Name} but not change its files.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["permission"] = type.EditPermission },
            };
        }
    }

    public async Task<IReadOnlyList<FileResponse>> Show(IReadOnlyCollection<StoredFile> files, CancellationToken ct)
    {
        var names = await labels.Fetch(files.Where(f => f.CreatedBy is not null).Select(f => ("user", f.CreatedBy!.Value)), ct);
        return
        [
            .. files.Select(f => new FileResponse
            {
                Id = f.Id,
                Name = f.Name,
                ContentType = f.ContentType,
                SizeBytes = f.SizeBytes,
                Sha256 = f.Sha256,
                RecordType = f.RecordType,
                RecordId = f.RecordId,
                CreatedAt = f.CreatedAt,
                CreatedBy = f.CreatedBy,
                CreatedByName = names.Of("user", f.CreatedBy),
                Viewable = FileTypes.MayBeShown(f.ContentType),
            }),
        ];
    }
}
