namespace Crm.Platform.Records;

/// <summary>One declared order of a list: never null in the database, with an index that ends in the id.</summary>
public sealed class SortKey
{
    internal SortKey(Field field)
    {
        Name = field.SortName!;
        FieldName = field.Name;
        Column = field.KeyColumn ?? field.RankColumn ?? field.PropertyName;
        ColumnType = field.KeyColumn is not null ? typeof(string) : field.RankColumn is not null ? typeof(long) : typeof(DateTime);
    }

    public string Name { get; }

    public string FieldName { get; }

    internal string Column { get; }

    internal Type ColumnType { get; }
}
