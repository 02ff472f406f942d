using System.Text.Json;
using Crm.Platform.Records;
using Crm.Platform.Records.Kinds;

namespace Crm.Platform.Normalisation;

/// <summary>Reads the raw texts that a request brings along with the values that were made of them.</summary>
internal static class RawText
{
    private const int Most = 50;

    public static IEnumerable<Proposal> Read(JsonElement json, RecordType type, InputErrors errors)
    {
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > Most)
        {
            errors.Add("rawValues", $"Send a list of {{\"field\", \"rule\", \"raw\"}}, {Most} at most.");
            return [];
        }

        return [.. json.EnumerateArray().Select((item, i) => Read(item, $"rawValues[{i}]", type, errors)).OfType<Proposal>()];
    }

    private static Proposal? Read(JsonElement json, string path, RecordType type, InputErrors errors)
    {
        string? Text(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? JsonText.Read(value, $"{path}.{name}", errors) : null;
        var (field, rule, raw) = (Text("field"), Text("rule"), Text("raw"));
        var isKnown = field is not null && (type.Find(field) is not null || type.Composites.Any(c => c.Name == field));
        if (isKnown && rule is { Length: > 0 and <= 40 } && raw is not null)
        {
            return new Proposal(field!, rule, raw, Text("value") ?? "", "");
        }

        errors.Add(path, "Each needs a field of the record, a rule and the raw text.");
        return null;
    }
}
