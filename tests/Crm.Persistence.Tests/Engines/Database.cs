using Crm.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Crm.Persistence.Tests.Engines;

/// <summary>A migrated database of an engine that is at hand: SQLite always, PostgreSQL where CRM_TEST_POSTGRES names a server.</summary>
internal sealed class Database : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(Migrated);

    private readonly Func<ValueTask> remove;

    private Database(DatabaseProvider provider, string connectionString, Func<ValueTask> remove)
    {
        Provider = provider;
        ConnectionString = connectionString;
        this.remove = remove;
    }

    public static IReadOnlyList<DatabaseProvider> AtHand { get; } = PostgresServer is null
        ? [DatabaseProvider.Sqlite]
        : [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    private static string? PostgresServer => Environment.GetEnvironmentVariable("CRM_TEST_POSTGRES") is { Length: > 0 } server ? server : null;

    public static Task<Database> Create(DatabaseProvider provider) => provider == DatabaseProvider.Sqlite ? CopyOfTemplate() : FreshPostgres();

    public CrmDbContext Context(params Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor[] interceptors) =>
        Engine.Context(Provider, ConnectionString, interceptors);

    public ValueTask DisposeAsync() => remove();

    private static async Task<Database> CopyOfTemplate()
    {
        var file = TemporaryFile();
        File.Copy(await SqliteTemplate.Value, file);
        return new Database(DatabaseProvider.Sqlite, Sqlite(file), () =>
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
            return ValueTask.CompletedTask;
        });
    }

    private static async Task<string> Migrated()
    {
        var file = TemporaryFile();
        var db = Engine.Context(DatabaseProvider.Sqlite, Sqlite(file));
        await using (db)
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return file;
    }

    private static async Task<Database> FreshPostgres()
    {
        var name = $"crm_test_{Guid.CreateVersion7():N}";
        await OnServer($"CREATE DATABASE {name}");
        var connectionString = new NpgsqlConnectionStringBuilder(PostgresServer) { Database = name, Pooling = false }.ToString();
        var db = Engine.Context(DatabaseProvider.PostgreSql, connectionString);
        await using (db)
        {
            await db.Database.MigrateAsync();
        }

        return new Database(DatabaseProvider.PostgreSql, connectionString, () => new ValueTask(OnServer($"DROP DATABASE {name}")));
    }

    private static async Task OnServer(string sql)
    {
        var source = NpgsqlDataSource.Create(PostgresServer!);
        await using (source)
        {
            var command = source.CreateCommand(sql);
            await using (command)
            {
                await command.ExecuteNonQueryAsync();
            }
        }
    }

    private static string TemporaryFile() => Path.Combine(Path.GetTempPath(), $"crm-{Guid.CreateVersion7():N}.db");

    private static string Sqlite(string file) => new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString();
}
