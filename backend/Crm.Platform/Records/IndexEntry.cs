using Crm.Kernel.Values;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;

namespace Crm.Platform.Records;

/// <summary>A value as index rows keep it: a folded text, or a number that sorts as the value does.</summary>
internal readonly record struct IndexEntry(string Key, long? Num)
{
    /// <summary>Values of these kinds compare by their number.</summary>
    public static bool IsNumeric(FieldKind kind) => kind is DecimalKind or NumberKind or MillionthsKind or MoneyKind or DateKind or BooleanKind or InstantKind;

    /// <summary>The entry of one value; null where there is nothing to find.</summary>
    public static IndexEntry? Of(object? value) => value switch
    {
        null => null,
        string text => Folding.Key(text) is { Length: > 0 } key ? new(key, null) : null,
        long number => new("", number),
        decimal number => new("", DecimalKind.Millionths(number)),
        Money money => new("", money.MinorUnits),
        DateOnly date => new("", date.DayNumber),
        DateTime instant => new("", instant.Ticks),
        bool flag => new("", flag ? 1 : 0),
        Guid id => new(id.ToString(), null),
        _ => new(Folding.Key(value.ToString()), null),
    };

    /// <summary>All entries of a field's value, by sub-field.</summary>
    public static IEnumerable<(string SubField, IndexEntry Entry)> Of(FieldKind kind, object? value) => kind.IsIndexed
        ? kind.IndexKeys(value).Select(k => (k.SubField, new IndexEntry(k.Key, null)))
        : Of(value) is { } entry ? [("", entry)] : [];
}
