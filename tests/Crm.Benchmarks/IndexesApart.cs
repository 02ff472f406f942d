using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Benchmarks;

/// <summary>Takes the secondary indexes of some tables away while they are filled, and makes them again.</summary>
internal sealed class IndexesApart(CrmDbContext db)
{
    private readonly List<string> definitions = [];

    public async Task Drop(IReadOnlyCollection<string> tables)
    {
        var isSqlite = db.Database.IsSqlite();
        if (isSqlite)
        {
            await Run("PRAGMA synchronous=OFF");
            await Run("PRAGMA cache_size=-400000");
        }
        else
        {
            await Run("SET maintenance_work_mem = '256MB'");
            await Run("SET work_mem = '256MB'");
        }

        foreach (var (name, definition) in await Read(isSqlite, tables))
        {
            definitions.Add(definition);
            await Run($"DROP INDEX \"{name}\"");
        }
    }

    public async Task Restore()
    {
        foreach (var definition in definitions)
        {
            await Run(definition);
        }

        await Run("ANALYZE");
        if (db.Database.IsSqlite())
        {
            await Run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        else
        {
            await Run("VACUUM");
        }
    }

    private async Task<List<(string Name, string Definition)>> Read(bool isSqlite, IReadOnlyCollection<string> tables)
    {
        var list = string.Join(", ", tables.Select(t => $"'{t}'"));
        var sql = isSqlite
            ? $"SELECT name AS \"Name\", sql AS \"Definition\" FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({list})"
            : $"SELECT i.indexname AS \"Name\", i.indexdef AS \"Definition\" FROM pg_indexes i WHERE i.tablename IN ({list}) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)";
        return [.. (await db.Database.SqlQueryRaw<IndexRow>(sql).ToListAsync()).Select(r => (r.Name, r.Definition))];
    }

    private Task<int> Run(string sql) => db.Database.ExecuteSqlRawAsync(sql);

    private sealed class IndexRow
    {
        public string Name { get; init; } = "";
        public string Definition { get; init; } = "";
    }
}
