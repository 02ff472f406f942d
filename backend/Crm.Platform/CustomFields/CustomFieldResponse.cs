using System.Text.Json;

namespace Crm.Platform.CustomFields;

/// <summary>A definition as administrators see it.</summary>
public sealed class CustomFieldResponse
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required string RecordType { get; init; }
    public required string Key { get; init; }
    public required CustomFieldKind Kind { get; init; }
    public required string Label { get; init; }

    /// <summary>The name in languages of the application, by language; others show `label`.</summary>
    public required IReadOnlyDictionary<string, string> Labels { get; init; }
    public string? Help { get; init; }
    public required string Section { get; init; }
    public required IReadOnlyList<CustomFieldOption> Options { get; init; }
    public string? ReferenceTo { get; init; }
    public required bool Required { get; init; }

    /// <summary>What new records get where nothing is given.</summary>
    public JsonElement? Default { get; init; }

    /// <summary>A condition tree over the same record; forms show the field while it holds.</summary>
    public JsonElement? VisibleWhen { get; init; }
    public string? Formula { get; init; }
    public CustomFieldKind? ResultKind { get; init; }
    public required bool Personal { get; init; }
    public int? MaxLength { get; init; }
    public string? Currency { get; init; }
    public required int Position { get; init; }
    public required bool Retired { get; init; }
    public required DateTime CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public required DateTime UpdatedAt { get; init; }
    public Guid? UpdatedBy { get; init; }

    internal static CustomFieldResponse Of(CustomField field) => new()
    {
        Id = field.Id,
        Version = field.Version,
        RecordType = field.RecordType,
        Key = field.Key,
        Kind = field.Kind,
        Label = field.Label,
        Labels = field.Labels,
        Help = field.Help,
        Section = field.Section,
        Options = field.Options,
        ReferenceTo = field.ReferenceTo,
        Required = field.Required,
        Default = Json(field.Default),
        VisibleWhen = Json(field.VisibleWhen),
        Formula = field.Formula,
        ResultKind = field.ResultKind,
        Personal = field.Personal,
        MaxLength = field.MaxLength,
        Currency = field.Currency,
        Position = field.Position,
        Retired = field.Retired,
        CreatedAt = field.CreatedAt,
        CreatedBy = field.CreatedBy,
        UpdatedAt = field.UpdatedAt,
        UpdatedBy = field.UpdatedBy,
    };

    internal static JsonElement? Json(string? text)
    {
        if (text is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
