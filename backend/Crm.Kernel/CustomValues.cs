using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crm.Kernel;

/// <summary>The values of fields that an administrator has added, by key. Immutable: a change makes a new one.</summary>
public sealed class CustomValues : IEquatable<CustomValues>
{
    public static readonly CustomValues None = new("{}");
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Read when somebody asks: most lists show no custom column.
    private IReadOnlyDictionary<string, JsonElement>? values;

    private CustomValues(string json) => Json = json;

    /// <summary>The document as it is stored: an object whose members are in the order of their names.</summary>
    public string Json { get; }

    public JsonElement? this[string key] => Values.TryGetValue(key, out var value) ? value : null;

    private IReadOnlyDictionary<string, JsonElement> Values => values ??= Read(Json);

    public static CustomValues Parse(string? json) => string.IsNullOrEmpty(json) || json == "{}" ? None : new(json);

    /// <summary>The same with one value changed; null takes it out.</summary>
    public CustomValues With(string key, JsonElement? value)
    {
        var changed = new SortedDictionary<string, JsonElement>(Values.ToDictionary(), StringComparer.Ordinal);
        if (value is { } given && given.ValueKind != JsonValueKind.Null)
        {
            changed[key] = given;
        }
        else if (!changed.Remove(key))
        {
            return this;
        }

        return changed.Count == 0 ? None : new CustomValues(Write(changed)) { values = changed };
    }

    public bool Equals(CustomValues? other) => other is not null && Json == other.Json;

    public override bool Equals(object? obj) => Equals(obj as CustomValues);

    public override int GetHashCode() => Json.GetHashCode(StringComparison.Ordinal);

    private static Dictionary<string, JsonElement> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement.Clone();
        return root.EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
    }

    private static string Write(SortedDictionary<string, JsonElement> values)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var (key, value) in values)
            {
                writer.WritePropertyName(key);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
