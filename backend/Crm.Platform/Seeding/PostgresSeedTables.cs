using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Platform.Seeding;

/// <summary>PostgreSQL copies rows into tables without indexes and keys, and sorts each index once.</summary>
internal sealed class PostgresSeedTables(CrmDbContext db) : SeedTables(db)
{
    /// <summary>Their keys are indexes like others; keys that something refers to stay.</summary>
    private static readonly Type[] WithoutKey = [typeof(Posting), typeof(RecordTerms), typeof(FieldValue)];

    private readonly List<string> definitions = [];
    private readonly List<string> tables = [];

    protected override async Task Begun(CancellationToken ct)
    {
        await Run("SET LOCAL maintenance_work_mem = '512MB'", ct);
        await Run("SET LOCAL synchronous_commit = off", ct);
    }

    protected override async Task TakeApart(IEntityType type, CancellationToken ct)
    {
        var table = type.GetTableName()!;
        tables.Add(table);
        var indexes = await Db.Database.SqlQuery<NamedSql>(
            $"SELECT i.indexname AS \"Name\", i.indexdef AS \"Sql\" FROM pg_indexes i WHERE i.schemaname = current_schema() AND i.tablename = {table} AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)").ToListAsync(ct);
        foreach (var index in indexes)
        {
            definitions.Add(index.Sql);
            await Run($"DROP INDEX \"{index.Name}\"", ct);
        }

        if (WithoutKey.Contains(type.ClrType))
        {
            var key = (await Db.Database.SqlQuery<NamedSql>($"SELECT conname AS \"Name\", pg_get_constraintdef(oid) AS \"Sql\" FROM pg_constraint WHERE contype = 'p' AND conrelid = CAST({table} AS regclass)").ToListAsync(ct))[0];
            definitions.Add($"ALTER TABLE \"{table}\" ADD CONSTRAINT \"{key.Name}\" {key.Sql}");
            await Run($"ALTER TABLE \"{table}\" DROP CONSTRAINT \"{key.Name}\"", ct);
        }
    }

    protected override async Task PutTogether(Action<FormattableString> say, CancellationToken ct)
    {
        foreach (var definition in definitions)
        {
            await Run(definition, ct);
        }

        say($"{definitions.Count} indexes and keys");
    }

    protected override Task Disconnect(CancellationToken ct) => Run($"VACUUM (ANALYZE) {string.Join(", ", tables.Select(t => $"\"{t}\""))}", ct);
}
