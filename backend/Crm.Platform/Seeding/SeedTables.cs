using Crm.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Crm.Platform.Seeding;

/// <summary>
/// The way of very many rows into tables: one transaction, indexes taken away before and made again at the end, where an engine is faster for it.
/// A process that is killed meanwhile leaves everything as it was.
/// </summary>
internal abstract class SeedTables(CrmDbContext db)
{
    private readonly BulkInserts inserts = BulkInserts.For(db);
    private readonly Dictionary<IEntityType, BulkTable> known = [];
    private readonly HashSet<string> apart = new(StringComparer.Ordinal);

    public static SeedTables For(CrmDbContext db) => db.Database.GetDbConnection() switch
    {
        SqliteConnection connection => new SqliteSeedTables(db, connection),
        NpgsqlConnection => new PostgresSeedTables(db),
        _ => new PlainTables(db),
    };

    protected CrmDbContext Db => db;

    public async Task Open(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            db.Database.SetCommandTimeout(TimeSpan.FromHours(1));
            await Connect(ct);
            await db.Database.BeginTransactionAsync(ct);
            await Begun(ct);
        }
    }

    public async Task TakeApart(IEnumerable<Type> types, CancellationToken ct)
    {
        foreach (var type in types.Select(t => db.Model.FindEntityType(t)!))
        {
            if (apart.Add(type.GetTableName()!))
            {
                await TakeApart(type, ct);
            }
        }
    }

    public async Task Write(IEntityType type, List<object> rows, CancellationToken ct)
    {
        if (!known.TryGetValue(type, out var table))
        {
            known[type] = table = new BulkTable(db, type, Target(type));
        }

        await inserts.Write(table, rows, ct);
    }

    public async Task Finish(Action<FormattableString> say, CancellationToken ct)
    {
        await PutTogether(say, ct);
        await db.Database.CommitTransactionAsync(ct);
        await Disconnect(ct);
        say($"committed");
    }

    protected virtual Task Connect(CancellationToken ct) => Task.CompletedTask;

    protected virtual Task Begun(CancellationToken ct) => Task.CompletedTask;

    protected virtual Task TakeApart(IEntityType type, CancellationToken ct) => Task.CompletedTask;

    /// <summary>The delimited name of another table that takes the rows meanwhile.</summary>
    protected virtual string? Target(IEntityType type) => null;

    protected virtual Task PutTogether(Action<FormattableString> say, CancellationToken ct) => Task.CompletedTask;

    protected virtual Task Disconnect(CancellationToken ct) => Task.CompletedTask;

    protected Task<int> Run(string sql, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(sql, ct);

    private sealed class PlainTables(CrmDbContext db) : SeedTables(db);
}

/// <summary>A statement by its name.</summary>
internal sealed class NamedSql
{
    public string Name { get; init; } = "";
    public string Sql { get; init; } = "";
}
