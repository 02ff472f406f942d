using System.Text.Json;
using Crm.Kernel;

namespace Crm.Platform.Records;

/// <summary>Which members of a record an answer shows, as <c>fields=</c> asks for; id, version and what the caller may do always come along.</summary>
public sealed class FieldChoice
{
    private const string Custom = "custom";

    /// <summary>Members that are no declared fields, or always there.</summary>
    private static readonly string[] Others = ["id", "version", "can", "externalIds", "deletedAt", Custom];

    private readonly HashSet<string> names;

    private FieldChoice(IEnumerable<string> names) => this.names = names.ToHashSet(StringComparer.Ordinal);

    public bool Has(string name) => names.Contains(name) || (names.Contains(Custom) && IsCustom(name));

    /// <summary>Whether any custom field is shown: by its own name, or all of them by <c>custom</c>.</summary>
    public bool HasCustom => names.Any(n => n == Custom || IsCustom(n));

    private static bool IsCustom(string name) => name.StartsWith(Custom + ".", StringComparison.Ordinal);

    /// <summary>From an address: <c>fields=displayName,emails</c>; null where all are wanted.</summary>
    internal static FieldChoice? Read(RecordType type, string? text) =>
        string.IsNullOrEmpty(text) ? null : Of(type, text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>From the body of a search: <c>"fields": ["displayName", "emails"]</c>.</summary>
    internal static FieldChoice? Read(RecordType type, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("fields", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return list.ValueKind == JsonValueKind.Array && list.EnumerateArray().All(n => n.ValueKind == JsonValueKind.String)
            ? Of(type, [.. list.EnumerateArray().Select(n => n.GetString()!)])
            : throw new InvalidInputException("fields", "Send a list of names.");
    }

    private static FieldChoice Of(RecordType type, string[] wanted)
    {
        var unknown = wanted.Where(n => type.Find(n) is null && !Others.Contains(n, StringComparer.Ordinal)).ToList();
        return unknown.Count == 0
            ? new FieldChoice(wanted)
            : throw new InvalidInputException("fields", $"{type.Name} has no field {string.Join(", ", unknown)}.", "unknown_field");
    }
}
