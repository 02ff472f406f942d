namespace Crm.Platform.Templates;

/// <summary>Port: fills in built-in templates, as the company may have rewritten them.</summary>
public interface ITemplates
{
    /// <summary>In a language (BCP 47), or the nearest there is.</summary>
    Task<RenderedText> Render(string key, string? language, IReadOnlyDictionary<string, object?> values, CancellationToken ct);
}
