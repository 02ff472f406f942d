using System.Text.Json;
using System.Text.Json.Serialization;

namespace Crm.Platform.Http;

/// <summary>Reads members that take any JSON, whose texts are then known to be whole.</summary>
internal sealed class JsonElementConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var element = JsonElement.ParseValue(ref reader);
        return HalfCharacters.Find(element) is null ? element : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => value.WriteTo(writer);
}
