using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Platform.Data;

/// <summary>The few differences between the engines that the model must know.</summary>
public static class PortableModel
{
    /// <summary>Columns that hold normalised keys; they sort and compare byte by byte on every engine.</summary>
    public const string KeyAnnotation = "Crm:Key";

    public const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";
    public const string SqlServer = "Microsoft.EntityFrameworkCore.SqlServer";
    public const string PostgreSql = "Npgsql.EntityFrameworkCore.PostgreSQL";

    internal static void Apply(ModelBuilder modelBuilder, string provider)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                if (property.FindAnnotation(KeyAnnotation) is not null)
                {
                    property.SetCollation(provider switch { SqlServer => "Latin1_General_BIN2", PostgreSql => "C", _ => "BINARY" });
                }
            }

            // Version 7 ids are ordered by time, but SQL Server orders uniqueidentifier by its last bytes first: a clustered key would scatter.
            if (provider == SqlServer && entity.FindPrimaryKey() is { Properties: [{ ClrType: var type }] } key && type == typeof(Guid))
            {
                key.SetIsClustered(false);
            }
        }
    }
}
