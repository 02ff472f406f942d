using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Platform.Seeding;

/// <summary>
/// SQLite writes each page twice through its log, so that the log is set aside where nobody else is connected: new pages need no journal. Rows that would be
/// scattered over their table are collected in a file beside the database and sorted into place at the end.
/// </summary>
internal sealed class SqliteSeedTables(CrmDbContext db, SqliteConnection connection) : SeedTables(db)
{
    private const string Setting =
        "PRAGMA temp_store=FILE; PRAGMA cache_size=-400000; PRAGMA threads=2; PRAGMA seed.journal_mode=OFF; PRAGMA seed.synchronous=OFF; PRAGMA seed.secure_delete=OFF;";

    private static readonly Dictionary<Type, string> Collected = new() { [typeof(Posting)] = "\"RecordType\", \"Term\", \"RecordId\"", [typeof(FieldValue)] = "\"Field\", \"KeyText\", \"RecordId\"" };

    private readonly List<string> indexes = [];
    private readonly List<IEntityType> collected = [];

    private string Beside => connection.DataSource + ".seed";

    protected override async Task Connect(CancellationToken ct)
    {
        File.Delete(Beside);
        SqliteConnection.ClearPool(connection);
        await Db.Database.OpenConnectionAsync(ct);
        await Db.Database.ExecuteSqlAsync($"ATTACH {Beside} AS seed", ct);
        await Run(Setting, ct);
        await SetLogAside(ct);
    }

    protected override async Task TakeApart(IEntityType type, CancellationToken ct)
    {
        var table = type.GetTableName()!;
        if (Collected.ContainsKey(type.ClrType))
        {
            await Run($"CREATE TABLE seed.\"{table}\" AS SELECT * FROM main.\"{table}\" WHERE 1 = 0", ct);
            collected.Add(type);
        }

        var found = await Db.Database.SqlQuery<NamedSql>($"SELECT name AS \"Name\", sql AS \"Sql\" FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = {table}").ToListAsync(ct);
        foreach (var index in found)
        {
            indexes.Add(index.Sql);
            await Run($"DROP INDEX main.\"{index.Name}\"", ct);
        }
    }

    protected override string? Target(IEntityType type) => Collected.ContainsKey(type.ClrType) ? $"seed.\"{type.GetTableName()}\"" : null;

    protected override async Task PutTogether(Action<FormattableString> say, CancellationToken ct)
    {
        foreach (var type in collected)
        {
            var table = type.GetTableName();
            var columns = string.Join(", ", type.GetProperties().Select(p => $"\"{p.GetColumnName()}\""));
            await Run($"INSERT INTO main.\"{table}\" ({columns}) SELECT {columns} FROM seed.\"{table}\" ORDER BY {Collected[type.ClrType]}", ct);
            say($"{table} sorted into place");
        }

        foreach (var index in indexes)
        {
            await Run(index, ct);
        }

        say($"{indexes.Count} indexes");

        // All of it: from a sample SQLite thinks that a column with one value has a thousand, and walks a million records for somebody who sees sixty.
        await Run("ANALYZE main", ct);
    }

    protected override async Task Disconnect(CancellationToken ct)
    {
        await Run("DETACH seed", ct);
        await Run("PRAGMA journal_mode=WAL", ct);
        await Db.Database.CloseConnectionAsync();

        // Nobody else should get a connection that is set up like this one.
        SqliteConnection.ClearPool(connection);
        File.Delete(Beside);
    }

    // Refused where a server is running: then the rows go through the log, and its readers go on.
    private async Task SetLogAside(CancellationToken ct)
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandTimeout = 1;
            command.CommandText = "PRAGMA busy_timeout=0; PRAGMA main.journal_mode=TRUNCATE; PRAGMA busy_timeout=30000;";
            try
            {
                await command.ExecuteNonQueryAsync(ct);
            }
            catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
            {
                await Run("PRAGMA busy_timeout=30000", ct);
            }
        }
    }
}
