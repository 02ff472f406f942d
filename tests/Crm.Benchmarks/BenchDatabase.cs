using System.Globalization;
using Crm.Api;
using Crm.Platform.Data;
using Crm.Platform.Hosting;
using Crm.Platform.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>A database of N contacts and N/10 accounts, made once and kept.</summary>
internal sealed record BenchDatabase(DatabaseProvider Provider, string ConnectionString, string Folder)
{
    public static async Task<BenchDatabase> Prepare(BenchOptions options)
    {
        var name = options.ImportRows > 0 ? "crm_bench_import" : string.Create(CultureInfo.InvariantCulture, $"crm_bench_{options.Contacts}");
        var folder = Path.Combine(options.Folder, name + (options.Engine == DatabaseProvider.Sqlite ? "_sqlite" : "_postgres"));
        var isMade = Path.Combine(folder, "made");
        var connectionString = options.Engine == DatabaseProvider.Sqlite
            ? new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "crm.db") }.ToString()
            : new NpgsqlConnectionStringBuilder(options.Server ?? throw new InvalidOperationException("Name a server in CRM_TEST_POSTGRES.")) { Database = name }.ToString();
        var database = new BenchDatabase(options.Engine, connectionString, folder);
        if (File.Exists(isMade))
        {
            return database;
        }

        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        if (options.Engine == DatabaseProvider.PostgreSql)
        {
            await Create(options.Server!, name);
        }

        if (options.ImportRows == 0)
        {
            await database.Fill(options.Contacts);
            await File.WriteAllTextAsync(isMade, "");
        }

        return database;
    }

    /// <summary>The real application on this database, in Development, so that there are people of every role.</summary>
    public WebApplication Application() => CrmApplication.Build([], ModuleCatalog.Discover(), builder =>
    {
        builder.Environment.EnvironmentName = Environments.Development;
        builder.Configuration.AddInMemoryCollection([.. Settings(), new("urls", "http://127.0.0.1:0")]);
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Error);
    });

    /// <summary>How the application is set up for a measurement.</summary>
    public Dictionary<string, string?> Settings() => new(StringComparer.Ordinal)
    {
        ["Crm:DataPath"] = Folder,
        ["Crm:Database:Provider"] = Provider.ToString(),
        ["Crm:Database:ConnectionString"] = ConnectionString,
        ["Crm:SignIn:HashIterations"] = "1000",
        ["Crm:Imports:MaxMegabytes"] = "500",
        ["Crm:Rates:PerCaller"] = "0",
        ["Crm:Rates:PerAddress"] = "0",
    };

    private async Task Fill(int contacts)
    {
        var started = TimeProvider.System.GetTimestamp();
        var app = Application();
        await using (app)
        {
            await app.PrepareCrm();
            var scope = app.Services.CreateAsyncScope();
            await using (scope)
            {
                var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
                await new Filler(db, app.Services.GetRequiredService<ModuleCatalog>().Records).Fill(contacts);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"made {contacts:N0} contacts in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s"));
    }

    private static async Task Create(string server, string name)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ToString());
        await using (connection)
        {
            await connection.OpenAsync();
            foreach (var sql in (string[])[$"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", $"CREATE DATABASE \"{name}\""])
            {
                var command = new NpgsqlCommand(sql, connection);
                await using (command)
                {
                    await command.ExecuteNonQueryAsync();
                }
            }
        }
    }
}
