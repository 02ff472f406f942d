using System.Text.Json;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Records.Kinds;

/// <summary>Kinds that hold several values: JSON on the record, a row for each beside it.</summary>
internal abstract class ListKind<TItem> : FieldKind
{
    protected const int MaxItems = 50;
    private static readonly string[] All = ["contains", "eq", "in", "ne", "startsWith", "isNull"];

    public override IReadOnlyList<string> Operators => All;

    internal override bool IsIndexed => true;

    internal override bool HasItems => true;

    internal override object? Read(JsonElement json, Field field, string path, InputErrors errors)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return new List<TItem>();
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            errors.Add(path, "Send a list.");
            return null;
        }

        if (json.GetArrayLength() > MaxItems)
        {
            errors.Add(path, $"Send {MaxItems} values at most.");
            return null;
        }

        var items = new List<TItem>();
        var index = 0;
        foreach (var element in json.EnumerateArray())
        {
            if (ReadItem(element, $"{path}[{index++}]", errors) is TItem item && !items.Exists(i => IsSame(i, item)))
            {
                items.Add(item);
            }
        }

        return items;
    }

    internal override void Write(Utf8JsonWriter writer, object? value)
    {
        writer.WriteStartArray();
        foreach (var item in Items(value))
        {
            WriteItem(writer, item);
        }

        writer.WriteEndArray();
    }

    internal override object? Parse(string text, Field field, string path, InputErrors errors)
    {
        if (text.StartsWith('[') && ReadJson(text, field) is { } exported)
        {
            return exported;
        }

        var items = new List<TItem>();
        foreach (var part in Split(text))
        {
            if (ParseItem(part, path, errors) is TItem item && !items.Exists(i => IsSame(i, item)))
            {
                items.Add(item);
            }
        }

        return items;
    }

    internal override string Format(object? value)
    {
        var items = Items(value);
        var text = string.Join("; ", items.Select(FormatItem));
        return items.All(IsPlain) && !text.StartsWith('[') ? text : System.Text.Encoding.UTF8.GetString(RecordJson.Write(writer => Write(writer, items)).Span);
    }

    /// <summary>Whether the item comes back out of the text of a cell; where one does not, the cell holds JSON.</summary>
    protected virtual bool IsPlain(TItem item)
    {
        var text = FormatItem(item);
        return !text.Contains(',', StringComparison.Ordinal) && Split(text).SequenceEqual([text]) && ParseItem(text, "", new InputErrors()) is TItem same && IsSame(same, item);
    }

    private List<TItem>? ReadJson(string text, Field field)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var errors = new InputErrors();
            return Read(document.RootElement, field, field.Name, errors) is List<TItem> items && !errors.Any ? items : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal override bool IsEmpty(object? value) => Items(value).Count == 0;

    internal override bool AreEqual(object? a, object? b) => Items(a).SequenceEqual(Items(b));

    internal override object? Merge(object? present, object? imported)
    {
        var united = Items(present).ToList();
        foreach (var item in Items(imported))
        {
            Unite(united, item);
        }

        return united;
    }

    internal override object? Without(object? present, object? removed) =>
        Items(present).Where(item => !Items(removed).Any(other => IsSame(item, other))).ToList();

    internal override IEnumerable<(string SubField, string Key)> IndexKeys(object? value) => Items(value) is { Count: > 0 } items ? items.Select(i => ("", KeyOf(i))) : [];

    internal override IEnumerable<string> SearchTerms(object? value) => Items(value).SelectMany(i => Terms.Of(FormatItem(i)));

    internal override void Configure(PropertyBuilder property, Field field) => property.AsJson<TItem>();

    protected static IReadOnlyList<TItem> Items(object? value) => (IReadOnlyList<TItem>?)value ?? [];

    /// <summary>Adds an item to a list that does not hold it yet; beyond the limit it is left out.</summary>
    protected virtual void Unite(List<TItem> united, TItem item)
    {
        if (united.Count < MaxItems && !united.Exists(i => IsSame(i, item)))
        {
            united.Add(item);
        }
    }

    /// <summary>The items of a cell.</summary>
    protected virtual IEnumerable<string> Split(string cell) => cell.Split([';', '\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    protected abstract object? ReadItem(JsonElement json, string path, InputErrors errors);

    protected abstract void WriteItem(Utf8JsonWriter writer, TItem item);

    protected abstract object? ParseItem(string text, string path, InputErrors errors);

    protected abstract string FormatItem(TItem item);

    protected virtual string KeyOf(TItem item) => Folding.Key(FormatItem(item));

    protected virtual bool IsSame(object? a, object? b) => Equals(a, b);
}

/// <summary>Free words that group records; also any other list of short texts.</summary>
internal sealed class TagsKind : ListKind<string>
{
    private const int MaxLength = 100;

    public override string Name => "tags";

    protected override object? ReadItem(JsonElement json, string path, InputErrors errors)
    {
        var text = JsonText.Read(json, path, errors)?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            errors.Add(path, "Send a text that is not blank.");
            return null;
        }

        return Check(text, path, errors);
    }

    protected override void WriteItem(Utf8JsonWriter writer, string item) => writer.WriteStringValue(item);

    protected override object? ParseItem(string text, string path, InputErrors errors) => Check(text, path, errors);

    protected override string FormatItem(string item) => item;

    private static string? Check(string text, string path, InputErrors errors)
    {
        if (text.Length <= MaxLength)
        {
            return text;
        }

        errors.Add(path, $"Shorten this to {MaxLength} characters at most.");
        return null;
    }
}

/// <summary>Any number of a fixed set.</summary>
internal sealed class MultiChoiceKind<TEnum> : ListKind<TEnum>
    where TEnum : struct, Enum
{
    public override string Name => "multiChoice";

    public override IReadOnlyList<string> Options => ChoiceKind<TEnum>.Names;

    protected override object? ReadItem(JsonElement json, string path, InputErrors errors) =>
        JsonText.Read(json, path, errors) is { } text ? ParseItem(text, path, errors) : null;

    protected override void WriteItem(Utf8JsonWriter writer, TEnum item) => writer.WriteStringValue(FormatItem(item));

    protected override object? ParseItem(string text, string path, InputErrors errors)
    {
        if (ChoiceKind<TEnum>.TryName(text, out var value))
        {
            return value;
        }

        errors.Add(path, $"Choose among: {string.Join(", ", ChoiceKind<TEnum>.Names)}.");
        return null;
    }

    protected override string FormatItem(TEnum item) => JsonNamingPolicy.CamelCase.ConvertName(item.ToString());

    internal override IEnumerable<string> SearchTerms(object? value) => [];
}
