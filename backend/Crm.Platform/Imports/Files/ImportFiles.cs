using Crm.Platform.Hosting;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Imports.Files;

/// <summary>Uploaded files, in the data folder until their import has ended.</summary>
internal sealed class ImportFiles(DataPath data)
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Writes an upload as it comes in; more than the limit is refused and leaves nothing behind.</summary>
    public async Task<long> Save(Guid importId, Stream content, long maxBytes, CancellationToken ct)
    {
        Directory.CreateDirectory(Folder);
        var path = PathOf(importId);
        try
        {
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
            await using (file)
            {
                var buffer = new byte[BufferSize];
                long size = 0;
                int read;
                while ((read = await content.ReadAsync(buffer, ct)) > 0)
                {
                    size += read;
                    if (size > maxBytes)
                    {
                        throw new BadHttpRequestException($"The file is larger than {maxBytes / 1024 / 1024} MB. Cut it into parts.", StatusCodes.Status413PayloadTooLarge);
                    }

                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                }

                return size;
            }
        }
        catch
        {
            Delete(importId);
            throw;
        }
    }

    public FileStream Open(Guid importId) => new(PathOf(importId), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize);

    public bool Has(Guid importId) => File.Exists(PathOf(importId));

    /// <summary>The files that have not been written to since then.</summary>
    public IEnumerable<Guid> UntouchedSince(DateTime before) => !Directory.Exists(Folder) ? [] : new DirectoryInfo(Folder).EnumerateFiles("*.csv")
        .Where(f => f.LastWriteTimeUtc < before && Guid.TryParse(Path.GetFileNameWithoutExtension(f.Name), out _))
        .Select(f => Guid.Parse(Path.GetFileNameWithoutExtension(f.Name)));

    public void Delete(Guid importId)
    {
        if (File.Exists(PathOf(importId)))
        {
            File.Delete(PathOf(importId));
        }
    }

    private string Folder => Path.Combine(data.Root, "imports");

    private string PathOf(Guid importId) => Path.Combine(Folder, $"{importId}.csv");
}
