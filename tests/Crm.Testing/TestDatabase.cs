using Crm.Platform.Data;
using Crm.Platform.Modules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Crm.Testing;

/// <summary>A database of a test's own, copied from a migrated and seeded template instead of being migrated anew.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(DatabaseProvider provider, string connectionString, string folder)
    {
        Provider = provider;
        ConnectionString = connectionString;
        Folder = folder;
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>The data folder of the host that uses it.</summary>
    public string Folder { get; }

    /// <summary>PostgreSQL where CRM_TEST_ENGINE says so and CRM_TEST_POSTGRES names a server; otherwise SQLite.</summary>
    public static bool UsesPostgreSql => string.Equals(Environment.GetEnvironmentVariable("CRM_TEST_ENGINE"), "PostgreSql", StringComparison.OrdinalIgnoreCase);

    public static TestDatabase Empty()
    {
        var folder = Directory.CreateTempSubdirectory("crm-test-").FullName;
        if (!UsesPostgreSql)
        {
            return new TestDatabase(DatabaseProvider.Sqlite, new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "crm.db") }.ToString(), folder);
        }

        return new TestDatabase(DatabaseProvider.PostgreSql, Named($"crm_{Path.GetFileName(folder).ToLowerInvariant().Replace('-', '_')}"), folder);
    }

    public async Task<TestDatabase> Copy()
    {
        var copy = Empty();
        if (Provider == DatabaseProvider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
            File.Copy(Path.Combine(Folder, "crm.db"), Path.Combine(copy.Folder, "crm.db"));
        }
        else
        {
            NpgsqlConnection.ClearAllPools();
            await Administer($"CREATE DATABASE \"{Database(copy.ConnectionString)}\" TEMPLATE \"{Database(ConnectionString)}\"");
        }

        return copy;
    }

    public async Task Create()
    {
        if (Provider == DatabaseProvider.PostgreSql)
        {
            await Administer($"CREATE DATABASE \"{Database(ConnectionString)}\"");
        }
    }

    /// <summary>Migrates, then adds the tables of record types that no migration knows because only tests have them.</summary>
    internal async Task CreateTables(ModuleCatalog catalog)
    {
        var product = Context(ModuleCatalog.Discover());
        await using (product)
        {
            var wider = Context(catalog);
            await using (wider)
            {
                await product.Database.MigrateAsync();
                var missing = wider.GetService<IMigrationsModelDiffer>().GetDifferences(Model(product).GetRelationalModel(), Model(wider).GetRelationalModel());
                var commands = wider.GetService<IMigrationsSqlGenerator>().Generate(missing, Model(wider));
                await wider.GetService<IMigrationCommandExecutor>().ExecuteNonQueryAsync(commands, wider.GetService<IRelationalConnection>());
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Provider == DatabaseProvider.PostgreSql)
        {
            // Not WITH (FORCE): that fails where autovacuum, which belongs to another role, happens to be in the database.
            // A plain DROP sends autovacuum away by itself; the application's own connections have to be ended for it.
            var name = Database(ConnectionString);
            await Administer($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}' AND usename = current_user");
            await Administer($"DROP DATABASE IF EXISTS \"{name}\"");
        }
        else
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(Folder, recursive: true);
    }

    private CrmDbContext Context(ModuleCatalog catalog)
    {
        var options = new DbContextOptionsBuilder<CrmDbContext>();
        options.UseCrm(Provider, ConnectionString, catalog);
        return new CrmDbContext(options.Options);
    }

    private static IModel Model(CrmDbContext db) => db.GetService<IDesignTimeModel>().Model;

    private static string Server => Environment.GetEnvironmentVariable("CRM_TEST_POSTGRES")
        ?? throw new InvalidOperationException("CRM_TEST_ENGINE is PostgreSql; name a server in CRM_TEST_POSTGRES, such as Host=localhost;Username=crm;Password=...");

    private static string Named(string database) => new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 20 }.ToString();

    private static string Database(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static async Task Administer(string sql)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ToString());
        await using (connection)
        {
            await connection.OpenAsync();
            var command = new NpgsqlCommand(sql, connection);
            await using (command)
            {
                await command.ExecuteNonQueryAsync();
            }
        }
    }
}
