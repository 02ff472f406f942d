using System.Data.Common;
using System.Globalization;
using Crm.Platform.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Crm.Benchmarks;

/// <summary>Writes rows of one table as fast as the engine can: a prepared statement on SQLite, COPY on PostgreSQL.</summary>
internal abstract class RowCopy : IAsyncDisposable
{
    public static RowCopy Into(CrmDbContext db, string table, IReadOnlyList<IProperty> columns)
    {
        var store = StoreObjectIdentifier.Table(columns[0].DeclaringType.ContainingEntityType.GetTableName()!);
        var names = columns.Select(c => c.GetColumnName(store)!).ToList();
        return db.Database.GetDbConnection() is NpgsqlConnection postgres ? new Copy(postgres, table, columns, names) : new Prepared(db.Database.GetDbConnection(), table, columns, names);
    }

    public abstract void Add(IReadOnlyList<object?> values);

    public abstract ValueTask DisposeAsync();

    private static object? Converted(IProperty column, object? value) =>
        value is not null && column.GetRelationalTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;

    private sealed class Prepared : RowCopy
    {
        private readonly DbCommand command;
        private readonly IReadOnlyList<IProperty> columns;

        public Prepared(DbConnection connection, string table, IReadOnlyList<IProperty> columns, List<string> names)
        {
            this.columns = columns;
            command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", names.Select(n => $"\"{n}\""))}) VALUES ({string.Join(", ", names.Select((_, i) => $"@p{i}"))})";
            command.Transaction = ((SqliteConnection)connection).BeginTransaction();
            for (var i = 0; i < columns.Count; i++)
            {
                command.Parameters.Add(columns[i].GetRelationalTypeMapping().CreateParameter(command, string.Create(CultureInfo.InvariantCulture, $"@p{i}"), value: null, nullable: true));
            }
        }

        public override void Add(IReadOnlyList<object?> values)
        {
            for (var i = 0; i < values.Count; i++)
            {
                command.Parameters[i].Value = Converted(columns[i], values[i]) ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        public override async ValueTask DisposeAsync()
        {
            await command.Transaction!.CommitAsync();
            await command.Transaction.DisposeAsync();
            await command.DisposeAsync();
        }
    }

    private sealed class Copy(NpgsqlConnection connection, string table, IReadOnlyList<IProperty> columns, List<string> names) : RowCopy
    {
        private readonly NpgsqlBinaryImporter importer = connection.BeginBinaryImport($"COPY \"{table}\" ({string.Join(", ", names.Select(n => $"\"{n}\""))}) FROM STDIN (FORMAT BINARY)");
        private readonly string[] types = [.. columns.Select(c => c.GetRelationalTypeMapping().StoreTypeNameBase)];

        public override void Add(IReadOnlyList<object?> values)
        {
            importer.StartRow();
            for (var i = 0; i < values.Count; i++)
            {
                if (Converted(columns[i], values[i]) is { } value)
                {
                    importer.Write(value, types[i]);
                }
                else
                {
                    importer.WriteNull();
                }
            }
        }

        public override async ValueTask DisposeAsync()
        {
            await importer.CompleteAsync();
            await importer.DisposeAsync();
        }
    }
}
