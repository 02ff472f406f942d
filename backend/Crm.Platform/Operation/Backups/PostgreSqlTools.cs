using System.ComponentModel;
using System.Data;
using System.Diagnostics;
using System.Globalization;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Crm.Platform.Operation.Backups;

/// <summary>PostgreSQL's own <c>pg_dump</c> and <c>psql</c>, which know everything that a database may hold.</summary>
internal static class PostgreSqlTools
{
    // The tables go first, and all in one transaction: whatever fails, what was there is there still.
    private const string DropTables =
        "DO $$ DECLARE t record; BEGIN FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP EXECUTE format('DROP TABLE %I CASCADE', t.tablename); END LOOP; END $$";

    /// <summary>Dumps one moment of the database, and counts its rows at the same moment.</summary>
    public static async Task<DatabaseCopy> Dump(CrmDbContext db, string path, CancellationToken ct)
    {
        var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await using (moment)
        {
            var connection = (NpgsqlConnection)db.Database.GetDbConnection();
            var snapshot = await db.Database.SqlQueryRaw<string>("SELECT pg_export_snapshot() AS \"Value\"").SingleAsync(ct);
            await Run("pg_dump", ["--format=plain", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={path}"], db.Database.GetConnectionString()!, ct);
            var tables = await db.Database.SqlQueryRaw<string>("SELECT tablename AS \"Value\" FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1").ToListAsync(ct);
            var rows = await DatabaseCopy.Count(tables, sql => new NpgsqlCommand(sql, connection, (NpgsqlTransaction)moment.GetDbTransaction()), ct);
            return new DatabaseCopy("database/crm.sql", (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault(), rows);
        }
    }

    /// <summary>Puts a dump in the place of all tables, all of it or nothing.</summary>
    public static async Task Restore(CrmDbContext db, string path, CancellationToken ct)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(ct))
        {
            await creator.CreateAsync(ct);
        }

        await Run("psql", ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", $"--command={DropTables}", $"--file={path}"], db.Database.GetConnectionString()!, ct);
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Counts the rows of every table there is.</summary>
    public static async Task<Dictionary<string, long>> Count(CrmDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var tables = await db.Database.SqlQueryRaw<string>("SELECT tablename AS \"Value\" FROM pg_tables WHERE schemaname = current_schema()").ToListAsync(ct);
        return await DatabaseCopy.Count(tables, sql => new NpgsqlCommand(sql, connection), ct);
    }

    private static async Task Run(string program, string[] arguments, string connectionString, CancellationToken ct)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };

        // By the environment: the list of processes shows arguments to everybody.
        foreach (var (name, value) in new[]
        {
            ("PGHOST", server.Host), ("PGPORT", server.Port.ToString(CultureInfo.InvariantCulture)), ("PGUSER", server.Username), ("PGPASSWORD", server.Password), ("PGDATABASE", server.Database),
            ("PGSSLMODE", server.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() }),
        })
        {
            start.Environment[name] = value;
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new OperatorException(
                $"{program} is not installed here. Install PostgreSQL's client programs of the server's version or newer, or save the database with its own tools and only the files with --without-database.", e);
        }

        using (process)
        {
            var said = process.StandardError.ReadToEndAsync(ct);
            await process.StandardOutput.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
            {
                throw new OperatorException($"{program} failed: {(await said).Trim()}");
            }
        }
    }
}
