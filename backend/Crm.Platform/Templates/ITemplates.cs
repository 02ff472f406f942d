namespace Crm.Platform.Templates;

/// <summary>A template that somebody picked: its stable key, for what it is sent where that asks for a consent, and its text with placeholders.</summary>
public sealed record PickedTemplate(string Key, string? Purpose, TemplateText Text);

/// <summary>A text with its placeholders filled in: as Markdown, plain and as HTML; <see cref="Missing"/> names those without a value and without a default.</summary>
public sealed record FilledText(string Subject, string Markdown, string Text, string Html, IReadOnlyList<string> Missing);

/// <summary>Port: fills in built-in templates, as the company may have rewritten them.</summary>
public interface ITemplates
{
    /// <summary>In a language (BCP 47), or the nearest there is.</summary>
    Task<RenderedText> Render(string key, string? language, IReadOnlyDictionary<string, object?> values, CancellationToken ct);

    /// <summary>A template of the company, in a language or the nearest there is.</summary>
    Task<PickedTemplate> Pick(Guid id, string? language, CancellationToken ct);

    /// <summary>Fills in a text that a person wrote with what they may see of a record. Refuses placeholders that there are not. Line breaks stay.</summary>
    Task<FilledText> Fill(TemplateText text, string? recordType, Guid? recordId, CancellationToken ct);
}
