using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Crm.Platform.Records;

/// <summary>
/// New records of bulk work, which go past the change tracker: stamped, written into history and indexed like all others, but as rows made
/// straight from the declaration. Until they are saved they may still change.
/// </summary>
public sealed class NewRecords(CrmDbContext db)
{
    private readonly Dictionary<RecordType, RecordRow> rows = [];
    private Dictionary<Guid, (RecordType Type, Record Record)> waiting = [];

    internal bool Any => waiting.Count > 0;

    /// <summary>Those of one type that wait to be saved.</summary>
    public IEnumerable<T> Of<T>()
        where T : Record => waiting.Values.Select(w => w.Record).OfType<T>();

    internal IEnumerable<(RecordType Type, Record Record)> Waiting => waiting.Values;

    /// <summary>Whether their postings are written later, many together in the order of their terms.</summary>
    internal bool AreIndexedLater { get; set; }

    /// <summary>Those that were saved without postings.</summary>
    internal List<(RecordType Type, Record Record)> Unindexed { get; } = [];

    internal void Add(RecordType type, Record record) => waiting.Add(record.Id, (type, record));

    internal bool Has(Record record) => waiting.ContainsKey(record.Id);

    internal void Remove(Record record) => waiting.Remove(record.Id);

    internal IReadOnlyCollection<(RecordType Type, Record Record)> Take()
    {
        var taken = waiting.Values;
        waiting = [];
        return taken;
    }

    internal void Clear() => waiting = [];

    /// <summary>Records as rows of their tables, by name: most indexes of a table have the name in front, and what lies together is written together.</summary>
    internal IEnumerable<(IEntityType Table, IEnumerable<object?[]> Rows)> Rows(IEnumerable<(RecordType Type, Record Record)> records)
    {
        foreach (var group in records.GroupBy(r => r.Type))
        {
            if (!rows.TryGetValue(group.Key, out var row))
            {
                rows[group.Key] = row = new RecordRow(db.Model.FindEntityType(group.Key.RecordClass)!, group.Key);
            }

            var label = group.Key.LabelField;
            yield return (row.Table, group.Select(r => r.Record).OrderBy(r => Search.Folding.Key(label.Get(r) as string), StringComparer.Ordinal).Select(row.Of));
        }
    }

    /// <summary>How each column of a record's table follows from the record.</summary>
    private sealed class RecordRow(IEntityType table, RecordType type)
    {
        private readonly Func<Record, object?>[] columns = [.. BulkTable.ColumnsOf(table).Select(p => Column(p, type))];

        public IEntityType Table => table;

        public object?[] Of(Record record)
        {
            var values = new object?[columns.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = columns[i](record);
            }

            return values;
        }

        private static Func<Record, object?> Column(IProperty property, RecordType type)
        {
            var getter = property.IsShadowProperty() ? null : property.GetGetter();
            if (property.DeclaringType is IComplexType complex)
            {
                var part = complex.ComplexProperty.GetGetter();
                return record => part.GetClrValue(record) is { } value ? getter!.GetClrValue(value) : null;
            }

            if (getter is not null)
            {
                return getter.GetClrValue;
            }

            if (type.DeclaredFields.FirstOrDefault(f => f.KeyColumn == property.Name) is { } keyed)
            {
                return record => Search.Folding.Key((string?)keyed.Get(record));
            }

            var ranked = type.DeclaredFields.First(f => f.RankColumn == property.Name);
            return record => ranked.Kind.Rank(ranked.Get(record));
        }
    }
}
