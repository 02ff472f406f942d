using Crm.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Hosting;

/// <summary>Brings the database up to date before the server listens; an embedded one is copied first.</summary>
internal sealed partial class DatabaseMigrator(CrmDbContext db, ILogger<DatabaseMigrator> logger)
{
    public async Task Migrate(CancellationToken ct)
    {
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count == 0)
        {
            return;
        }

        if (db.Database.ProviderName == PortableModel.Sqlite)
        {
            await PrepareFile(ct);
        }

        LogMigrating(logger, pending.Count);
        await db.Database.MigrateAsync(ct);
    }

    private async Task PrepareFile(CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (!File.Exists(file) || !(await db.Database.GetAppliedMigrationsAsync(ct)).Any())
        {
            return;
        }

        // One process owns an embedded file: a lock that is still there was left by a process that was killed.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", ct);
        var copy = $"{file}.before-{(await db.Database.GetPendingMigrationsAsync(ct)).First()}";
        File.Copy(file, copy, overwrite: true);
        LogCopied(logger, copy);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Bringing the database up to date: {Count} migration(s)")]
    private static partial void LogMigrating(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database was copied to {Copy} first")]
    private static partial void LogCopied(ILogger logger, string copy);
}
