using Crm.Platform.Modules;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Crm.Platform.Data;

/// <summary>Configures a context for one engine; migrations use it at design time too.</summary>
public static class DatabaseSetup
{
    public static DbContextOptionsBuilder UseCrm(this DbContextOptionsBuilder builder, DatabaseProvider provider, string connectionString, ModuleCatalog catalog)
    {
        ((IDbContextOptionsBuilderInfrastructure)builder).AddOrUpdateExtension(new CrmModelExtension(catalog));

        // A module whose tables all come from record types has no configuration of its own.
        builder.ConfigureWarnings(w => w.Ignore(CoreEventId.NoEntityTypeConfigurationsWarning));
        return provider switch
        {
            DatabaseProvider.Sqlite => builder
                .UseSqlite(connectionString, o => o

                    // A parameter for each of many values is found by its name among all of them, which costs their square.
                    .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
                    .MigrationsAssembly("Crm.Migrations.Sqlite"))
                .ReplaceService<IMigrationsSqlGenerator, SqliteTables>()
                .AddInterceptors(SqlitePragmas.Instance),
            DatabaseProvider.SqlServer => builder.UseSqlServer(connectionString, o => o.MigrationsAssembly("Crm.Migrations.SqlServer")),
            DatabaseProvider.PostgreSql => builder.UseNpgsql(connectionString, o => o.MigrationsAssembly("Crm.Migrations.PostgreSql")),
            _ => throw new ArgumentOutOfRangeException(nameof(provider), provider, "Crm:Database:Provider is Sqlite, SqlServer or PostgreSql."),
        };
    }

    /// <summary>The connection string to use: the given one, or the embedded file <c>crm.db</c> in the data folder.</summary>
    public static string ConnectionString(DatabaseOptions options, string dataPath)
    {
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return options.ConnectionString;
        }

        if (options.Provider != DatabaseProvider.Sqlite)
        {
            throw new InvalidOperationException($"Crm:Database:Provider is {options.Provider}; set Crm:Database:ConnectionString too.");
        }

        Directory.CreateDirectory(dataPath);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataPath, "crm.db") }.ToString();
    }
}
