using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Imports.Columns;

/// <summary>What a value of a file means among the options of a field, and what a spoilt cell was probably meant to say.</summary>
internal static class ValueGuess
{
    /// <summary>The options that a field offers; null where it takes any value.</summary>
    public static IReadOnlyList<string>? OptionsOf(Field field) => field.Kind is BooleanKind ? ["true", "false"] : field.Kind.Options is { Count: > 0 } options ? options : null;

    /// <summary>The option that a value means, in whatever language or spelling.</summary>
    public static string? Option(Field field, string value)
    {
        if (OptionsOf(field) is not { } options)
        {
            return null;
        }

        var bare = NearText.Bare(value);
        return options.FirstOrDefault(o => NearText.Bare(o) == bare)
            ?? options.FirstOrDefault(o => OptionWords.Of(o).Any(w => NearText.Bare(w) == bare))
            ?? NearText.Find(value, options);
    }

    /// <summary>Whether the field reads the value as it stands.</summary>
    public static bool IsKnown(Field field, string value)
    {
        var errors = new InputErrors();
        field.Kind.Parse(value, field, "", errors);
        return !errors.Any;
    }

    /// <summary>What the writer of an e-mail address that is none probably meant.</summary>
    public static string? Email(string text)
    {
        var bare = string.Concat(text.Trim().TrimEnd('.', ',', ';').Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)))
            .Replace("(at)", "@", StringComparison.OrdinalIgnoreCase).Replace("[at]", "@", StringComparison.OrdinalIgnoreCase).Replace("(dot)", ".", StringComparison.OrdinalIgnoreCase)
            .Replace(',', '.').Replace(';', '.').Replace("mailto:", "", StringComparison.OrdinalIgnoreCase).Trim('<', '>', '\'', '"');
        while (bare.Contains("@@", StringComparison.Ordinal) || bare.Contains("..", StringComparison.Ordinal))
        {
            bare = bare.Replace("@@", "@", StringComparison.Ordinal).Replace("..", ".", StringComparison.Ordinal);
        }

        bare = bare.Replace("@.", "@", StringComparison.Ordinal);
        return bare != text && EmailsKind.LooksRight(bare) ? bare : null;
    }
}
