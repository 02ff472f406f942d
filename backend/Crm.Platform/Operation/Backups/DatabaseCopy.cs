using System.Data.Common;
using System.Globalization;
using Crm.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Operation.Backups;

/// <summary>A consistent copy of the database in one file, made while others write.</summary>
/// <param name="Name">What it is called in the backup.</param>
internal sealed record DatabaseCopy(string Name, string? Migration, IReadOnlyDictionary<string, long> Rows)
{
    /// <summary>Writes the copy to a path: everything that was committed before this began is in it.</summary>
    public static Task<DatabaseCopy> Make(CrmDbContext db, string path, CancellationToken ct) => db.Database.ProviderName switch
    {
        PortableModel.Sqlite => OfFile(db, path, ct),
        PortableModel.PostgreSql => PostgreSqlTools.Dump(db, path, ct),
        _ => throw new OperatorException(
            "SQL Server writes its backups itself, on its own disk: BACKUP DATABASE crm TO DISK = '...' WITH CHECKSUM, COPY_ONLY. For the files beside the database run backup with --without-database."),
    };

    /// <summary>Counts the rows of every table.</summary>
    public static async Task<Dictionary<string, long>> Count(IEnumerable<string> tables, Func<string, DbCommand> command, CancellationToken ct)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            var count = command($"SELECT COUNT(*) FROM \"{table}\"");
            await using (count)
            {
                count.CommandTimeout = 0;
                rows[table] = Convert.ToInt64(await count.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
            }
        }

        return rows;
    }

    /// <summary>Looks an embedded file through: pages, indexes, and the rows of each table.</summary>
    public static async Task<DatabaseCopy> Verify(string path, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await using (connection)
        {
            await connection.OpenAsync(ct);

            // With a log, as it must be for whoever only reads it; the last to close it takes the log away.
            await Ask(connection, "PRAGMA journal_mode=WAL", ct);
            if (await Ask(connection, "PRAGMA integrity_check(1)", ct) is not ["ok"])
            {
                throw new OperatorException("The copy of the database is damaged (integrity_check). Run check on the database itself.");
            }

            var tables = await Ask(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> '__EFMigrationsLock' ORDER BY name", ct);
            var migrations = tables.Contains(Migrations) ? await Ask(connection, $"SELECT MAX(MigrationId) FROM \"{Migrations}\"", ct) : [];
            return new DatabaseCopy("database/crm.db", migrations.FirstOrDefault(), await Count(tables, sql => Command(connection, sql), ct));
        }
    }

    internal const string Migrations = "__EFMigrationsHistory";

    private static async Task<DatabaseCopy> OfFile(CrmDbContext db, string path, CancellationToken ct)
    {
        var source = new SqliteConnection(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        await using (source)
        {
            await source.OpenAsync(ct);
            var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            await using (target)
            {
                // In one step, and so of one moment: readers and writers go on meanwhile.
                await target.OpenAsync(ct);
                source.BackupDatabase(target);
            }
        }

        return await Verify(path, ct);
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    private static async Task<List<string>> Ask(SqliteConnection connection, string sql, CancellationToken ct)
    {
        var command = Command(connection, sql);
        await using (command)
        {
            command.CommandTimeout = 0;
            var reader = await command.ExecuteReaderAsync(ct);
            await using (reader)
            {
                var answers = new List<string>();
                while (await reader.ReadAsync(ct))
                {
                    answers.Add(reader.GetString(0));
                }

                return answers;
            }
        }
    }
}
