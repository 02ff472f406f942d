using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Platform.CustomFields.Formulas;

/// <summary>Reads a formula and checks every type in it, so that nothing is left to go wrong when records are saved.</summary>
internal sealed class FormulaParser
{
    private const int MaxDepth = 40;
    private readonly List<FormulaToken> tokens;
    private readonly Func<string, Field?> find;
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int at;
    private int depth;

    private FormulaParser(string text, Func<string, Field?> find)
    {
        tokens = FormulaTokens.Of(text);
        this.find = find;
    }

    private FormulaToken Current => tokens[at];

    /// <summary>The formula, or an exception that says what is wrong at which position.</summary>
    public static Formula Parse(string text, Func<string, Field?> find)
    {
        if (text.Length > CustomFieldConfiguration.MaxFormula)
        {
            throw FormulaTokens.Refuse(CustomFieldConfiguration.MaxFormula, $"Shorten the formula to {CustomFieldConfiguration.MaxFormula} characters at most.");
        }

        var parser = new FormulaParser(text, find);
        var root = parser.Expression();
        return parser.Current.Kind == FormulaTokenKind.End
            ? new Formula(root, parser.names)
            : throw FormulaTokens.Refuse(parser.Current.Position, $"{parser.Current.Text} was not expected here.");
    }

    /// <summary>The formula; null where it refers to something that has gone.</summary>
    public static Formula? TryParse(string text, Func<string, Field?> find)
    {
        try
        {
            return Parse(text, find);
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    private FormulaNode Expression()
    {
        // Every nesting comes through here: the stack stays small whatever is sent.
        if (++depth > MaxDepth)
        {
            throw FormulaTokens.Refuse(Current.Position, $"Nest {MaxDepth} deep at most.");
        }

        var node = Or();
        depth--;
        return node;
    }

    private FormulaNode Or()
    {
        var left = And();
        while (Word("or") is { } token)
        {
            left = FormulaOperators.Logical(token, left, And(), (a, b) => a || b);
        }

        return left;
    }

    private FormulaNode And()
    {
        var left = Not();
        while (Word("and") is { } token)
        {
            left = FormulaOperators.Logical(token, left, Not(), (a, b) => a && b);
        }

        return left;
    }

    private FormulaNode Not()
    {
        if (Word("not") is not { } token)
        {
            return Comparison();
        }

        var operand = Nested(Not);
        return FormulaOperators.Logical(token, operand, operand, (a, _) => !a);
    }

    private FormulaNode Comparison()
    {
        var left = Sum();
        return Symbol("=", "<>", "!=", "<=", ">=", "<", ">") is { } token ? FormulaOperators.Compare(token, left, Sum()) : left;
    }

    private FormulaNode Sum()
    {
        var left = Product();
        while (Symbol("+", "-", "&") is { } token)
        {
            left = FormulaOperators.Combine(token, left, Product());
        }

        return left;
    }

    private FormulaNode Product()
    {
        var left = Sign();
        while (Symbol("*", "/", "%") is { } token)
        {
            left = FormulaOperators.Combine(token, left, Sign());
        }

        return left;
    }

    private FormulaNode Sign()
    {
        if (Symbol("-") is not { } token)
        {
            return Value();
        }

        return FormulaOperators.Combine(token, new FormulaNode(FormulaType.Number, token.Position, _ => 0m), Nested(Sign));
    }

    private FormulaNode Nested(Func<FormulaNode> rest)
    {
        if (++depth > MaxDepth)
        {
            throw FormulaTokens.Refuse(Current.Position, $"Nest {MaxDepth} deep at most.");
        }

        var node = rest();
        depth--;
        return node;
    }

    private FormulaNode Value()
    {
        var token = tokens[at];
        switch (token.Kind)
        {
            case FormulaTokenKind.Number:
                at++;
                var number = decimal.Parse(token.Text, CultureInfo.InvariantCulture);
                return new(FormulaType.Number, token.Position, _ => number);
            case FormulaTokenKind.Text:
                at++;
                return new(FormulaType.Text, token.Position, _ => token.Text);
            case FormulaTokenKind.Name:
                at++;
                return Symbol("(") is null ? Name(token) : FormulaFunctions.Call(token, Arguments());
            case FormulaTokenKind.Symbol when Symbol("(") is not null:
                var inner = Expression();
                Expect(")");
                return inner;
            case FormulaTokenKind.End:
                throw FormulaTokens.Refuse(token.Position, "The formula ends where a value is missing.");
            default:
                throw FormulaTokens.Refuse(token.Position, $"A value is expected instead of {token.Text}.");
        }
    }

    private FormulaNode Name(FormulaToken token)
    {
        switch (token.Text)
        {
            case "true" or "false":
                object flag = token.Text == "true";
                return new(FormulaType.Boolean, token.Position, _ => flag);
            case "null":
                return new(FormulaType.Nothing, token.Position, _ => null);
            default:
                var field = find(token.Text) ?? throw FormulaTokens.Refuse(token.Position, $"There is no field {token.Text}.");
                names.Add(field.Name);
                return FormulaFields.Node(field, token.Position);
        }
    }

    private List<FormulaNode> Arguments()
    {
        var arguments = new List<FormulaNode>();
        if (Symbol(")") is not null)
        {
            return arguments;
        }

        do
        {
            arguments.Add(Expression());
        }
        while (Symbol(",") is not null);
        Expect(")");
        return arguments;
    }

    private FormulaToken? Symbol(params ReadOnlySpan<string> any) => Current.Kind == FormulaTokenKind.Symbol && any.Contains(Current.Text) ? tokens[at++] : null;

    private FormulaToken? Word(string word) =>
        Current.Kind == FormulaTokenKind.Name && string.Equals(Current.Text, word, StringComparison.OrdinalIgnoreCase) ? tokens[at++] : null;

    private void Expect(string symbol)
    {
        if (Symbol(symbol) is null)
        {
            throw FormulaTokens.Refuse(Current.Position, $"{symbol} is missing here.");
        }
    }
}
