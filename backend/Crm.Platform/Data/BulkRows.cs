using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Platform.Data;

/// <summary>
/// New rows that nothing reads back or changes in the same unit, such as search postings: written past the change tracker, many in one
/// statement. A record has some twenty of them, so this is what makes writing fast.
/// </summary>
public sealed class BulkRows(CrmDbContext db)
{
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
            var columns = BulkTable.ColumnsOf(group.Key);
            Add(group.Key, group.Select(entry => Values(entry, columns)));
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

    /// <summary>New rows of a type, each with a value for every column, in the order of <see cref="BulkTable.ColumnsOf"/>.</summary>
    internal void Add(IEntityType type, IEnumerable<object?[]> rows)
    {
        if (!taken.TryGetValue(type, out var list))
        {
            taken[type] = list = [];
        }

        list.AddRange(rows);
    }

    /// <summary>Writes what is pending into the open transaction.</summary>
    internal async Task Write(CancellationToken ct)
    {
        var inserts = BulkInserts.For(db);
        var work = pending.Select(p => (Type: db.Model.FindEntityType(p.Key)!, Rows: p.Value)).Concat(taken.Select(t => (Type: t.Key, Rows: t.Value)));
        foreach (var (type, rows) in work.Where(w => w.Rows.Count > 0).ToList())
        {
            var table = new BulkTable(db, type);
            try
            {
                await inserts.Write(table, rows[0] is IOrderedRow ? Ordered(rows) : rows, ct);
            }
            catch (DbException e)
            {
                throw new DbUpdateException("Rows could not be inserted.", e);
            }
        }

        Clear();
    }

    // A hundred thousand postings are mostly told apart by their first letters: only what begins alike is compared.
    private static object[] Ordered(List<object> rows)
    {
        object[] ordered = [.. rows];
        var beginnings = Array.ConvertAll(ordered, row => ((IOrderedRow)row).Beginning);
        Array.Sort(beginnings, ordered);
        for (int from = 0, to; from < ordered.Length; from = to)
        {
            to = from + 1;
            while (to < ordered.Length && beginnings[to] == beginnings[from])
            {
                to++;
            }

            ordered.AsSpan(from, to - from).Sort(static (a, b) => ((IOrderedRow)a).CompareTo(b));
        }

        return ordered;
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
}

/// <summary>Rows whose key begins with a text, and which would lie scattered over their table: written in its order, neighbours share their pages.</summary>
internal interface IOrderedRow
{
    /// <summary>How what is compared begins, as a number that never orders otherwise; rows that have the same are compared.</summary>
    ulong Beginning => 0;

    int CompareTo(object row);
}
