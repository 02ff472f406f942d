using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Crm.Platform.Data;

/// <summary>A list kept as JSON text: read as one value, queried only through its index rows (docs/adr/0003).</summary>
public static class JsonColumn
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static PropertyBuilder AsJson<TItem>(this PropertyBuilder property)
    {
        property.HasConversion(
            new ValueConverter<List<TItem>, string>(v => Text(v), v => Parse<TItem>(v)),
            new ValueComparer<List<TItem>>(
                (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
                v => v.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
                v => v.ToList()));
        return property;
    }

    /// <summary>An object that is replaced and never changed in place.</summary>
    public static PropertyBuilder AsJsonObject<T>(this PropertyBuilder property)
        where T : class
    {
        property.HasConversion(
            new ValueConverter<T, string>(v => JsonSerializer.Serialize(v, Options), v => JsonSerializer.Deserialize<T>(v, Options)!),
            new ValueComparer<T>((a, b) => ReferenceEquals(a, b), v => v.GetHashCode(), v => v));
        return property;
    }

    // Most lists are empty.
    private static string Text<TItem>(List<TItem> items) => items.Count == 0 ? "[]" : JsonSerializer.Serialize(items, Options);

    private static List<TItem> Parse<TItem>(string json) => json is "[]" or "" ? [] : JsonSerializer.Deserialize<List<TItem>>(json, Options)!;
}
