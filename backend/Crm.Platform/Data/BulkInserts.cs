using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SQLitePCL;

namespace Crm.Platform.Data;

/// <summary>Inserts many rows of one table into the open transaction, by the fastest way that an engine has.</summary>
internal abstract class BulkInserts
{
    public static BulkInserts For(CrmDbContext db) => db.Database.GetDbConnection() switch
    {
        SqliteConnection sqlite => new PreparedStatement(sqlite),
        NpgsqlConnection postgres => new BinaryCopy(postgres, new ManyInOneStatement(db)),
        _ => new ManyInOneStatement(db),
    };

    public abstract Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken ct);

    /// <summary>SQLite has no round trips: one prepared statement, bound by position without ADO.NET's search by name.</summary>
    private sealed class PreparedStatement(SqliteConnection connection) : BulkInserts
    {
        private byte[] buffer = new byte[1024];

        public override Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken ct)
        {
            var database = connection.Handle!;
            var sql = $"INSERT INTO {table.Name} ({string.Join(", ", table.ColumnNames)}) VALUES ({string.Join(", ", Enumerable.Repeat("?", table.Columns.Count))})";
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement), database);
            using (statement)
            {
                // What is bound stays bound: neighbours share a type, a term, a time and most of what they do not have.
                var bound = Enumerable.Repeat<object?>(this, table.Columns.Count).ToArray();
                foreach (var row in rows)
                {
                    for (var column = 0; column < bound.Length; column++)
                    {
                        var value = table.Stored(row, column);
                        if (!Equals(value, bound[column]))
                        {
                            Bind(statement, column + 1, value);
                            bound[column] = value;
                        }
                    }

                    var result = raw.sqlite3_step(statement);
                    if (result != raw.SQLITE_DONE)
                    {
                        SqliteException.ThrowExceptionForRC(result, database);
                    }

                    raw.sqlite3_reset(statement);
                    ct.ThrowIfCancellationRequested();
                }
            }

            return Task.CompletedTask;
        }

        // As Microsoft.Data.Sqlite stores them.
        private void Bind(sqlite3_stmt statement, int index, object? value)
        {
            _ = value switch
            {
                null => raw.sqlite3_bind_null(statement, index),
                string text => Text(statement, index, text),
                Guid id => Guid(statement, index, id),
                long number => raw.sqlite3_bind_int64(statement, index, number),
                int number => raw.sqlite3_bind_int64(statement, index, number),
                bool flag => raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0),
                DateTime instant => Text(statement, index, instant.ToString(@"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture)),
                DateOnly date => Text(statement, index, date.ToString(@"yyyy\-MM\-dd", CultureInfo.InvariantCulture)),
                double number => raw.sqlite3_bind_double(statement, index, number),
                byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
                _ => throw new NotSupportedException($"Values of {value.GetType().Name} are not written in bulk."),
            };
        }

        private int Text(sqlite3_stmt statement, int index, string text)
        {
            if (text.Length == 0)
            {
                return raw.sqlite3_bind_text(statement, index, ""); // A span of no bytes would be NULL.
            }

            if (buffer.Length < text.Length * 3)
            {
                buffer = new byte[text.Length * 3];
            }

            return raw.sqlite3_bind_text(statement, index, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        }

        private int Guid(sqlite3_stmt statement, int index, Guid id)
        {
            id.TryFormat(buffer, out var length);
            Ascii.ToUpperInPlace(buffer.AsSpan(0, length), out _);
            return raw.sqlite3_bind_text(statement, index, buffer.AsSpan(0, length));
        }
    }

    private sealed class BinaryCopy(NpgsqlConnection connection, ManyInOneStatement few) : BulkInserts
    {
        /// <summary>A copy has a cost of its own.</summary>
        private const int WorthIt = 20;

        public override async Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken ct)
        {
            if (rows.Count < WorthIt)
            {
                await few.Write(table, rows, ct);
                return;
            }

            var types = table.Columns.Select(c => c.Mapping.StoreTypeNameBase).ToArray();
            var copy = await connection.BeginBinaryImportAsync($"COPY {table.Name} ({string.Join(", ", table.ColumnNames)}) FROM STDIN (FORMAT BINARY)", ct);
            await using (copy)
            {
                foreach (var row in rows)
                {
                    await copy.StartRowAsync(ct);
                    for (var column = 0; column < types.Length; column++)
                    {
                        await Write(copy, table.Stored(row, column), types[column], ct);
                    }
                }

                await copy.CompleteAsync(ct);
            }
        }

        // Where the driver knows the type it need not look for it with each value.
        private static Task Write(NpgsqlBinaryImporter copy, object? value, string type, CancellationToken ct) => value switch
        {
            null => copy.WriteNullAsync(ct),
            string text => copy.WriteAsync(text, type, ct),
            Guid id => copy.WriteAsync(id, type, ct),
            DateTime instant => copy.WriteAsync(instant, type, ct),
            long number => copy.WriteAsync(number, type, ct),
            int number => copy.WriteAsync(number, type, ct),
            bool flag => copy.WriteAsync(flag, type, ct),
            _ => copy.WriteAsync(value, type, ct),
        };
    }

    /// <summary>Many rows in one statement, under the 2,100 parameters of SQL Server.</summary>
    private sealed class ManyInOneStatement(CrmDbContext db) : BulkInserts
    {
        private const int MostParameters = 1000;
        private static readonly string[] Names = [.. Enumerable.Range(0, MostParameters).Select(i => string.Create(CultureInfo.InvariantCulture, $"@p{i}"))];

        public override async Task Write(BulkTable table, IReadOnlyList<object> rows, CancellationToken ct)
        {
            var atOnce = Math.Max(1, MostParameters / table.Columns.Count);
            for (var from = 0; from < rows.Count; from += atOnce)
            {
                var command = Command(table, rows, from, Math.Min(atOnce, rows.Count - from));
                await using (command)
                {
                    await command.ExecuteNonQueryAsync(ct);
                }
            }
        }

        private DbCommand Command(BulkTable table, IReadOnlyList<object> rows, int from, int count)
        {
            var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            var text = new StringBuilder("INSERT INTO ").Append(table.Name).Append(" (").AppendJoin(", ", table.ColumnNames).Append(") VALUES ");
            for (var row = 0; row < count; row++)
            {
                text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(row * table.Columns.Count, table.Columns.Count).Select(i => Names[i])).Append(')');
                for (var column = 0; column < table.Columns.Count; column++)
                {
                    var (property, mapping) = table.Columns[column];
                    command.Parameters.Add(mapping.CreateParameter(command, Names[command.Parameters.Count], table.Value(rows[from + row], column), property.IsNullable));
                }
            }

            command.CommandText = text.ToString();
            return command;
        }
    }
}
