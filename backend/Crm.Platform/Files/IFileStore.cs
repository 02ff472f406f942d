using System.Security.Cryptography;
using Crm.Platform.Hosting;

namespace Crm.Platform.Files;

/// <summary>Port: keeps contents by what they are. The same content lies there once, and nothing that a caller names becomes a path.</summary>
public interface IFileStore
{
    /// <summary>Writes a stream as it comes in; more than the limit throws <see cref="FileTooLargeException"/> and leaves nothing behind.</summary>
    Task<StoredContent> Save(Stream content, long maxBytes, CancellationToken ct);

    /// <summary>Opens a content to be read; it may be read from any position.</summary>
    FileStream Open(string sha256);

    bool Exists(string sha256);
}

/// <summary>A content in the store: its SHA-256 in lower-case hexadecimal, its size, and its first bytes.</summary>
public sealed record StoredContent(string Sha256, long SizeBytes, ReadOnlyMemory<byte> Head);

/// <summary>More came in than may be stored.</summary>
public sealed class FileTooLargeException(long maxBytes) : Exception($"More than {maxBytes} bytes.")
{
    public long MaxBytes { get; } = maxBytes;
}

/// <summary>The store on the local disk, in the data folder: <c>files/ab/cdef...</c>.</summary>
internal sealed class LocalFileStore(DataPath data) : IFileStore
{
    private const int BufferSize = 64 * 1024;
    private const int HeadSize = 4096;

    private string Root => Path.Combine(data.Root, "files");

    private string Incoming => Path.Combine(Root, "incoming");

    public async Task<StoredContent> Save(Stream content, long maxBytes, CancellationToken ct)
    {
        Directory.CreateDirectory(Incoming);
        var temporary = Path.Combine(Incoming, Guid.CreateVersion7().ToString("N"));
        try
        {
            var stored = await Write(content, temporary, maxBytes, ct);
            var path = PathOf(stored.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);

            // Also where it is there already: its time of writing says that it is needed from now on.
            File.Move(temporary, path, overwrite: true);
            return stored;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public FileStream Open(string sha256) => new(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, BufferSize, useAsync: true);

    public bool Exists(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>How many bytes a content has; null where it is not there.</summary>
    public long? SizeOf(string sha256) => new FileInfo(PathOf(sha256)) is { Exists: true } file ? file.Length : null;

    /// <summary>Contents written before this instant, for whoever knows which of them are needed.</summary>
    public IEnumerable<string> WrittenBefore(DateTime utc) => !Directory.Exists(Root) ? [] :
        from folder in Directory.EnumerateDirectories(Root)
        let prefix = Path.GetFileName(folder)
        where prefix.Length == 2
        from path in Directory.EnumerateFiles(folder)
        where File.GetLastWriteTimeUtc(path) < utc
        select prefix + Path.GetFileName(path);

    /// <summary>Removes a content, unless it was given again meanwhile.</summary>
    public void Delete(string sha256, DateTime unlessWrittenSince)
    {
        if (File.GetLastWriteTimeUtc(PathOf(sha256)) < unlessWrittenSince)
        {
            File.Delete(PathOf(sha256));
        }
    }

    /// <summary>Removes what uploads left behind whose process was killed.</summary>
    public void ClearIncoming(DateTime before)
    {
        foreach (var path in Directory.Exists(Incoming) ? Directory.EnumerateFiles(Incoming).Where(p => File.GetLastWriteTimeUtc(p) < before) : [])
        {
            File.Delete(path);
        }
    }

    private static async Task<StoredContent> Write(Stream content, string path, long maxBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var head = new byte[HeadSize];
        long size = 0;
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, useAsync: true);
        await using (file)
        {
            var buffer = new byte[BufferSize];
            int read;
            while ((read = await content.ReadAsync(buffer, ct)) > 0)
            {
                if (size + read > maxBytes)
                {
                    throw new FileTooLargeException(maxBytes);
                }

                if (size < HeadSize)
                {
                    buffer.AsSpan(0, Math.Min(read, HeadSize - (int)size)).CopyTo(head.AsSpan((int)size));
                }

                size += read;
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }

        return new StoredContent(Convert.ToHexStringLower(hash.GetHashAndReset()), size, head.AsMemory(0, (int)Math.Min(size, HeadSize)));
    }

    private string PathOf(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(Root, sha256[..2], sha256[2..])
        : throw new ArgumentException("Contents are called by their SHA-256.", nameof(sha256));
}
