using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.Platform.Data;

/// <summary>How rows of one type are inserted, from the model.</summary>
internal sealed class BulkTable
{
    private readonly List<Func<object, object?>> getters = [];

    /// <param name="into">The delimited name of another table that takes the rows.</param>
    public BulkTable(CrmDbContext db, IEntityType type, string? into = null)
    {
        var sql = db.GetService<ISqlGenerationHelper>();
        var store = StoreObjectIdentifier.Table(type.GetTableName()!, type.GetSchema());
        var properties = ColumnsOf(type);
        Name = into ?? sql.DelimitIdentifier(type.GetTableName()!, type.GetSchema());
        Columns = [.. properties.Select(p => (p, p.GetRelationalTypeMapping()))];
        ColumnNames = [.. properties.Select(p => sql.DelimitIdentifier(p.GetColumnName(store)!))];
        for (var i = 0; i < properties.Count; i++)
        {
            var column = i;
            var getter = properties[i].IsShadowProperty() || properties[i].DeclaringType is IComplexType ? null : properties[i].GetGetter();
            getters.Add(row => row is object?[] values ? values[column] : getter!.GetClrValue(row));
        }
    }

    public string Name { get; }

    public IReadOnlyList<(IProperty Property, RelationalTypeMapping Mapping)> Columns { get; }

    public IReadOnlyList<string> ColumnNames { get; }

    public static List<IProperty> ColumnsOf(IEntityType type) => [.. type.GetFlattenedProperties()];

    /// <summary>The value as the model has it; rows are entities or arrays with a value for each column.</summary>
    public object? Value(object row, int column) => getters[column](row);

    /// <summary>The value as it is stored.</summary>
    public object? Stored(object row, int column)
    {
        var value = getters[column](row);
        return value is not null && Columns[column].Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
