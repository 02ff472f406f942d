using Crm.Kernel.Values;
using Crm.Platform.Records;

namespace Crm.Platform.CustomFields.Formulas;

/// <summary>Which fields a formula may refer to, and as what it sees them.</summary>
internal static class FormulaFields
{
    public static FormulaNode Node(Field field, int position)
    {
        var type = field.Kind.Name switch
        {
            "number" or "money" => FormulaType.Number,
            "text" or "longText" or "url" or "choice" or "language" or "country" => FormulaType.Text,
            "date" or "dateTime" => FormulaType.Date,
            "boolean" => FormulaType.Boolean,
            _ => throw FormulaTokens.Refuse(position, $"{field.Name} is of the kind {field.Kind.Name}, with which formulas cannot work."),
        };
        return new(type, position, record => field.Get(record) switch
        {
            null => null,
            long millionths when field.Kind is Records.Kinds.MillionthsKind => Records.Kinds.MillionthsKind.Shown(millionths),
            long number => (decimal)number,
            Money money => money.Amount,
            DateTime instant => DateOnly.FromDateTime(instant),
            string { Length: 0 } => null,
            string text => text,
            DateOnly or decimal or bool => field.Get(record),
            var other => field.Kind.Format(other),
        });
    }
}
