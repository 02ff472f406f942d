using System.IO.Compression;
using System.Security.Cryptography;

namespace Crm.Platform.Operation.Backups;

/// <summary>Copies streams in and out of a backup and says what went through: how many bytes, and their SHA-256.</summary>
internal static class BackupArchive
{
    private const int BufferSize = 1 << 18;

    public static async Task<BackupPart> Add(ZipArchive zip, string name, Stream content, CancellationToken ct)
    {
        var target = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await using (target)
        {
            return await Copy(name, content, target, ct);
        }
    }

    /// <summary>Copies, and throws where what came is not what the manifest says.</summary>
    public static async Task Take(ZipArchive zip, BackupPart part, Stream target, CancellationToken ct)
    {
        var entry = zip.GetEntry(part.Name) ?? throw new OperatorException($"The backup is incomplete: {part.Name} is missing.");
        var content = await entry.OpenAsync(ct);
        await using (content)
        {
            BackupPart found;
            try
            {
                found = await Copy(part.Name, content, target, ct);
            }
            catch (InvalidDataException e)
            {
                throw new OperatorException($"The backup is damaged: {part.Name} cannot be read.", e);
            }

            if (found != part)
            {
                throw new OperatorException($"The backup is damaged: {part.Name} is not what was saved.");
            }
        }
    }

    private static async Task<BackupPart> Copy(string name, Stream content, Stream target, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
            size += read;
        }

        return new BackupPart(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
