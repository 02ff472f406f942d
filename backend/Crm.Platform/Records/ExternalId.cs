using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Records;

/// <summary>The key by which another system knows a record; unique per record type and source.</summary>
public sealed class ExternalId
{
    public required string RecordType { get; init; }
    public required string Source { get; init; }
    public required string Key { get; init; }
    public Guid RecordId { get; set; }

    /// <summary>The import that gave it, which takes it back when it is undone; null where nobody takes it back.</summary>
    public Guid? ImportId { get; set; }
}

internal sealed class ExternalIdConfiguration : IEntityTypeConfiguration<ExternalId>
{
    public void Configure(EntityTypeBuilder<ExternalId> builder)
    {
        builder.ToTable("platform_external_ids");
        builder.HasKey(e => new { e.RecordType, e.Source, e.Key });
        builder.Property(e => e.RecordType).HasMaxLength(40);
        builder.Property(e => e.Source).HasMaxLength(60).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(e => e.Key).HasMaxLength(200).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(e => e.RecordId);
        builder.HasIndex(e => e.ImportId);
    }
}
