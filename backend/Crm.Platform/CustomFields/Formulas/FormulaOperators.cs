using Crm.Kernel.Values;
using Crm.Platform.Search;

namespace Crm.Platform.CustomFields.Formulas;

/// <summary>The operators. What is missing stays missing: a sum with an empty part is empty, a comparison with it is neither true nor false.</summary>
internal static class FormulaOperators
{
    public static FormulaNode Logical(FormulaToken token, FormulaNode left, FormulaNode right, Func<bool, bool, bool> decide)
    {
        Need(left, FormulaType.Boolean, token);
        Need(right, FormulaType.Boolean, token);
        return new(FormulaType.Boolean, token.Position, r => decide(left.Evaluate(r) is true, right.Evaluate(r) is true));
    }

    public static FormulaNode Compare(FormulaToken token, FormulaNode left, FormulaNode right)
    {
        if (left.Type != right.Type && left.Type != FormulaType.Nothing && right.Type != FormulaType.Nothing)
        {
            throw FormulaTokens.Refuse(token.Position, $"{token.Text} compares two values of one type, not {Name(left.Type)} with {Name(right.Type)}.");
        }

        Func<int, bool> holds = token.Text switch
        {
            "=" => c => c == 0,
            "<" => c => c < 0,
            "<=" => c => c <= 0,
            ">" => c => c > 0,
            ">=" => c => c >= 0,
            _ => c => c != 0,
        };
        return new(FormulaType.Boolean, token.Position, r => (left.Evaluate(r), right.Evaluate(r)) switch
        {
            (null, _) or (_, null) => null,
            (string a, string b) => holds(string.CompareOrdinal(Folding.Key(a), Folding.Key(b))),
            var (a, b) => holds(((IComparable)a).CompareTo(b)),
        });
    }

    public static FormulaNode Combine(FormulaToken token, FormulaNode left, FormulaNode right)
    {
        if (token.Text == "&")
        {
            return new(FormulaType.Text, token.Position, r => (Formula.Write(left.Evaluate(r)) + Formula.Write(right.Evaluate(r))).AtMost(Formula.MaxText));
        }

        if (left.Type == FormulaType.Date)
        {
            return WithDate(token, left, right);
        }

        Need(left, FormulaType.Number, token);
        Need(right, FormulaType.Number, token);
        return new(FormulaType.Number, token.Position, r => (left.Evaluate(r), right.Evaluate(r)) is (decimal a, decimal b)
            ? token.Text switch { "+" => a + b, "-" => a - b, "*" => a * b, "/" => a / b, _ => a % b }
            : null);
    }

    public static void Need(FormulaNode node, FormulaType type, FormulaToken token)
    {
        if (node.Type != type && node.Type != FormulaType.Nothing)
        {
            throw FormulaTokens.Refuse(node.Position, $"{token.Text} needs {Name(type)} here, not {Name(node.Type)}.");
        }
    }

    public static string Name(FormulaType type) => type switch
    {
        FormulaType.Number => "a number",
        FormulaType.Text => "a text",
        FormulaType.Date => "a date",
        FormulaType.Boolean => "true or false",
        _ => "nothing",
    };

    // A date and a number of days make a date; two dates make the days between them.
    private static FormulaNode WithDate(FormulaToken token, FormulaNode left, FormulaNode right)
    {
        if (token.Text == "-" && right.Type == FormulaType.Date)
        {
            return new(FormulaType.Number, token.Position, r =>
                (left.Evaluate(r), right.Evaluate(r)) is (DateOnly a, DateOnly b) ? (decimal)(a.DayNumber - b.DayNumber) : null);
        }

        if (token.Text is not ("+" or "-"))
        {
            throw FormulaTokens.Refuse(token.Position, $"{token.Text} does not work with dates.");
        }

        Need(right, FormulaType.Number, token);
        var sign = token.Text == "+" ? 1 : -1;
        return new(FormulaType.Date, token.Position, r => (left.Evaluate(r), right.Evaluate(r)) is (DateOnly date, decimal days) ? date.AddDays(sign * (int)days) : null);
    }
}
