using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Crm.Platform.Http;

/// <summary>Refuses null entries of lists and dictionaries that are not said to hold them: the serializer heeds the nullability of members, but not of what these hold.</summary>
internal static class FilledCollections
{
    public static void Require(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (Kind(member.PropertyType) is { } kind && member.AttributeProvider is PropertyInfo property
                && new NullabilityInfoContext().Create(property).GenericTypeArguments[^1].ReadState == NullabilityState.NotNull)
            {
                member.CustomConverter = (JsonConverter)Activator.CreateInstance(kind.MakeGenericType(member.PropertyType.GetGenericArguments()[^1]))!;
            }
        }
    }

    private static Type? Kind(Type type) => type switch
    {
        { IsGenericType: false } => null,
        _ when type.GetGenericArguments()[^1].IsValueType => null,
        _ when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => typeof(OfList<>),
        _ when type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) && type.GetGenericArguments()[0] == typeof(string) => typeof(OfDictionary<>),
        _ => null,
    };

    private sealed class OfList<T> : JsonConverter<IReadOnlyList<T>>
        where T : class
    {
        public override IReadOnlyList<T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<List<T>>(ref reader, options) is { } list && !list.Contains(null!) ? list : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) => JsonSerializer.Serialize<IEnumerable<T>>(writer, value, options);
    }

    private sealed class OfDictionary<T> : JsonConverter<IReadOnlyDictionary<string, T>>
        where T : class
    {
        public override IReadOnlyDictionary<string, T>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, T>>(ref reader, options) is { } entries && !entries.ContainsValue(null!) ? entries : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal), options);
    }
}
