using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using Crm.Platform.Data;
using Crm.Platform.Hosting;
using Crm.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Operation.Backups;

/// <summary>Saves the database and the files beside it into one file, while people work, and reads it back before saying that it is done.</summary>
internal sealed class BackupVerb : IOperatorVerb
{
    public string Name => "backup";

    public string Usage => "FILE [--without-database]";

    public string Argument => "file";

    public bool NeedsDatabase => false;

    public async Task<int> Run(IServiceProvider services, IReadOnlyDictionary<string, string> options, CancellationToken ct)
    {
        if (!options.TryGetValue(Argument, out var file) || options.Keys.Any(k => k is not ("file" or "without-database")))
        {
            await Console.Error.WriteLineAsync($"Usage: {Name} {Usage}");
            return 2;
        }

        services.GetRequiredService<DataFolderLock>().Share();
        var manifest = await Write(services, Path.GetFullPath(file), withDatabase: !options.ContainsKey("without-database"), ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Saved and read back: {manifest.Parts.Count} parts, {manifest.Parts.Sum(p => p.SizeBytes):N0} bytes, {manifest.Rows.Values.Sum():N0} rows in {manifest.Rows.Count} tables, as of {manifest.CreatedAt:u}."));
        return 0;
    }

    internal static async Task<BackupManifest> Write(IServiceProvider services, string file, bool withDatabase, CancellationToken ct)
    {
        if (File.Exists(file))
        {
            throw new OperatorException($"{file} is there already. Give each backup a name of its own.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var (partial, copy) = (file + ".partial", file + ".database");
        try
        {
            var manifest = await Save(services, partial, withDatabase ? copy : null, ct);
            await Verify(partial, manifest, ct);
            File.Move(partial, file);
            return manifest;
        }
        finally
        {
            File.Delete(copy);
            File.Delete(partial);
        }
    }

    /// <summary>Reads every part back.</summary>
    private static async Task Verify(string file, BackupManifest manifest, CancellationToken ct)
    {
        using var zip = await ZipFile.OpenReadAsync(file, ct);
        foreach (var part in manifest.Parts)
        {
            await BackupArchive.Take(zip, part, Stream.Null, ct);
        }
    }

    private static async Task<BackupManifest> Save(IServiceProvider services, string partial, string? copyPath, CancellationToken ct)
    {
        var data = services.GetRequiredService<DataPath>();
        var opened = DataParts.OpenImports(data);
        var archive = Private(partial);
        await using (archive)
        {
            try
            {
                var began = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
                var parts = new List<BackupPart>();
                DatabaseCopy? copy = null;
                var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true);
                await using (zip)
                {
                    if (copyPath is not null)
                    {
                        await Private(copyPath).DisposeAsync();
                        copy = await DatabaseCopy.Make(services.GetRequiredService<CrmDbContext>(), copyPath, ct);
                        var content = File.OpenRead(copyPath);
                        await using (content)
                        {
                            parts.Add(await BackupArchive.Add(zip, copy.Name, content, ct));
                        }
                    }

                    // Behind the database: contents are written before the rows that name them.
                    await foreach (var (name, content) in DataParts.Read(data, opened).WithCancellation(ct))
                    {
                        parts.Add(await BackupArchive.Add(zip, name, content, ct));
                    }

                    var manifest = new BackupManifest
                    {
                        Format = BackupManifest.CurrentFormat, Product = Product(), CreatedAt = began, Engine = services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider,
                        Migration = copy?.Migration, Rows = copy?.Rows ?? new Dictionary<string, long>(StringComparer.Ordinal), Parts = parts,
                    };
                    var said = await zip.CreateEntry(BackupManifest.EntryName).OpenAsync(ct);
                    await using (said)
                    {
                        await JsonSerializer.SerializeAsync(said, manifest, BackupManifest.Json, ct);
                    }

                    return manifest;
                }
            }
            finally
            {
                foreach (var content in opened.Values)
                {
                    await content.DisposeAsync();
                }
            }
        }
    }

    // For nobody else's eyes: a backup is everything there is.
    private static FileStream Private(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static string Product() => typeof(BackupVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";
}
