namespace Crm.Platform.Templates;

/// <summary>A name in double braces, with filters: <c>{{contact.birthday | date: "long" | default: "-"}}</c>.</summary>
internal sealed record Placeholder(string Path, IReadOnlyList<(string Name, string? Argument)> Filters);

/// <summary>One piece of a text: what stands there, or a placeholder.</summary>
internal readonly record struct TemplatePart(string? Literal, Placeholder? Placeholder);

/// <summary>Reads the language of templates: text and placeholders, nothing that repeats, decides or calls (docs/adr/0012).</summary>
internal static class TemplateParser
{
    private const int MaxPlaceholder = 300;
    public static readonly IReadOnlyList<string> Filters = ["default", "date", "money", "upper", "lower"];

    /// <summary>The parts of a text; what cannot be read is answered as the second.</summary>
    public static (IReadOnlyList<TemplatePart> Parts, string? Problem) Parse(string text)
    {
        var parts = new List<TemplatePart>();
        var at = 0;
        while (text.IndexOf("{{", at, StringComparison.Ordinal) is var open and >= 0)
        {
            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0 || close - open > MaxPlaceholder)
            {
                return ([], $"The placeholder at position {open + 1} is not closed with }}}}.");
            }

            if (Read(text[(open + 2)..close]) is not { } placeholder)
            {
                return ([], $"{text[open..(close + 2)]} is no placeholder. Write {{{{contact.givenName}}}} or {{{{contact.givenName | default: \"there\"}}}}; filters are {string.Join(", ", Filters)}.");
            }

            if (open > at)
            {
                parts.Add(new TemplatePart(text[at..open], null));
            }

            parts.Add(new TemplatePart(null, placeholder));
            at = close + 2;
        }

        if (at < text.Length)
        {
            parts.Add(new TemplatePart(text[at..], null));
        }

        return (parts, null);
    }

    private static Placeholder? Read(string inside)
    {
        var pieces = Split(inside);
        var path = pieces[0].Trim();
        if (path.Length == 0 || !path.Split('.').All(IsName))
        {
            return null;
        }

        var filters = new List<(string, string?)>();
        foreach (var piece in pieces.Skip(1))
        {
            var colon = piece.IndexOf(':', StringComparison.Ordinal);
            var name = (colon < 0 ? piece : piece[..colon]).Trim();
            var argument = colon < 0 ? null : piece[(colon + 1)..].Trim();
            if (!Filters.Contains(name) || (argument is not null && !IsQuoted(argument)) || (name == "default" && argument is null))
            {
                return null;
            }

            filters.Add((name, argument?[1..^1]));
        }

        return new Placeholder(path, filters);
    }

    // At bars that do not stand in quotes.
    private static List<string> Split(string text)
    {
        var pieces = new List<string>();
        var from = 0;
        char? quote = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (quote is null && text[i] is '"' or '\'')
            {
                quote = text[i];
            }
            else if (text[i] == quote)
            {
                quote = null;
            }
            else if (quote is null && text[i] == '|')
            {
                pieces.Add(text[from..i]);
                from = i + 1;
            }
        }

        pieces.Add(text[from..]);
        return pieces;
    }

    private static bool IsName(string text) => text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(char.IsAsciiLetterOrDigit);

    private static bool IsQuoted(string text) => text.Length >= 2 && text[0] is '"' or '\'' && text[^1] == text[0] && !text[1..^1].Contains(text[0], StringComparison.Ordinal);
}
