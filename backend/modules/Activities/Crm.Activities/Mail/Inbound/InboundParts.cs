using System.Text;
using System.Text.Json;
using Crm.Activities.Mail.Mime;

namespace Crm.Activities.Mail.Inbound;

/// <summary>A file of a form.</summary>
internal sealed record InboundFile(string Field, string? Name, string? ContentType, ReadOnlyMemory<byte> Content);

/// <summary>What a provider sends, taken apart: named values as bytes, since some say in another of them which charset they are in, and files.</summary>
internal sealed class InboundParts
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _values = new(StringComparer.OrdinalIgnoreCase);

    public List<InboundFile> Files { get; } = [];

    public void Add(string name, ReadOnlyMemory<byte> value) => _values.TryAdd(name, value);

    public bool Has(string name) => _values.ContainsKey(name);

    public ReadOnlyMemory<byte> Bytes(string name) => _values.GetValueOrDefault(name);

    public string? Text(string name, string? charset = "utf-8") => _values.TryGetValue(name, out var value) ? MimeCharsets.Decode(value.Span, charset) : null;

    /// <summary>The value read as JSON; null where it is none.</summary>
    public JsonElement? Json(string name)
    {
        if (!_values.TryGetValue(name, out var value))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The members of an object: texts as they are, all else as JSON.</summary>
    public static InboundParts Of(JsonElement body)
    {
        var parts = new InboundParts();
        foreach (var member in body.EnumerateObject())
        {
            parts.Add(member.Name, Encoding.UTF8.GetBytes(member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText()));
        }

        return parts;
    }
}
