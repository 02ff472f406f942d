using System.Text.Json;

namespace Crm.Platform.Records.Kinds;

/// <summary>Reads JSON strings as the product stores them: verbatim, but never with U+0000. Half a surrogate pair was refused with the body.</summary>
internal static class JsonText
{
    public static string? Read(JsonElement json, string path, InputErrors errors)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (json.ValueKind != JsonValueKind.String)
        {
            errors.Add(path, "Send a text or null.");
            return null;
        }

        var text = json.GetString()!;
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            errors.Add(path, "Remove the character U+0000 from this text.");
            return null;
        }

        return text;
    }

    public static void Write(Utf8JsonWriter writer, string? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }
}
