using System.Data.Common;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Platform.Privacy.Sources;

/// <summary>Looks for values in every text column of a table, whatever the table is for: the columns are read from the model.</summary>
internal sealed class TableSweep(CrmDbContext db)
{
    /// <summary>What stands where a value was.</summary>
    public const string Erased = "[erased]";

    private readonly ISqlGenerationHelper sql = db.GetService<ISqlGenerationHelper>();

    /// <summary>The columns that hold text of any length; words of a fixed list are none.</summary>
    public static IReadOnlyList<IProperty> TextColumns(IEntityType type) =>
        [.. type.GetProperties().Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string) && !(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum)];

    public async Task<long> Count(IEntityType type, IReadOnlyList<string> values, CancellationToken ct, IReadOnlyList<Guid>? records = null)
    {
        var (where, parameters) = Where(type, values, records);
        var query = $"SELECT CAST(COUNT(*) AS bigint) AS {sql.DelimitIdentifier("Value")} FROM {Table(type)} WHERE {where}";
        return where is null ? 0 : await db.Database.SqlQueryRaw<long>(query, parameters).SingleAsync(ct);
    }

    /// <summary>The keys of the rows, where these are single ids.</summary>
    public async Task<List<Guid>> Ids(IEntityType type, string column, IReadOnlyList<string> values, CancellationToken ct)
    {
        var (where, parameters) = Where(type, values, records: null);
        var query = $"SELECT {Column(type.FindProperty(column)!)} AS {sql.DelimitIdentifier("Value")} FROM {Table(type)} WHERE {where}";
        return where is null ? [] : await db.Database.SqlQueryRaw<Guid>(query, parameters).ToListAsync(ct);
    }

    public async Task<long> Delete(IEntityType type, IReadOnlyList<string> values, CancellationToken ct, IReadOnlyList<Guid>? records = null)
    {
        var (where, parameters) = Where(type, values, records);
        var statement = $"DELETE FROM {Table(type)} WHERE {where}";
        return where is null ? 0 : await db.Database.ExecuteSqlRawAsync(statement, parameters, ct);
    }

    /// <summary>Puts <see cref="Erased"/> in the place of each value; answers how many rows had one.</summary>
    public async Task<long> Replace(IEntityType type, IReadOnlyList<string> values, CancellationToken ct)
    {
        var rows = await Count(type, values, ct);
        if (rows == 0)
        {
            return 0;
        }

        foreach (var column in TextColumns(type).Select(Column))
        {
            var statement = $"UPDATE {Table(type)} SET {column} = REPLACE({column}, {{0}}, {{1}}) WHERE {column} LIKE {{2}} ESCAPE '!'";
            foreach (var value in values.SelectMany(Writings).Distinct(StringComparer.Ordinal))
            {
                await db.Database.ExecuteSqlRawAsync(statement, [value, Erased, Pattern(value)], ct);
            }
        }

        return rows;
    }

    /// <summary>The rows themselves, their texts and times by column.</summary>
    public async Task<IReadOnlyList<JsonNode>> Rows(IEntityType type, IReadOnlyList<string> values, CancellationToken ct, IReadOnlyList<Guid>? records = null)
    {
        const int most = 10_000;
        var (where, parameters) = Where(type, values, records);
        if (where is null || await Count(type, values, ct, records) == 0)
        {
            return [];
        }

        var columns = type.GetProperties().Where(p => TextColumns(type).Contains(p) || p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?)).ToList();
        await db.Database.OpenConnectionAsync(ct);
        var command = db.Database.GetDbConnection().CreateCommand();
        await using (command)
        {
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = string.Format(
                System.Globalization.CultureInfo.InvariantCulture, $"SELECT {string.Join(", ", columns.Select(Column))} FROM {Table(type)} WHERE {where}", [.. parameters.Select((_, i) => $"@p{i}")]);
            for (var i = 0; i < parameters.Length; i++)
            {
                Add(command, $"@p{i}", parameters[i]);
            }

            var found = new List<JsonNode>();
            var reader = await command.ExecuteReaderAsync(ct);
            await using (reader)
            {
                while (found.Count < most && await reader.ReadAsync(ct))
                {
                    found.Add(new JsonObject(columns.Select((c, i) => KeyValuePair.Create(
                        JsonNamingPolicy.CamelCase.ConvertName(c.Name), reader.IsDBNull(i) ? null : (JsonNode?)JsonValue.Create(reader.GetValue(i).ToString())))));
                }
            }

            return found;
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private (string? Where, object[] Parameters) Where(IEntityType type, IReadOnlyList<string> values, IReadOnlyList<Guid>? records)
    {
        var parts = new List<string>();
        var parameters = new List<object>();
        foreach (var pattern in values.SelectMany(Writings).Select(Pattern).Distinct(StringComparer.Ordinal))
        {
            parts.AddRange(TextColumns(type).Select(column => $"LOWER({Column(column)}) LIKE LOWER({{{parameters.Count}}}) ESCAPE '!'"));
            parameters.Add(pattern);
        }

        if (records is { Count: > 0 } && type.FindProperty("RecordId") is { } record)
        {
            // Written as the engine keeps ids.
            parts.Add($"{Column(record)} IN ({string.Join(", ", records.Select((_, i) => $"{{{parameters.Count + i}}}"))})");
            parameters.AddRange(records.Select(id => db.Database.ProviderName == PortableModel.Sqlite ? id.ToString().ToUpperInvariant() : (object)id));
        }

        return (parts.Count == 0 ? null : string.Join(" OR ", parts), [.. parameters]);
    }

    /// <summary>As typed, in small letters, and as JSON writes it.</summary>
    private static IEnumerable<string> Writings(string value)
    {
        yield return value;
        yield return value.ToLowerInvariant();
        yield return JsonSerializer.Serialize(value, JsonColumn.Options)[1..^1];
    }

    private static string Pattern(string value)
    {
        var pattern = new StringBuilder("%");
        foreach (var c in value)
        {
            pattern.Append(c is '%' or '_' or '!' or '[' ? "!" : "").Append(c);
        }

        return pattern.Append('%').ToString();
    }

    private string Table(IEntityType type) => sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema());

    private string Column(IProperty property) => sql.DelimitIdentifier(property.GetColumnName());
}
