using System.Text.Json;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Records.Kinds;

/// <summary>A line of text, kept as it was sent.</summary>
internal class TextKind : FieldKind
{
    public const int DefaultMax = 200;
    private static readonly string[] All = ["contains", "eq", "ne", "in", "startsWith", "isNull"];

    public override string Name => "text";

    public override IReadOnlyList<string> Operators => All;

    internal override bool NeedsKeyColumn => true;

    protected virtual int MaxLength(Field field) => field.MaxLength ?? DefaultMax;

    internal override object? Read(JsonElement json, Field field, string path, InputErrors errors) =>
        JsonText.Read(json, path, errors) is { } text ? Check(text, field, path, errors) : null;

    internal override object? Stored(JsonElement json, Field field) => json.GetString();

    internal override void Write(Utf8JsonWriter writer, object? value) => JsonText.Write(writer, (string?)value);

    internal override object? Parse(string text, Field field, string path, InputErrors errors) =>
        string.IsNullOrWhiteSpace(text) ? null : Check(text.Trim(), field, path, errors);

    internal override string Format(object? value) => (string?)value ?? "";

    internal override IEnumerable<string> SearchTerms(object? value) => Terms.Of((string?)value);

    internal override void Configure(PropertyBuilder property, Field field) => property.HasMaxLength(MaxLength(field));

    protected virtual object? Check(string text, Field field, string path, InputErrors errors)
    {
        if (text.Length > MaxLength(field))
        {
            errors.Add(path, $"Shorten this to {MaxLength(field)} characters at most; it has {text.Length}.");
            return null;
        }

        return text;
    }
}

/// <summary>Text of any number of lines.</summary>
internal sealed class LongTextKind : TextKind
{
    private static readonly string[] Only = ["isNull"];

    public override string Name => "longText";

    public override IReadOnlyList<string> Operators => Only;

    internal override bool NeedsKeyColumn => false;

    protected override int MaxLength(Field field) => field.MaxLength ?? 100_000;

    internal override void Configure(PropertyBuilder property, Field field)
    {
        // No length: the column is the engine's long text.
    }
}

/// <summary>A web address; a missing scheme is https.</summary>
internal sealed class UrlKind : TextKind
{
    public override string Name => "url";

    protected override int MaxLength(Field field) => field.MaxLength ?? 500;

    protected override object? Check(string text, Field field, string path, InputErrors errors)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var candidate = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(candidate, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !uri.Host.Contains('.', StringComparison.Ordinal))
        {
            errors.Add(path, "Give a web address such as https://example.com.");
            return null;
        }

        return base.Check(candidate, field, path, errors);
    }
}

/// <summary>A code of a published list: a country (ISO 3166-1 alpha-2) or a language (BCP 47).</summary>
internal sealed class CodeKind(string name, int max, Func<string, string?> normalise, string hint) : FieldKind
{
    private static readonly string[] All = ["eq", "ne", "in", "isNull"];

    public override string Name => name;

    public override IReadOnlyList<string> Operators => All;

    internal override object? Read(JsonElement json, Field field, string path, InputErrors errors) =>
        JsonText.Read(json, path, errors) is { Length: > 0 } text ? Check(text, path, errors) : null;

    internal override void Write(Utf8JsonWriter writer, object? value) => JsonText.Write(writer, (string?)value);

    internal override object? Parse(string text, Field field, string path, InputErrors errors) =>
        string.IsNullOrWhiteSpace(text) ? null : Check(text.Trim(), path, errors);

    internal override string Format(object? value) => (string?)value ?? "";

    internal override void Configure(PropertyBuilder property, Field field) => property.HasMaxLength(max);

    private string? Check(string text, string path, InputErrors errors)
    {
        if (normalise(text) is { } code)
        {
            return code;
        }

        errors.Add(path, hint);
        return null;
    }
}
