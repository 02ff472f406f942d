using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Templates;

/// <summary>A template as the API shows it.</summary>
public sealed class TemplateResponse
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }

    /// <summary>Of built-in ones: the stable name by which the product uses it.</summary>
    public string? Key { get; init; }

    public required string Name { get; init; }
    public string? RecordType { get; init; }

    /// <summary>The purpose whose consent it takes to send this; null for what one person writes to another.</summary>
    public string? Purpose { get; init; }

    /// <summary>By language: en, es, zh, ru, it.</summary>
    public required IReadOnlyDictionary<string, TemplateText> Texts { get; init; }

    /// <summary>The placeholders that it may name.</summary>
    public required IReadOnlyList<string> Placeholders { get; init; }

    public required bool BuiltIn { get; init; }

    /// <summary>A built-in one that somebody has rewritten; it can be reset.</summary>
    public required bool Edited { get; init; }

    public required DateTime UpdatedAt { get; init; }
    public DateTime? DeletedAt { get; init; }
}

/// <summary>Permissions around templates.</summary>
internal static class TemplatePermissions
{
    public static readonly Permission Read = new("templates.read", "See templates and try them out");

    public static readonly Permission Manage = new("templates.manage", "Create, change and delete templates");
}

/// <summary>Finds templates and shows them.</summary>
internal sealed class TemplateShelf(CrmDbContext db, TemplateFields fields, ICurrentUser user) : ITemplates
{
    public async Task<Template> Get(Guid id, long? expectedVersion, CancellationToken ct)
    {
        var template = await db.Set<Template>().SingleOrDefaultAsync(t => t.Id == id, ct) ?? throw new NotFoundException("template");
        return expectedVersion is { } expected && expected != template.Version ? throw new StaleVersionException(template.Version, current: null) : template;
    }

    /// <summary>What the texts of a template may name.</summary>
    public IReadOnlyList<string> PlaceholdersOf(Template template) =>
        BuiltInTemplates.Find(template.Key)?.Placeholders ?? fields.Of(template.RecordType);

    public TemplateResponse Show(Template template) => new()
    {
        Id = template.Id,
        Version = template.Version,
        Key = template.IsBuiltIn ? template.Key : null,
        Name = template.Name,
        RecordType = template.RecordType,
        Purpose = template.Purpose,
        Texts = template.Texts.ToDictionary(t => t.Language, t => new TemplateText(t.Subject, t.Body), StringComparer.Ordinal),
        Placeholders = PlaceholdersOf(template),
        BuiltIn = template.IsBuiltIn,
        Edited = template.IsEdited,
        UpdatedAt = template.UpdatedAt,
        DeletedAt = template.DeletedAt,
    };

    /// <summary>Fills in a built-in template in a language, or the nearest there is.</summary>
    public async Task<RenderedText> Render(string key, string? language, IReadOnlyDictionary<string, object?> values, CancellationToken ct)
    {
        var stored = await db.Set<Template>().AsNoTracking().Where(t => t.Key == key).Select(t => t.Texts).SingleOrDefaultAsync(ct);
        var texts = stored is { Count: > 0 } ? stored : BuiltInTemplates.Find(key)?.Texts ?? throw new InvalidOperationException($"There is no template {key}.");
        var text = Nearest(texts, language);
        return TemplateRenderer.Render(new TemplateText(text.Subject, text.Body), text.Language, values);
    }

    public async Task<PickedTemplate> Pick(Guid id, string? language, CancellationToken ct)
    {
        var template = await db.Set<Template>().AsNoTracking().SingleOrDefaultAsync(t => t.Id == id && !t.IsBuiltIn && t.DeletionId == Guid.Empty, ct) ?? throw new NotFoundException("template");
        var text = Nearest(template.Texts, language);
        return new PickedTemplate(template.Key, template.Purpose, new TemplateText(text.Subject, text.Body));
    }

    public async Task<FilledText> Fill(TemplateText text, string? recordType, Guid? recordId, CancellationToken ct)
    {
        var language = user.Language ?? "en";
        TemplateCheck.Check(new Dictionary<string, TemplateText>(StringComparer.Ordinal) { ["en"] = text }, fields.Of(recordType));
        var values = await fields.Values(recordType, recordId, ct);
        var (subject, plain, html, missing) = TemplateRenderer.Render(text, language, values, keepLines: true);
        return new FilledText(subject, TemplateRenderer.Markdown(text.Body, language, values), plain, html, missing);
    }

    private static LocalText Nearest(IReadOnlyList<LocalText> texts, string? language)
    {
        var wanted = language?.Split('-')[0];
        return texts.FirstOrDefault(t => t.Language == wanted) ?? texts.FirstOrDefault(t => t.Language == "en") ?? texts[0];
    }
}
