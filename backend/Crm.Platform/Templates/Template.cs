using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Templates;

/// <summary>The text of a template in one language; the body is Markdown.</summary>
public sealed record TemplateText(string Subject, string Body);

/// <summary>A text with its language (BCP 47), as it is stored.</summary>
internal sealed record LocalText(string Language, string Subject, string Body);

/// <summary>A text with placeholders that mails are made from, in several languages.</summary>
[HoldsNoPersonalData("Texts of the company.")]
internal sealed class Template
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The stable name by which the product itself asks for a built-in one; the id for all others.</summary>
    public required string Key { get; init; }

    public required string Name { get; set; }

    /// <summary>The folded name, by which lists sort.</summary>
    public required string NameKey { get; set; }

    /// <summary>Whose fields its placeholders may name, beside the sender's.</summary>
    public string? RecordType { get; set; }

    /// <summary>For what it is sent, where that asks for a consent; null for what one person writes to another.</summary>
    public string? Purpose { get; set; }

    public List<LocalText> Texts { get; set; } = [];
    public bool IsBuiltIn { get; init; }

    /// <summary>Somebody has rewritten a built-in one: updates of the product leave it alone until it is reset.</summary>
    public bool IsEdited { get; set; }
    public long Version { get; set; } = 1;
    public DateTime CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public DateTime UpdatedAt { get; set; }
    public Guid? UpdatedBy { get; set; }
    public DateTime? DeletedAt { get; set; }

    /// <summary>Empty while the template lives.</summary>
    public Guid DeletionId { get; set; }

    public void Write(string name, IEnumerable<LocalText> texts, Guid? by, DateTime now)
    {
        Name = name;
        NameKey = Folding.Key(name);
        Texts = [.. texts];
        UpdatedAt = now;
        UpdatedBy = by;
        Version++;
    }
}

internal sealed class TemplateConfiguration : IEntityTypeConfiguration<Template>
{
    public const int MaxName = 200;

    public void Configure(EntityTypeBuilder<Template> builder)
    {
        builder.ToTable("platform_templates");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Key).HasMaxLength(100).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(t => t.Name).HasMaxLength(MaxName);
        builder.Property(t => t.NameKey).HasMaxLength(Folding.MaxKeyLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(t => t.RecordType).HasMaxLength(40);
        builder.Property(t => t.Purpose).HasMaxLength(40);
        builder.Property(t => t.Texts).AsJson<LocalText>();
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.Key).IsUnique();
        builder.HasIndex(t => new { t.DeletionId, t.NameKey, t.Id });
    }
}
