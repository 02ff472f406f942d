using Crm.Platform.Data;
using Crm.Platform.Operation;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Hosting;

/// <summary>Brings the database up to date before the server listens; an embedded one is copied first.</summary>
internal sealed partial class DatabaseMigrator(CrmDbContext db, ILogger<DatabaseMigrator> logger)
{
    /// <summary>Answers what was applied; refuses a database that a newer version of the program has changed.</summary>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        if (applied.Except(known, StringComparer.Ordinal).LastOrDefault() is { } unknown)
        {
            throw new OperatorException(
                $"The database is newer than this program: it has {unknown}, and the last one known here is {known[^1]}. Start the version that wrote it, or restore a backup from before the update.");
        }

        var pending = known.Except(applied, StringComparer.Ordinal).ToList();
        if (pending.Count == 0)
        {
            return [];
        }

        if (db.Database.ProviderName == PortableModel.Sqlite && applied.Count > 0)
        {
            await PrepareFile(pending[0], ct);
        }

        LogMigrating(logger, pending.Count);
        await db.Database.MigrateAsync(ct);
        return pending;
    }

    private async Task PrepareFile(string first, CancellationToken ct)
    {
        // One process owns an embedded file: a lock that is still there was left by a process that was killed.
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
        var copy = $"{file}.before-{first}";
        File.Copy(file, copy, overwrite: true);
        LogCopied(logger, copy);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Bringing the database up to date: {Count} migration(s)")]
    private static partial void LogMigrating(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database was copied to {Copy} first")]
    private static partial void LogCopied(ILogger logger, string copy);
}
