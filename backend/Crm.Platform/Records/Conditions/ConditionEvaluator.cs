using Crm.Kernel;
using Crm.Platform.Search;

namespace Crm.Platform.Records.Conditions;

/// <summary>Decides a condition on a record in memory, as the compiled predicate would decide it in the database.</summary>
public static class ConditionEvaluator
{
    /// <summary>Whether a record alone decides: no field of another record, and nothing that depends on who looks, or when.</summary>
    public static bool CanDecide(Condition condition) => condition switch
    {
        GroupCondition group => group.Parts.All(CanDecide),
        FieldCondition field => field.Via is null && !field.Values.Any(v => v is RelativeValue),
        _ => false,
    };

    public static bool Holds(Condition condition, Record record) => condition switch
    {
        GroupCondition { IsAll: true } group => group.Parts.All(p => Holds(p, record)),
        GroupCondition group => group.Parts.Count == 0 || group.Parts.Any(p => Holds(p, record)),
        FieldCondition field => Holds(field, record),
        _ => throw new InvalidOperationException(condition.GetType().Name),
    };

    private static bool Holds(FieldCondition condition, Record record)
    {
        var kind = condition.Field.Kind;
        var subField = condition.SubField.Length == 0 && kind.SubFields.Count > 0 ? kind.SubFields[0] : condition.SubField;
        var entries = IndexEntry.Of(kind, condition.Field.Get(record)).Where(e => e.SubField == subField).Select(e => e.Entry).ToList();
        if (condition.Operator == "isNull")
        {
            return entries.Count == 0 == (bool)condition.Values[0]!;
        }

        var wanted = condition.Values.Select(v => Entry(condition.Field, v)).ToList();
        var first = wanted[0];
        return condition.Operator switch
        {
            "eq" or "in" => entries.Exists(wanted.Contains),
            "ne" => !entries.Contains(first),
            "contains" => entries.Exists(e => e.Key.Contains(first.Key, StringComparison.Ordinal)),
            "startsWith" => entries.Exists(e => e.Key.StartsWith(first.Key, StringComparison.Ordinal)),
            "gt" => entries.Exists(e => e.Num > first.Num),
            "gte" => entries.Exists(e => e.Num >= first.Num),
            "lt" => entries.Exists(e => e.Num < first.Num),
            "lte" => entries.Exists(e => e.Num <= first.Num),
            _ => throw new InvalidOperationException(condition.Operator),
        };
    }

    private static IndexEntry Entry(Field field, object? value) =>
        field.Kind is Kinds.PhonesKind ? new(Terms.Digits((string)value!), null) : IndexEntry.Of(value) ?? new("", null);
}
