using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Portraits;

/// <summary>The photo of a person or the logo of an organisation.</summary>
internal sealed class Portrait
{
    public required Guid RecordId { get; init; }
    public required string RecordType { get; init; }
    public required byte[] Content { get; set; }
    public required string ContentType { get; set; }

    /// <summary>SHA-256 of the content, in lower-case hexadecimal.</summary>
    public required string Hash { get; set; }
}

internal sealed class PortraitConfiguration : IEntityTypeConfiguration<Portrait>
{
    public void Configure(EntityTypeBuilder<Portrait> builder)
    {
        builder.ToTable("platform_portraits");
        builder.HasKey(p => p.RecordId);
        builder.Property(p => p.RecordId).ValueGeneratedNever();
        builder.Property(p => p.RecordType).HasMaxLength(40);
        builder.Property(p => p.ContentType).HasMaxLength(40);
        builder.Property(p => p.Hash).HasMaxLength(64);
    }
}
