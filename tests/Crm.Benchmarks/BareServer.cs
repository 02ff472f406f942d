using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>
/// What a minimal API costs that sends the same statements by ADO.NET and writes what they answer with a <see cref="Utf8JsonWriter"/>, filled up with spaces to the size of the application's answer.
/// It does not ask who is calling, checks nothing and knows no fields.
/// </summary>
internal static class BareServer
{
    public static async Task Run(string provider, string connectionString, string plan)
    {
        var cases = JsonSerializer.Deserialize<List<Case>>(await File.ReadAllTextAsync(plan))!;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        Func<DbConnection> connect = provider == "Sqlite" ? () => new SqliteConnection(connectionString) : () => new NpgsqlConnection(connectionString);
        app.MapGet("/ready", () => "ready");
        app.MapGet("/reads/{number:int}/{variant:int}", (int number, int variant, HttpContext http) => Read(http, connect, cases[number], variant));
        var writes = await BareWrites.Prepare(connect);
        app.MapPost("/create", (HttpContext http) => writes.Create(http, 1));
        app.MapPost("/batch", (HttpContext http) => writes.Create(http, 1000));
        app.MapPatch("/patch/{id:guid}", (Guid id, HttpContext http) => writes.Patch(http, id));
        await app.RunAsync();
    }

    /// <summary>As the application opens one: SQLite would else wait for nobody.</summary>
    public static async Task Open(DbConnection connection, CancellationToken ct)
    {
        await connection.OpenAsync(ct);
        if (connection is SqliteConnection sqlite && Known.TryAdd(sqlite.Handle!, Known))
        {
            var command = connection.CreateCommand();
            await using (command)
            {
                command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=30000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;";
                await command.ExecuteNonQueryAsync(ct);
            }
        }
    }

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<object, object> Known = [];

    public static async Task Answer(HttpContext http, ReadOnlyMemory<byte> json, int status = StatusCodes.Status200OK)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = json.Length;
        await http.Response.BodyWriter.WriteAsync(json, http.RequestAborted);
    }

    private static async Task Read(HttpContext http, Func<DbConnection> connect, Case called, int variant)
    {
        var connection = connect();
        await using (connection)
        {
            await Open(connection, http.RequestAborted);
            var buffer = new ArrayBufferWriter<byte>((int)called.Bytes + 256);
            using var writer = new Utf8JsonWriter(buffer);
            writer.WriteStartArray();
            foreach (var statement in called.Variants[variant].Statements)
            {
                var command = statement.On(connection);
                await using (command)
                {
                    var reader = await command.ExecuteReaderAsync(http.RequestAborted);
                    await using (reader)
                    {
                        await Write(writer, reader, http.RequestAborted);
                    }
                }
            }

            writer.WriteEndArray();
            await writer.FlushAsync(http.RequestAborted);
            if (buffer.WrittenCount < called.Bytes)
            {
                var left = (int)called.Bytes - buffer.WrittenCount;
                buffer.GetSpan(left)[..left].Fill((byte)' ');
                buffer.Advance(left);
            }

            await Answer(http, buffer.WrittenMemory);
        }
    }

    private static async Task Write(Utf8JsonWriter writer, DbDataReader reader, CancellationToken ct)
    {
        string[]? names = null;
        while (await reader.ReadAsync(ct))
        {
            names ??= [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            writer.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                Write(writer, names[i], reader.GetValue(i));
            }

            writer.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteString(name, text);
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case Guid id:
                writer.WriteString(name, id);
                break;
            case DateTime instant:
                writer.WriteString(name, instant);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case DBNull:
                writer.WriteNull(name);
                break;
            default:
                writer.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
