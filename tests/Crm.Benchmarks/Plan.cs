using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>A request, and the statements that the application sends for it.</summary>
internal sealed record Variant(string Method, string Path, string? Body, List<Statement> Statements);

/// <summary>One thing that is called again and again, with other values each time where values matter.</summary>
/// <param name="Bytes">The size of an answer of the application, to which the bare one is filled up.</param>
internal sealed record Case(string Name, string Who, List<Variant> Variants, long Bytes = 0);

internal sealed record Statement(string Sql, List<Value> Values)
{
    public static Statement Of(DbCommand command) => new(command.CommandText, [.. command.Parameters.Cast<DbParameter>().Select(p => new Value(p.ParameterName, Kind(p.Value), JsonSerializer.Serialize(p.Value is DBNull ? null : p.Value)))]);

    /// <summary>The same command on another connection.</summary>
    public DbCommand On(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = Sql;
        foreach (var value in Values)
        {
            command.Parameters.Add(connection is SqliteConnection ? new SqliteParameter(value.Name, value.Typed) : new NpgsqlParameter(value.Name, value.Typed));
        }

        return command;
    }

    private static string Kind(object? value) => value switch
    {
        null or DBNull => "null",
        IEnumerable<Guid> => "Guid[]",
        IEnumerable<string> => "String[]",
        _ => value.GetType().Name,
    };
}

/// <summary>A parameter as it can be written down.</summary>
internal sealed record Value(string Name, string Kind, string Json)
{
    private object? typed;

    [System.Text.Json.Serialization.JsonIgnore]
    public object Typed => typed ??= Kind switch
    {
        "null" => DBNull.Value,
        "String" => Read<string>(),
        "Guid" => Read<Guid>(),
        "Guid[]" => Read<Guid[]>(),
        "String[]" => Read<string[]>(),
        "Int32" => Read<int>(),
        "Int64" => Read<long>(),
        "Boolean" => Read<bool>(),
        "DateTime" => Read<DateTime>(),
        "Double" => Read<double>(),
        _ => throw new NotSupportedException($"Parameters of {Kind} are not written down."),
    };

    private T Read<T>() => JsonSerializer.Deserialize<T>(Json)!;
}
