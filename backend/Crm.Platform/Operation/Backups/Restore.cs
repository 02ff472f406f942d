using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Crm.Platform.Data;
using Crm.Platform.Hosting;
using Crm.Platform.Modules;
using Crm.Platform.Privacy;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Operation.Backups;

/// <summary>One restore.</summary>
internal sealed class Restore(IServiceProvider services, bool replace, bool withDatabase, string? erasures)
{
    private readonly DataPath data = services.GetRequiredService<DataPath>();
    private readonly DatabaseOptions database = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
    private readonly List<string> report = [];

    private bool IsFile => database.Provider == DatabaseProvider.Sqlite;

    /// <summary>Answers what was done, a line each.</summary>
    public async Task<IReadOnlyList<string>> Run(string file, CancellationToken ct)
    {
        if (!File.Exists(file))
        {
            throw new OperatorException($"{file} is not there.");
        }

        var swap = new RestoreSwap(data);
        swap.Finish();
        using var zip = await Open(file, ct);
        var manifest = await Manifest(zip, ct);
        var part = withDatabase ? manifest.Parts.FirstOrDefault(p => p.Name.StartsWith("database/", StringComparison.Ordinal)) : null;
        if (withDatabase)
        {
            Check(manifest, part);
        }

        await CheckTarget(ct);
        var targets = Targets(withDatabase && IsFile);
        RestoreSwap.Clear(targets);
        try
        {
            await Unpack(zip, manifest, ct);
            if (part is not null)
            {
                await Database(zip, manifest, part, ct);
            }
        }
        catch
        {
            RestoreSwap.Clear(targets);
            throw;
        }

        var stamp = services.GetRequiredService<TimeProvider>().GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        var replaced = swap.Run(targets, stamp);
        report.Insert(0, string.Create(CultureInfo.InvariantCulture, $"Restored {manifest.Parts.Count} parts as of {manifest.CreatedAt:u}, made by version {manifest.Product}."));
        report.AddRange(replaced.Select(path => $"What was there is kept in {path}: remove it when you no longer need it."));
        return report;
    }

    private static async Task<ZipArchive> Open(string file, CancellationToken ct)
    {
        try
        {
            return await ZipFile.OpenReadAsync(file, ct);
        }
        catch (InvalidDataException e)
        {
            throw new OperatorException($"{file} is no backup, or it is cut off.", e);
        }
    }

    private static async Task<BackupManifest> Manifest(ZipArchive zip, CancellationToken ct)
    {
        var entry = zip.GetEntry(BackupManifest.EntryName) ?? throw new OperatorException("This is no backup of the CRM: it has no manifest.");
        var said = await entry.OpenAsync(ct);
        await using (said)
        {
            var manifest = (await JsonSerializer.DeserializeAsync<BackupManifest>(said, BackupManifest.Json, ct))!;
            return manifest.Format == BackupManifest.CurrentFormat ? manifest
                : throw new OperatorException($"The backup has format {manifest.Format}; version {manifest.Product} of the program reads it.");
        }
    }

    private void Check(BackupManifest manifest, BackupPart? part)
    {
        if (part is null)
        {
            throw new OperatorException("The backup holds no database. Restore that with the database server's own tools, and the files with --without-database.");
        }

        if (manifest.Engine != database.Provider)
        {
            throw new OperatorException($"The backup is of {manifest.Engine}, and Crm:Database:Provider is {database.Provider}. A backup goes back to the engine it comes from.");
        }

        var known = services.GetRequiredService<CrmDbContext>().Database.GetMigrations();
        if (manifest.Migration is { } migration && !known.Contains(migration, StringComparer.Ordinal))
        {
            throw new OperatorException($"The backup is newer than this program: its database has {migration}. Use version {manifest.Product} or newer.");
        }
    }

    private async Task CheckTarget(CancellationToken ct)
    {
        var db = services.GetRequiredService<CrmDbContext>();
        var isEmpty = !DataParts.All.Any(p => File.Exists(Path.Combine(data.Root, p)) || Directory.Exists(Path.Combine(data.Root, p)))
            && (!withDatabase || (IsFile ? !File.Exists(DatabasePath) : !await db.Database.CanConnectAsync(ct) || !(await db.Database.GetAppliedMigrationsAsync(ct)).Any()));
        if (!isEmpty && !replace)
        {
            throw new OperatorException($"There is data already ({data.Root}). Say --replace to put the backup in its place; what is there is kept beside it until you remove it, except for tables of a database server.");
        }
    }

    private async Task Unpack(ZipArchive zip, BackupManifest manifest, CancellationToken ct)
    {
        foreach (var part in manifest.Parts.Where(p => p.Name.StartsWith(DataParts.Prefix, StringComparison.Ordinal)))
        {
            var path = part.Name[DataParts.Prefix.Length..].Split('/');
            var target = Path.GetFullPath(Path.Combine([RestoreSwap.Stage(Path.Combine(data.Root, path[0])), .. path[1..]]));
            if (!DataParts.All.Contains(path[0], StringComparer.Ordinal) || !target.StartsWith(RestoreSwap.Stage(Path.Combine(data.Root, path[0])), StringComparison.Ordinal))
            {
                throw new OperatorException($"The backup has a part that is not one of the CRM's: {part.Name}.");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await Write(zip, part, target, ct);
        }
    }

    private async Task Database(ZipArchive zip, BackupManifest manifest, BackupPart part, CancellationToken ct)
    {
        var ledger = erasures is null ? services.GetRequiredService<ErasureLedger>().Path : Path.GetFullPath(erasures);
        var staged = RestoreSwap.Stage(IsFile ? DatabasePath : Path.Combine(data.Root, "crm.sql"));
        await Write(zip, part, staged, ct);
        if (IsFile)
        {
            await BringUpToDate(manifest, (await DatabaseCopy.Verify(staged, ct)).Rows, new SqliteConnectionStringBuilder { DataSource = staged, Pooling = false }.ToString(), ledger, ct);

            // Its log, now empty, has no place beside the new name.
            await DatabaseCopy.Verify(staged, ct);
            return;
        }

        var db = services.GetRequiredService<CrmDbContext>();
        await PostgreSqlTools.Restore(db, staged, ct);
        File.Delete(staged);
        await BringUpToDate(manifest, await PostgreSqlTools.Count(db, ct), db.Database.GetConnectionString()!, ledger, ct);
    }

    private async Task BringUpToDate(BackupManifest manifest, IReadOnlyDictionary<string, long> rows, string connectionString, string ledger, CancellationToken ct)
    {
        if (manifest.Rows.FirstOrDefault(r => rows.GetValueOrDefault(r.Key, -1) != r.Value) is { Key: { } table })
        {
            throw new OperatorException($"The database is not what was saved: {table} had {manifest.Rows[table]} rows.");
        }

        var options = new DbContextOptionsBuilder<CrmDbContext>();
        options.UseCrm(database.Provider, connectionString, services.GetRequiredService<ModuleCatalog>());
        var db = new CrmDbContext(options.Options);
        await using (db)
        {
            await db.Database.MigrateAsync(ct);
            report.AddRange(await new ErasureReplay(db, services.GetRequiredService<Records.RecordCatalog>(), services.GetRequiredService<TimeProvider>()).Run(ledger, manifest.CreatedAt, ct));
            report.AddRange(await WaitingMails.Stop(db, ct));
        }
    }

    private static async Task Write(ZipArchive zip, BackupPart part, string path, CancellationToken ct)
    {
        var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, useAsync: true);
        await using (target)
        {
            await BackupArchive.Take(zip, part, target, ct);
            target.Flush(flushToDisk: true);
        }
    }

    private string DatabasePath => Path.GetFullPath(new SqliteConnectionStringBuilder(DatabaseSetup.ConnectionString(database, data.Root)).DataSource);

    private List<string> Targets(bool withFile) => [.. DataParts.All.Select(p => Path.Combine(data.Root, p)), .. withFile ? [DatabasePath] : Array.Empty<string>()];
}
