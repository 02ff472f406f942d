namespace Crm.Platform.Records;

/// <summary>One order of a list: a column that is never null, or the index rows of a custom field; either has an index that ends in the id.</summary>
public sealed class SortKey
{
    internal SortKey(Field field)
    {
        Name = field.SortName!;
        Field = field;
        if (field.IsCustom)
        {
            (IndexName, Column) = (field.IndexName, IndexEntry.IsNumeric(field.Kind) ? nameof(FieldValue.Num) : nameof(FieldValue.KeyText));
            ColumnType = IndexEntry.IsNumeric(field.Kind) ? typeof(long) : typeof(string);
            return;
        }

        Column = field.KeyColumn ?? field.RankColumn ?? field.PropertyName;
        ColumnType = field.KeyColumn is not null ? typeof(string) : field.RankColumn is not null ? typeof(long) : typeof(DateTime);
    }

    public string Name { get; }

    public Field Field { get; }

    internal string Column { get; }

    internal Type ColumnType { get; }

    /// <summary>The field as rows of <see cref="FieldValue"/> name it, where a custom field gives the order; null for a column of the record.</summary>
    internal string? IndexName { get; }
}
