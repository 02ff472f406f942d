using System.Globalization;
using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.CustomFields.Formulas;

/// <summary>What a part of a formula gives.</summary>
internal enum FormulaType
{
    Number,
    Text,
    Date,
    Boolean,

    /// <summary>Only ever empty: goes with any other type.</summary>
    Nothing,
}

/// <summary>A part of a formula: its type, known before anything is computed, and how its value follows from a record.</summary>
internal sealed record FormulaNode(FormulaType Type, int Position, Func<Record, object?> Evaluate);

/// <summary>A checked formula. Computing one calls nothing but the functions of this folder: no reflection, no loops, no input of its own.</summary>
internal sealed class Formula(FormulaNode root, IReadOnlySet<string> names)
{
    /// <summary>Texts are cut here: a result is a line to read, to filter and to sort by.</summary>
    public const int MaxText = 1000;

    /// <summary>The fields it refers to.</summary>
    public IReadOnlySet<string> Names { get; } = names;

    public CustomFieldKind ResultKind { get; } = root.Type switch
    {
        FormulaType.Number => CustomFieldKind.Number,
        FormulaType.Date => CustomFieldKind.Date,
        FormulaType.Boolean => CustomFieldKind.Boolean,
        _ => CustomFieldKind.Text,
    };

    /// <summary>The value for a record; null where a part is missing or the result is beyond what numbers or dates hold.</summary>
    public object? Evaluate(Record record)
    {
        try
        {
            return root.Evaluate(record) switch
            {
                decimal number => DecimalKind.Normal(Math.Round(number, 6, MidpointRounding.AwayFromZero)),
                string { Length: 0 } => null,
                string { Length: > MaxText } text => text.AtMost(MaxText),
                var value => value,
            };
        }
        catch (Exception e) when (e is OverflowException or DivideByZeroException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    public static string Write(object? value) => value switch
    {
        null => "",
        string text => text,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
