using System.Data.Common;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Platform.Privacy.Sources;

/// <summary>
/// Looks for the traces of a person in every text column of a table, whatever the table is for: the columns are read from the model. Rows are
/// read in one pass and compared here: each engine has its own idea of letters, accents and patterns, and none of them knows telephone numbers.
/// </summary>
internal sealed class TableSweep(CrmDbContext db)
{
    /// <summary>What stands where a value was.</summary>
    public const string Erased = "[erased]";

    private const int MostShown = 10_000;
    private readonly ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();

    /// <summary>The columns that hold text of any length; words of a fixed list are none.</summary>
    public static IReadOnlyList<IProperty> TextColumns(IEntityType type) =>
        [.. type.GetProperties().Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string) && !(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum)];

    public async Task<long> Count(IEntityType type, Traces traces, CancellationToken ct, IReadOnlyList<Guid>? records = null)
    {
        long count = 0;
        await Read(type, [], traces, records, _ => count++, ct);
        return count;
    }

    /// <summary>The ids in one column of the rows found.</summary>
    public async Task<IReadOnlyCollection<Guid>> Ids(IEntityType type, string column, Traces traces, CancellationToken ct)
    {
        var found = new HashSet<Guid>();
        await Read(type, [type.FindProperty(column)!], traces, records: null, reader => found.Add(reader.GetGuid(0)), ct);
        return found;
    }

    /// <summary>The ids in a column of lists of the rows found.</summary>
    public async Task<IReadOnlyCollection<Guid>> IdsInLists(IEntityType type, string column, Traces traces, CancellationToken ct, IReadOnlyList<Guid>? records = null)
    {
        var found = new HashSet<Guid>();
        await Read(type, [type.FindProperty(column)!], traces, records, reader => found.UnionWith(JsonSerializer.Deserialize<List<Guid>>(reader.GetString(0)) ?? []), ct);
        return found;
    }

    public async Task<long> Delete(IEntityType type, Traces traces, CancellationToken ct, IReadOnlyList<Guid>? records = null)
    {
        var keys = type.FindPrimaryKey()!.Properties;
        var found = new List<object[]>();
        await Read(type, keys, traces, records, reader => found.Add(Values(reader, keys.Count)), ct);
        var statement = $"DELETE FROM {Table(type)} WHERE {Key(keys, 0)}";
        foreach (var key in found)
        {
            await db.Database.ExecuteSqlRawAsync(statement, key, ct);
        }

        return found.Count;
    }

    /// <summary>Puts <see cref="Erased"/> in the place of each value; answers how many rows had one.</summary>
    public async Task<long> Replace(IEntityType type, Traces traces, CancellationToken ct)
    {
        var keys = type.FindPrimaryKey()!.Properties;
        var texts = TextColumns(type).Except(keys).ToList();
        var found = new List<(string Statement, object[] Values)>();
        long rows = 0;
        await Read(type, [.. keys, .. texts], traces, records: null, reader =>
        {
            rows++;
            var key = Values(reader, keys.Count);
            for (var i = 0; i < texts.Count; i++)
            {
                if (!reader.IsDBNull(keys.Count + i) && reader.GetString(keys.Count + i) is var text && traces.In(text))
                {
                    var rest = traces.Replace(text, Erased);
                    found.Add(($"UPDATE {Table(type)} SET {Column(texts[i])} = {{0}} WHERE {Key(keys, 1)}", [texts[i].GetMaxLength() is { } most && rest.Length > most ? rest[..most] : rest, .. key]));
                }
            }
        }, ct);
        foreach (var (statement, values) in found)
        {
            await db.Database.ExecuteSqlRawAsync(statement, values, ct);
        }

        return rows;
    }

    /// <summary>The rows themselves, their texts and times by column.</summary>
    public async Task<IReadOnlyList<JsonNode>> Rows(IEntityType type, Traces traces, CancellationToken ct, IReadOnlyList<Guid>? records = null)
    {
        var texts = TextColumns(type);
        var columns = type.GetProperties().Where(p => texts.Contains(p) || p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?)).ToList();
        var found = new List<JsonNode>();
        await Read(type, columns, traces, records, reader =>
        {
            if (found.Count < MostShown)
            {
                found.Add(new JsonObject(columns.Select((c, i) => KeyValuePair.Create(
                    JsonNamingPolicy.CamelCase.ConvertName(c.Name), reader.IsDBNull(i) ? null : (JsonNode?)JsonValue.Create(reader.GetValue(i).ToString())))));
            }
        }, ct);
        return found;
    }

    // The wanted columns come first, then the record's id where rows may belong to one, then the texts that are looked through.
    private async Task Read(IEntityType type, IReadOnlyList<IProperty> wanted, Traces traces, IReadOnlyList<Guid>? records, Action<DbDataReader> found, CancellationToken ct)
    {
        var texts = traces.Any ? TextColumns(type) : [];
        var record = records is { Count: > 0 } ? type.FindProperty("RecordId") : null;
        List<IProperty> columns = [.. wanted, .. record is null ? [] : new[] { record }, .. texts];
        if (texts.Count == 0 && record is null)
        {
            return;
        }

        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var command = db.Database.GetDbConnection().CreateCommand();
            await using (command)
            {
                command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
                command.CommandTimeout = (int)StorageCleaner.Patience.TotalSeconds;
                command.CommandText = $"SELECT {string.Join(", ", columns.Select(Column))} FROM {Table(type)}";
                var reader = await command.ExecuteReaderAsync(ct);
                await using (reader)
                {
                    var first = columns.Count - texts.Count;
                    while (await reader.ReadAsync(ct))
                    {
                        if ((record is not null && !reader.IsDBNull(wanted.Count) && records!.Contains(reader.GetGuid(wanted.Count))) || HasTrace(reader, first, columns.Count, traces))
                        {
                            found(reader);
                        }
                    }
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static bool HasTrace(DbDataReader reader, int first, int end, Traces traces)
    {
        for (var i = first; i < end; i++)
        {
            if (!reader.IsDBNull(i) && traces.In(reader.GetString(i)))
            {
                return true;
            }
        }

        return false;
    }

    // As the engine keeps them: they are only given back to it.
    private static object[] Values(DbDataReader reader, int count) => [.. Enumerable.Range(0, count).Select(reader.GetValue)];

    private string Key(IReadOnlyList<IProperty> keys, int from) => string.Join(" AND ", keys.Select((k, i) => $"{Column(k)} = {{{from + i}}}"));

    private string Table(IEntityType type) => sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema());

    private string Column(IProperty property) => sql.DelimitIdentifier(property.GetColumnName());
}
