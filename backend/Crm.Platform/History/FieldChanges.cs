using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Platform.History;

/// <summary>Values of fields as change sets keep them: JSON as the API writes it.</summary>
public static class FieldChanges
{
    public static string Write(IEnumerable<Field> fields, Record record) => RecordJson.Text(writer =>
    {
        writer.WriteStartObject();
        foreach (var field in fields)
        {
            writer.WritePropertyName(field.Name);
            field.Kind.Write(writer, field.Get(record));
        }

        writer.WriteEndObject();
    });

    /// <summary>The values that the caller may see.</summary>
    public static JsonElement Readable(RecordType type, string json, ICurrentUser user)
    {
        var all = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
        return JsonSerializer.SerializeToElement(all.Where(v => type.Find(v.Key) is not { } field || user.MayRead(field)).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal));
    }

    /// <summary>Reads values back; fields that are no longer declared are left out.</summary>
    public static Dictionary<Field, object?> Read(RecordType type, string? json)
    {
        var values = new Dictionary<Field, object?>();
        if (json is null)
        {
            return values;
        }

        using var document = JsonDocument.Parse(json);
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (type.Find(member.Name) is { } field)
            {
                values[field] = field.Kind.Stored(member.Value, field);
            }
        }

        return values;
    }
}
