using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
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
    private const int Many = 10;
    private readonly Dictionary<Type, List<object>> pending = [];
    private readonly Dictionary<IEntityType, List<object>> taken = [];

    internal bool Any => taken.Count > 0 || pending.Values.Any(rows => rows.Count > 0);

    public void Add<T>(IEnumerable<T> rows)
        where T : class
    {
        if (!pending.TryGetValue(typeof(T), out var list))
        {
            pending[typeof(T)] = list = [];
        }

        list.AddRange(rows);
    }

    /// <summary>Takes over new entities where there are many of a type: the change tracker would make a statement of its own for each.</summary>
    internal void TakeOver(IEnumerable<EntityEntry> added)
    {
        foreach (var group in added.GroupBy(e => e.Metadata).Where(g => g.Count() >= Many))
        {
            var columns = Table.ColumnsOf(group.Key);
            taken[group.Key] = [.. group.Select(entry => (object)Values(entry, columns))];
            foreach (var entry in group)
            {
                entry.State = EntityState.Unchanged;
                entry.OriginalValues.SetValues(entry.CurrentValues);
            }
        }
    }

    internal void Clear()
    {
        pending.Clear();
        taken.Clear();
    }

    /// <summary>Writes what is pending into the open transaction.</summary>
    internal async Task Write(CancellationToken ct)
    {
        var isSqlite = db.Database.ProviderName == PortableModel.Sqlite;
        var parameters = isSqlite ? ParametersOfSqlite : ParametersOfServers;
        var work = pending.Select(p => (Type: db.Model.FindEntityType(p.Key)!, Rows: p.Value)).Concat(taken.Select(t => (Type: t.Key, Rows: t.Value)));
        foreach (var (type, rows) in work.Where(w => w.Rows.Count > 0).ToList())
        {
            var table = new Table(type, db.GetService<ISqlGenerationHelper>(), isSqlite);
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

    internal static object?[] Values(EntityEntry entry, IReadOnlyList<IProperty> columns)
    {
        var values = new object?[columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            // The parts of an absent complex value are no values either.
            values[i] = columns[i].DeclaringType is IComplexType complex && entry.ComplexProperty(complex.ComplexProperty).CurrentValue is null
                ? null
                : entry.CurrentValues[columns[i]];
        }

        return values;
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
    private sealed class Table(IEntityType type, ISqlGenerationHelper sql, bool isSqlite)
    {
        private readonly string name = sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema());

        private readonly StoreObjectIdentifier store = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());

        public IReadOnlyList<(IProperty Property, RelationalTypeMapping Mapping)> Columns { get; } = [.. ColumnsOf(type).Select(p => (p, p.GetRelationalTypeMapping()))];

        public static IReadOnlyList<IProperty> ColumnsOf(IEntityType type) => [.. type.GetFlattenedProperties()];

        public DbCommand Command(CrmDbContext db, int rows)
        {
            var text = new StringBuilder("INSERT INTO ").Append(name).Append(" (")
                .AppendJoin(", ", Columns.Select(c => sql.DelimitIdentifier(c.Property.GetColumnName(store)!))).Append(") VALUES ");
            for (var row = 0; row < rows; row++)
            {
                text.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(row * Columns.Count, Columns.Count).Select(Parameter)).Append(')');
            }

            var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = text.ToString();
            return command;
        }

        public void Fill(DbCommand command, List<object> rows, int from, int count)
        {
            // SQLite binds whatever value a parameter has. A server may derive a parameter's size from its value, so there each value gets its own.
            if (!isSqlite)
            {
                command.Parameters.Clear();
            }

            var isNew = command.Parameters.Count == 0;
            var index = 0;
            for (var row = from; row < from + count; row++)
            {
                var values = rows[row] as object?[];
                for (var column = 0; column < Columns.Count; column++)
                {
                    var (property, mapping) = Columns[column];
                    var value = values is null ? property.GetGetter().GetClrValue(rows[row]) : values[column];
                    if (isNew)
                    {
                        command.Parameters.Add(mapping.CreateParameter(command, Parameter(index), value, property.IsNullable));
                    }
                    else
                    {
                        command.Parameters[index].Value = (mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
                    }

                    index++;
                }
            }
        }

        private static string Parameter(int index) => Names[index];
    }
}
