using System.Globalization;
using System.Text;
using Crm.Kernel;

namespace Crm.Platform.CustomFields.Formulas;

internal enum FormulaTokenKind
{
    Number,
    Text,
    Name,
    Symbol,
    End,
}

/// <summary>A word of a formula, and where it begins: the first character is at position 1.</summary>
internal readonly record struct FormulaToken(FormulaTokenKind Kind, string Text, int Position);

/// <summary>Cuts a formula into words.</summary>
internal static class FormulaTokens
{
    private static readonly string[] Symbols = ["<=", ">=", "<>", "!=", "+", "-", "*", "/", "%", "&", "(", ")", ",", "=", "<", ">"];

    public static List<FormulaToken> Of(string text)
    {
        var tokens = new List<FormulaToken>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Next(text, at, out var end);
            tokens.Add(token);
            at = end;
        }

        tokens.Add(new(FormulaTokenKind.End, "", text.Length + 1));
        return tokens;
    }

    public static InvalidInputException Refuse(int position, string message) => new("formula", $"Position {position}: {message}", "invalid_formula")
    {
        Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["position"] = position },
    };

    private static FormulaToken Next(string text, int at, out int end)
    {
        var first = text[at];
        if (first is '"' or '\'')
        {
            return Quoted(text, at, out end);
        }

        end = at;
        if (char.IsAsciiDigit(first))
        {
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            {
                end++;
            }

            return decimal.TryParse(text[at..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
                ? new(FormulaTokenKind.Number, text[at..end], at + 1)
                : throw Refuse(at + 1, $"{text[at..end]} is no number.");
        }

        if (char.IsAsciiLetter(first))
        {
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '_'))
            {
                end++;
            }

            return new(FormulaTokenKind.Name, text[at..end], at + 1);
        }

        var symbol = Array.Find(Symbols, s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0) ?? throw Refuse(at + 1, $"The character {first} has no meaning here.");
        end = at + symbol.Length;
        return new(FormulaTokenKind.Symbol, symbol, at + 1);
    }

    // A quotation mark within a text is written twice.
    private static FormulaToken Quoted(string text, int at, out int end)
    {
        var mark = text[at];
        var content = new StringBuilder();
        for (end = at + 1; end < text.Length; end++)
        {
            if (text[end] != mark)
            {
                content.Append(text[end]);
            }
            else if (end + 1 < text.Length && text[end + 1] == mark)
            {
                content.Append(mark);
                end++;
            }
            else
            {
                end++;
                return new(FormulaTokenKind.Text, content.ToString(), at + 1);
            }
        }

        throw Refuse(at + 1, "This text has no closing quotation mark.");
    }
}
