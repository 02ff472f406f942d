using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Imports;

/// <summary>What somebody has decided about files with these headers, to be applied to the next one.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class SavedMapping
{
    public const int MaxName = 120;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; set; }
    public required string RecordType { get; init; }

    /// <summary>The headers as they were, in the order of the mapping's columns.</summary>
    public required List<string> Headers { get; init; }

    /// <summary>Recognises files with the same headers in any order and case.</summary>
    public required string HeadersKey { get; init; }
    public required ImportMapping Mapping { get; set; }

    /// <summary>Whether others may use it.</summary>
    public bool IsShared { get; set; }
    public Guid? CreatedBy { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? UsedAt { get; set; }
}

internal sealed class SavedMappingConfiguration : IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<SavedMapping> builder)
    {
        builder.ToTable("platform_import_mappings");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Name).HasMaxLength(SavedMapping.MaxName);
        builder.Property(m => m.RecordType).HasMaxLength(40);
        builder.Property(m => m.HeadersKey).HasMaxLength(64);
        builder.Property(m => m.Headers).AsJson<string>();
        builder.Property(m => m.Mapping).AsJsonObject<ImportMapping>();
        builder.HasIndex(m => new { m.RecordType, m.HeadersKey });
    }
}
