namespace Crm.Platform.Data;

/// <summary>The engines the product runs on.</summary>
public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

/// <summary>Which database: section <c>Crm:Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Empty for the embedded database, which then lives in the data folder.</summary>
    public string? ConnectionString { get; set; }
}
