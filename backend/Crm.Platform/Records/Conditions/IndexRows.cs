using Crm.Platform.Data;
using Crm.Platform.Records.Kinds;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records.Conditions;

/// <summary>The index rows by which a condition on a many-valued or custom field is decided.</summary>
internal static class IndexRows
{
    /// <summary>Below this many rows they lead and what they give is sorted; above it the list's own order leads.</summary>
    private const int FewBelow = 5000;

    /// <summary>The rows that make the condition true; for "ne" and "is missing" those that make it false.</summary>
    public static IQueryable<FieldValue> Of(CrmDbContext db, FieldCondition condition)
    {
        var name = Name(condition);
        var rows = db.Set<FieldValue>().Where(v => v.Field == name);
        if (condition.Operator == "isNull")
        {
            return rows;
        }

        return !condition.Field.Kind.IsIndexed && IndexEntry.IsNumeric(condition.Field.Kind) ? ByNumber(rows, condition) : ByText(rows, condition);
    }

    /// <summary>The conditions of the tree that many rows decide.</summary>
    public static async Task<IReadOnlySet<FieldCondition>> Frequent(CrmDbContext db, Condition condition, CancellationToken ct)
    {
        var frequent = new HashSet<FieldCondition>();
        foreach (var indexed in Leaves(condition).Where(c => c.Via is null && c.Field.IsIndexed))
        {
            var rows = Of(db, indexed);
            var ordered = IndexEntry.IsNumeric(indexed.Field.Kind) && indexed.Operator != "isNull"
                ? rows.OrderBy(v => v.Num).ThenBy(v => v.RecordId)
                : rows.OrderBy(v => v.KeyText).ThenBy(v => v.RecordId);
            if (await ordered.Take(FewBelow).CountAsync(ct) == FewBelow)
            {
                frequent.Add(indexed);
            }
        }

        return frequent;
    }

    private static IEnumerable<FieldCondition> Leaves(Condition condition) => condition switch
    {
        GroupCondition group => group.Parts.SelectMany(Leaves),
        FieldCondition field => [field],
        _ => [],
    };

    private static string Name(FieldCondition condition)
    {
        var subFields = condition.Field.Kind.SubFields;
        var subField = condition.SubField.Length == 0 && subFields.Count > 0 ? subFields[0] : condition.SubField;
        return subField.Length == 0 ? condition.Field.IndexName : $"{condition.Field.IndexName}.{subField}";
    }

    private static IQueryable<FieldValue> ByNumber(IQueryable<FieldValue> rows, FieldCondition condition)
    {
        var numbers = condition.Values.Select(v => IndexEntry.Of(v)?.Num).ToList();
        var first = numbers[0];
        return condition.Operator switch
        {
            "eq" or "ne" => rows.Where(v => v.Num == first),
            "in" => rows.Where(v => numbers.Contains(v.Num)),
            "gt" => rows.Where(v => v.Num > first),
            "gte" => rows.Where(v => v.Num >= first),
            "lt" => rows.Where(v => v.Num < first),
            "lte" => rows.Where(v => v.Num <= first),
            _ => throw new InvalidOperationException(condition.Operator),
        };
    }

    private static IQueryable<FieldValue> ByText(IQueryable<FieldValue> rows, FieldCondition condition)
    {
        var isPhone = condition.Field.Kind is PhonesKind;
        var keys = condition.Values.Select(v => isPhone ? Terms.Digits((string)v!) : IndexEntry.Of(v)?.Key ?? "").ToList();
        var first = keys[0];
        var end = KeyRange.End(first);
        return condition.Operator switch
        {
            "eq" or "ne" => rows.Where(v => v.KeyText == first),
            "in" => rows.Where(v => keys.Contains(v.KeyText)),
            "contains" => rows.Where(v => v.KeyText.Contains(first)),
            "startsWith" => rows.Where(v => string.Compare(v.KeyText, first) >= 0 && string.Compare(v.KeyText, end) < 0),
            _ => throw new InvalidOperationException(condition.Operator),
        };
    }
}
