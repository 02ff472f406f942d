using Crm.Kernel.Values;
using Crm.Platform.Search;
using static Crm.Platform.CustomFields.Formulas.FormulaType;

namespace Crm.Platform.CustomFields.Formulas;

/// <summary>The functions that formulas may call: these and no others.</summary>
internal static class FormulaFunctions
{
    private sealed record Function(FormulaType Result, FormulaType[] Takes, Func<object?[], object?> Compute, int Optional = 0);

    // An argument that is missing makes the result missing; the functions that bear with it are special forms below.
    private static readonly Dictionary<string, Function> Simple = new(StringComparer.OrdinalIgnoreCase)
    {
        ["round"] = new(Number, [Number, Number], a => Math.Round((decimal)a[0]!, Decimals(a), MidpointRounding.AwayFromZero), Optional: 1),
        ["floor"] = new(Number, [Number], a => Math.Floor((decimal)a[0]!)),
        ["ceiling"] = new(Number, [Number], a => Math.Ceiling((decimal)a[0]!)),
        ["abs"] = new(Number, [Number], a => Math.Abs((decimal)a[0]!)),
        ["len"] = new(Number, [Text], a => (decimal)((string)a[0]!).Length),
        ["upper"] = new(Text, [Text], a => ((string)a[0]!).ToUpperInvariant()),
        ["lower"] = new(Text, [Text], a => ((string)a[0]!).ToLowerInvariant()),
        ["trim"] = new(Text, [Text], a => ((string)a[0]!).Trim()),
        ["left"] = new(Text, [Text, Number], a => ((string)a[0]!).AtMost(Count(a[1]))),
        ["right"] = new(Text, [Text, Number], a => ((string)a[0]!)[^Math.Min(((string)a[0]!).Length, Count(a[1]))..]),
        ["contains"] = new(FormulaType.Boolean, [Text, Text], a => Folding.Key((string)a[0]!).Contains(Folding.Key((string)a[1]!), StringComparison.Ordinal)),
        ["date"] = new(Date, [Number, Number, Number], a => new DateOnly((int)(decimal)a[0]!, (int)(decimal)a[1]!, (int)(decimal)a[2]!)),
        ["year"] = new(Number, [Date], a => (decimal)((DateOnly)a[0]!).Year),
        ["month"] = new(Number, [Date], a => (decimal)((DateOnly)a[0]!).Month),
        ["day"] = new(Number, [Date], a => (decimal)((DateOnly)a[0]!).Day),
        ["addmonths"] = new(Date, [Date, Number], a => ((DateOnly)a[0]!).AddMonths((int)(decimal)a[1]!)),
    };

    /// <summary>What an administrator may write, for the message that tells.</summary>
    private static string Known => string.Join(", ", Simple.Keys.Concat(["if", "coalesce", "isBlank", "min", "max", "text"]).Order(StringComparer.Ordinal));

    public static FormulaNode Call(FormulaToken name, List<FormulaNode> arguments) => name.Text.ToUpperInvariant() switch
    {
        "IF" => If(name, arguments),
        "COALESCE" => Coalesce(name, arguments),
        "ISBLANK" => Unary(name, arguments, FormulaType.Boolean, v => v is null),
        "TEXT" => Unary(name, arguments, Text, Formula.Write),
        "MIN" => Extreme(name, arguments, -1),
        "MAX" => Extreme(name, arguments, 1),
        _ => Simple.TryGetValue(name.Text, out var function)
            ? Plain(name, arguments, function)
            : throw FormulaTokens.Refuse(name.Position, $"There is no function {name.Text}. There are: {Known}."),
    };

    private static FormulaNode Plain(FormulaToken name, List<FormulaNode> arguments, Function function)
    {
        NeedCount(name, arguments, function.Takes.Length - function.Optional, function.Takes.Length);
        foreach (var (argument, type) in arguments.Zip(function.Takes))
        {
            FormulaOperators.Need(argument, type, name);
        }

        return new(function.Result, name.Position, r =>
        {
            var values = arguments.Select(a => a.Evaluate(r)).ToArray();
            return Array.Exists(values, v => v is null) ? null : function.Compute(values);
        });
    }

    private static FormulaNode If(FormulaToken name, List<FormulaNode> arguments)
    {
        NeedCount(name, arguments, 2, 3);
        FormulaOperators.Need(arguments[0], FormulaType.Boolean, name);
        var type = OneType(name, arguments[1..]);
        return new(type, name.Position, r => arguments[0].Evaluate(r) is true ? arguments[1].Evaluate(r) : arguments.ElementAtOrDefault(2)?.Evaluate(r));
    }

    private static FormulaNode Coalesce(FormulaToken name, List<FormulaNode> arguments)
    {
        NeedCount(name, arguments, 1, 20);
        return new(OneType(name, arguments), name.Position, r => arguments.Select(a => a.Evaluate(r)).FirstOrDefault(v => v is not null));
    }

    private static FormulaNode Extreme(FormulaToken name, List<FormulaNode> arguments, int sign)
    {
        NeedCount(name, arguments, 1, 20);
        var type = OneType(name, arguments);
        return type is Number or Date or Nothing
            ? new(type, name.Position, r => arguments.Select(a => a.Evaluate(r)).OfType<IComparable>().Aggregate((IComparable?)null, (best, v) => best is null || v.CompareTo(best) * sign > 0 ? v : best))
            : throw FormulaTokens.Refuse(name.Position, $"{name.Text} compares numbers or dates.");
    }

    private static FormulaNode Unary(FormulaToken name, List<FormulaNode> arguments, FormulaType result, Func<object?, object?> compute)
    {
        NeedCount(name, arguments, 1, 1);
        return new(result, name.Position, r => compute(arguments[0].Evaluate(r)));
    }

    private static FormulaType OneType(FormulaToken name, List<FormulaNode> nodes)
    {
        var types = nodes.Select(n => n.Type).Where(t => t != Nothing).Distinct().ToList();
        return types switch
        {
            [] => Nothing,
            [var only] => only,
            _ => throw FormulaTokens.Refuse(name.Position, $"{name.Text} gives either {FormulaOperators.Name(types[0])} or {FormulaOperators.Name(types[1])}; make them one type, with text(...) for example."),
        };
    }

    private static void NeedCount(FormulaToken name, List<FormulaNode> arguments, int least, int most)
    {
        if (arguments.Count < least || arguments.Count > most)
        {
            throw FormulaTokens.Refuse(name.Position, least == most ? $"{name.Text} takes {least} values, not {arguments.Count}." : $"{name.Text} takes {least} to {most} values, not {arguments.Count}.");
        }
    }

    private static int Count(object? value) => (int)Math.Clamp((decimal)value!, 0, Formula.MaxText);

    private static int Decimals(object?[] values) => values.Length < 2 ? 0 : (int)Math.Clamp((decimal)values[1]!, 0, 6);
}
