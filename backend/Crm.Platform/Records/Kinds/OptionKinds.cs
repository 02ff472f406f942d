using System.Text.Json;
using Crm.Platform.CustomFields;
using Crm.Platform.Search;

namespace Crm.Platform.Records.Kinds;

/// <summary>The options of a field that an administrator has defined: a retired one stays where it is and cannot be chosen any more.</summary>
internal sealed class OptionSet(IReadOnlyList<CustomFieldOption> options)
{
    private readonly Dictionary<string, CustomFieldOption> byValue = options.ToDictionary(o => o.Value, StringComparer.Ordinal);

    public IReadOnlyList<string> Living { get; } = [.. options.Where(o => !o.Retired).Select(o => o.Value)];

    private string Hint => $"Choose one of: {string.Join(", ", Living)}.";

    public string LabelOf(string value) => byValue.TryGetValue(value, out var option) ? option.Label : value;

    public bool IsRetired(string value) => byValue.TryGetValue(value, out var option) && option.Retired;

    /// <summary>A value as programs send it. Retired ones pass: whether they are newly chosen, only the record can say.</summary>
    public string? Read(JsonElement json, string path, InputErrors errors)
    {
        var text = JsonText.Read(json, path, errors);
        if (text is null || byValue.ContainsKey(text))
        {
            return text;
        }

        errors.Add(path, Hint);
        return null;
    }

    /// <summary>A value as people write it: the value itself or its name in any language.</summary>
    public string? Parse(string text, string path, InputErrors errors)
    {
        var key = Folding.Key(text);
        var found = options.Where(o => !o.Retired).FirstOrDefault(o => o.Names.Any(name => Folding.Key(name) == key));
        if (found is null)
        {
            errors.Add(path, Hint);
        }

        return found?.Value;
    }

    public string? Refuse(IEnumerable<string> before, IEnumerable<string> after) =>
        after.Except(before, StringComparer.Ordinal).FirstOrDefault(IsRetired) is { } retired ? $"{LabelOf(retired)} cannot be chosen any more. {Hint}" : null;
}

/// <summary>One of the options that an administrator has defined.</summary>
internal sealed class OptionKind(OptionSet options) : FieldKind
{
    private static readonly string[] All = ["eq", "ne", "in", "isNull"];

    public override string Name => "choice";

    public override IReadOnlyList<string> Operators => All;

    public override IReadOnlyList<string> Options => options.Living;

    internal override object? Read(JsonElement json, Field field, string path, InputErrors errors) => options.Read(json, path, errors);

    internal override object? Stored(JsonElement json, Field field) => json.GetString();

    internal override void Write(Utf8JsonWriter writer, object? value) => JsonText.Write(writer, (string?)value);

    internal override object? Parse(string text, Field field, string path, InputErrors errors) =>
        string.IsNullOrWhiteSpace(text) ? null : options.Parse(text, path, errors);

    internal override string Format(object? value) => value is string text ? options.LabelOf(text) : "";

    internal override string? Refuse(Field field, object? before, object? after) =>
        options.Refuse(before is string old ? [old] : [], after is string chosen ? [chosen] : []);
}

/// <summary>Any number of the options that an administrator has defined.</summary>
internal sealed class OptionsKind(OptionSet options) : ListKind<string>
{
    public override string Name => "multiChoice";

    public override IReadOnlyList<string> Options => options.Living;

    protected override object? ReadItem(JsonElement json, string path, InputErrors errors) => options.Read(json, path, errors);

    protected override void WriteItem(Utf8JsonWriter writer, string item) => writer.WriteStringValue(item);

    protected override object? ParseItem(string text, string path, InputErrors errors) => options.Parse(text, path, errors);

    protected override string FormatItem(string item) => options.LabelOf(item);

    protected override string KeyOf(string item) => Folding.Key(item);

    internal override object? Stored(JsonElement json, Field field) => json.EnumerateArray().Select(i => i.GetString()!).ToList();

    internal override IEnumerable<string> SearchTerms(object? value) => [];

    internal override string? Refuse(Field field, object? before, object? after) => options.Refuse(Items(before), Items(after));
}
