using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Records.Kinds;

/// <summary>An item of a list of small objects: a record whose members are texts, ids, flags and choices.</summary>
public interface IObjectItem
{
    /// <summary>Why it cannot be kept, with the member concerned; null where it can.</summary>
    (string Member, string Message)? Refuse();

    /// <summary>What searches find it by.</summary>
    string? SearchText => null;
}

/// <summary>What the items of such a list are made of.</summary>
internal interface IObjectsKind
{
    Type ItemType { get; }

    /// <summary>The list with each item as it was changed; null where none was.</summary>
    object? Rewrite(object? value, Func<JsonObject, bool> change);
}

/// <summary>A list of small objects as one JSON value; conditions do not look into it.</summary>
internal sealed class ObjectsKind<TItem> : FieldKind, IObjectsKind
    where TItem : class, IObjectItem
{
    private const int MaxItems = 200;
    private static readonly JsonSerializerOptions Strict = new(JsonColumn.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true };

    public override string Name => "objects";

    public override IReadOnlyList<string> Operators => [];

    public Type ItemType => typeof(TItem);

    public object? Rewrite(object? value, Func<JsonObject, bool> change)
    {
        var items = Items(value).Select(i => JsonSerializer.SerializeToNode(i, JsonColumn.Options)!.AsObject()).ToList();
        return items.FindAll(new(change)).Count == 0 ? null : items.ConvertAll(i => i.Deserialize<TItem>(JsonColumn.Options)!);
    }

    internal override object? Read(JsonElement json, Field field, string path, InputErrors errors)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return new List<TItem>();
        }

        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > MaxItems)
        {
            errors.Add(path, $"Send a list of {MaxItems} objects at most.");
            return null;
        }

        var items = new List<TItem>();
        foreach (var (element, index) in json.EnumerateArray().Select((e, i) => (e, i)))
        {
            if (ReadItem(element, $"{path}[{index}]", errors) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    internal override void Write(Utf8JsonWriter writer, object? value) => JsonSerializer.Serialize(writer, Items(value), JsonColumn.Options);

    internal override object? Parse(string text, Field field, string path, InputErrors errors)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new List<TItem>();
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            return Read(json.RootElement, field, path, errors);
        }
        catch (JsonException)
        {
            errors.Add(path, "Give a JSON list of objects.");
            return null;
        }
    }

    internal override string Format(object? value) => Items(value).Count == 0 ? "" : JsonSerializer.Serialize(Items(value), JsonColumn.Options);

    internal override bool IsEmpty(object? value) => Items(value).Count == 0;

    internal override bool AreEqual(object? a, object? b) => Items(a).SequenceEqual(Items(b));

    internal override object? Merge(object? present, object? imported) => Items(present).Union(Items(imported)).Take(MaxItems).ToList();

    internal override IEnumerable<string> SearchTerms(object? value) => Items(value).SelectMany(i => Search.Terms.Of(i.SearchText));

    internal override void Configure(PropertyBuilder property, Field field) => property.AsJson<TItem>();

    private static IReadOnlyList<TItem> Items(object? value) => (IReadOnlyList<TItem>?)value ?? [];

    private static TItem? ReadItem(JsonElement json, string path, InputErrors errors)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, "Send an object.");
            return null;
        }

        foreach (var member in json.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.String))
        {
            JsonText.Read(member.Value, $"{path}.{member.Name}", errors);
        }

        if (errors.Any)
        {
            return null;
        }

        try
        {
            var item = json.Deserialize<TItem>(Strict)!;
            if (item.Refuse() is not var (named, message))
            {
                return item;
            }

            errors.Add($"{path}.{named}", message);
        }
        catch (JsonException e)
        {
            errors.Add(path, $"Send an object with: {string.Join(", ", typeof(TItem).GetProperties().Where(p => p.CanWrite).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)))}. The member {e.Path?.TrimStart('$', '.')} cannot be read.");
        }

        return null;
    }
}
