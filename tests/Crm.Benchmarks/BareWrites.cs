using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>What a creation and a change write at least, by ADO.NET: the rows of a contact that is there, under other ids, in one transaction.</summary>
internal sealed class BareWrites
{
    private const string Contacts = "contacts_contacts";
    private readonly Func<DbConnection> connect;
    private readonly List<Template> templates = [];
    private byte[] answer = [];

    private BareWrites(Func<DbConnection> connect) => this.connect = connect;

    public static async Task<BareWrites> Prepare(Func<DbConnection> connect)
    {
        var writes = new BareWrites(connect);
        var connection = connect();
        await using (connection)
        {
            await BareServer.Open(connection, CancellationToken.None);
            var id = (await Rows(connection, $"SELECT \"Id\" FROM {Contacts} WHERE \"AccountId\" IS NOT NULL ORDER BY \"Id\" DESC LIMIT 1", null))[0].Values[0];
            await writes.Take(connection, Contacts, "\"Id\" = @id", id);
            await writes.Take(connection, "platform_record_terms", "\"RecordId\" = @id", id);
            var terms = ((string)writes.templates[^1].Rows[0][Array.IndexOf(writes.templates[^1].Columns, "Terms")]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            writes.templates.Add(new Template("platform_postings", ["RecordType", "Term", "RecordId"], [.. terms.Select(t => (object[])["contact", t, id])]));
            await writes.Take(connection, "platform_field_values", "\"RecordId\" = @id", id);
            await writes.Take(connection, "platform_changes", "\"RecordId\" = @id AND \"Operation\" = 'Create'", id);
            await writes.Take(connection, "platform_change_slices", "\"Id\" = @id", writes.templates[^1].Rows[0][Array.IndexOf(writes.templates[^1].Columns, "SliceId")]);
            await writes.Take(connection, "platform_change_sets", "\"Id\" = @id", writes.templates[^1].Rows[0][Array.IndexOf(writes.templates[^1].Columns, "ChangeSetId")]);
            writes.answer = JsonSerializer.SerializeToUtf8Bytes(writes.templates[0].Columns.Zip(writes.templates[0].Rows[0]).ToDictionary(c => c.First, c => Convert.ToString(c.Second, CultureInfo.InvariantCulture)));
        }

        return writes;
    }

    public async Task Create(HttpContext http, int count)
    {
        await http.Request.BodyReader.CopyToAsync(Stream.Null, http.RequestAborted);
        var connection = connect();
        await using (connection)
        {
            await BareServer.Open(connection, http.RequestAborted);
            var transaction = await connection.BeginTransactionAsync(http.RequestAborted);
            await using (transaction)
            {
                for (var i = 0; i < count; i++)
                {
                    var ids = new Dictionary<string, object>(StringComparer.Ordinal);
                    foreach (var template in templates)
                    {
                        await Insert(connection, transaction, template, ids, http.RequestAborted);
                    }
                }

                await transaction.CommitAsync(http.RequestAborted);
            }
        }

        await BareServer.Answer(http, answer, StatusCodes.Status201Created);
    }

    public async Task Patch(HttpContext http, Guid id)
    {
        await http.Request.BodyReader.CopyToAsync(Stream.Null, http.RequestAborted);
        var connection = connect();
        await using (connection)
        {
            await BareServer.Open(connection, http.RequestAborted);
            var transaction = await connection.BeginTransactionAsync(http.RequestAborted);
            await using (transaction)
            {
                await Rows(connection, $"SELECT * FROM {Contacts} WHERE \"Id\" = @id", id, transaction);
                await Rows(connection, $"UPDATE {Contacts} SET \"Department\" = 'Bench', \"Version\" = \"Version\" + 1 WHERE \"Id\" = @id", id, transaction);
                var ids = new Dictionary<string, object>(StringComparer.Ordinal);
                foreach (var template in templates.Where(t => t.Table.StartsWith("platform_change", StringComparison.Ordinal)))
                {
                    await Insert(connection, transaction, template, ids, http.RequestAborted);
                }

                await transaction.CommitAsync(http.RequestAborted);
            }
        }

        await BareServer.Answer(http, answer);
    }

    private async Task Take(DbConnection connection, string table, string where, object id)
    {
        var rows = await Rows(connection, $"SELECT * FROM {table} WHERE {where}", id);
        templates.Add(new Template(table, rows[0].Columns, rows.ConvertAll(r => r.Values)));
    }

    // Each id of the model becomes one of its own, and the same in all rows of this creation.
    private static async Task Insert(DbConnection connection, DbTransaction transaction, Template template, Dictionary<string, object> ids, CancellationToken ct)
    {
        var command = connection.CreateCommand();
        await using (command)
        {
            command.Transaction = transaction;
            command.CommandText = template.Sql;
            foreach (var row in template.Rows)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"p{command.Parameters.Count}");
                    command.Parameters.Add(connection is SqliteConnection ? new SqliteParameter("@" + name, Fresh(template, i, row[i], ids)) : new NpgsqlParameter(name, Fresh(template, i, row[i], ids)));
                }
            }

            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static object Fresh(Template template, int column, object value, Dictionary<string, object> ids)
    {
        if (template.Columns[column] is not ("Id" or "RecordId" or "SliceId" or "ChangeSetId"))
        {
            return value;
        }

        var key = value.ToString()!.ToUpperInvariant();
        return ids.TryGetValue(key, out var known) ? known : ids[key] = value is Guid ? Guid.CreateVersion7() : Guid.CreateVersion7().ToString().ToUpperInvariant();
    }

    private static async Task<List<(string[] Columns, object[] Values)>> Rows(DbConnection connection, string sql, object? id, DbTransaction? transaction = null)
    {
        var rows = new List<(string[], object[])>();
        var command = connection.CreateCommand();
        await using (command)
        {
            command.CommandText = sql;
            command.Transaction = transaction;
            if (id is not null)
            {
                command.Parameters.Add(connection is SqliteConnection ? new SqliteParameter("@id", id) : new NpgsqlParameter("id", id));
            }

            var reader = await command.ExecuteReaderAsync();
            await using (reader)
            {
                while (await reader.ReadAsync())
                {
                    var values = new object[reader.FieldCount];
                    reader.GetValues(values);
                    rows.Add(([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)], values));
                }
            }
        }

        return rows;
    }

    private sealed record Template(string Table, string[] Columns, List<object[]> Rows)
    {
        public string Sql { get; } = Text(Table, Columns, Rows.Count);

        private static string Text(string table, string[] columns, int rows)
        {
            var text = new StringBuilder($"INSERT INTO {table} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ");
            for (var row = 0; row < rows; row++)
            {
                text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(row * columns.Length, columns.Length).Select(i => string.Create(CultureInfo.InvariantCulture, $"@p{i}"))).Append(')');
            }

            return text.ToString();
        }
    }
}
