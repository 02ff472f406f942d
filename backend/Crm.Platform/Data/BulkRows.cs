using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Platform.Data;

/// <summary>
/// New rows that nothing reads back or changes in the same unit, such as search postings: written past the change tracker, many in one
/// statement. A record has some twenty of them, so this is what makes writing fast.
/// </summary>
public sealed class BulkRows(CrmDbContext db)
{
    /// <summary>Under the 2,100 parameters of SQL Server. SQLite finds each parameter by walking over all names, and needs no round trip.</summary>
    private const int ParametersOfServers = 1000;
    private const int ParametersOfSqlite = 24;
    private static readonly string[] Names = [.. Enumerable.Range(0, ParametersOfServers).Select(i => string.Create(CultureInfo.InvariantCulture, $"@p{i}"))];
    private readonly Dictionary<Type, List<object>> pending = [];

    internal bool Any => pending.Values.Any(rows => rows.Count > 0);

    public void Add<T>(IEnumerable<T> rows)
        where T : class
    {
        if (!pending.TryGetValue(typeof(T), out var list))
        {
            pending[typeof(T)] = list = [];
        }

        list.AddRange(rows);
    }

    internal void Clear() => pending.Clear();

    /// <summary>Writes what is pending into the open transaction.</summary>
    internal async Task Write(CancellationToken ct)
    {
        var parameters = db.Database.ProviderName == PortableModel.Sqlite ? ParametersOfSqlite : ParametersOfServers;
        foreach (var (type, rows) in pending.Where(p => p.Value.Count > 0))
        {
            var table = new Table(db.Model.FindEntityType(type)!, db.GetService<ISqlGenerationHelper>());
            var atOnce = Math.Max(1, parameters / table.Columns.Count);
            try
            {
                await Write(table, rows, atOnce, ct);
            }
            catch (DbException e)
            {
                throw new DbUpdateException("Rows could not be inserted.", e);
            }
        }

        Clear();
    }

    private async Task Write(Table table, List<object> rows, int atOnce, CancellationToken ct)
    {
        DbCommand? full = null;
        try
        {
            for (var from = 0; from < rows.Count; from += atOnce)
            {
                var count = Math.Min(atOnce, rows.Count - from);
                if (count < atOnce)
                {
                    var last = table.Command(db, count);
                    await using (last)
                    {
                        table.Fill(last, rows, from, count);
                        await last.ExecuteNonQueryAsync(ct);
                    }

                    return;
                }

                full ??= table.Command(db, atOnce);
                table.Fill(full, rows, from, atOnce);
                await full.ExecuteNonQueryAsync(ct);
            }
        }
        finally
        {
            if (full is not null)
            {
                await full.DisposeAsync();
            }
        }
    }

    /// <summary>How rows of one type are inserted, from the model.</summary>
    private sealed class Table(IEntityType type, ISqlGenerationHelper sql)
    {
        private readonly string name = sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema());

        public IReadOnlyList<(IProperty Property, IClrPropertyGetter Getter, RelationalTypeMapping Mapping)> Columns { get; } =
            [.. type.GetProperties().Select(p => (p, p.GetGetter(), p.GetRelationalTypeMapping()))];

        public DbCommand Command(CrmDbContext db, int rows)
        {
            var text = new StringBuilder("INSERT INTO ").Append(name).Append(" (")
                .AppendJoin(", ", Columns.Select(c => sql.DelimitIdentifier(c.Property.GetColumnName()))).Append(") VALUES ");
            for (var row = 0; row < rows; row++)
            {
                text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(row * Columns.Count, Columns.Count).Select(Parameter)).Append(')');
            }

            var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = text.ToString();
            return command;
        }

        // Parameters are made anew for each statement: an engine may derive a parameter's size from its value.
        public void Fill(DbCommand command, List<object> rows, int from, int count)
        {
            command.Parameters.Clear();
            for (var row = 0; row < count; row++)
            {
                for (var column = 0; column < Columns.Count; column++)
                {
                    var (property, getter, mapping) = Columns[column];
                    command.Parameters.Add(mapping.CreateParameter(command, Parameter((row * Columns.Count) + column), getter.GetClrValue(rows[from + row]), property.IsNullable));
                }
            }
        }

        private static string Parameter(int index) => Names[index];
    }
}
