using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Files;

/// <summary>A file that somebody gave a name and hung on a record. Its content lies in the file store, once however often it is given.</summary>
internal sealed class StoredFile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Name { get; init; }

    /// <summary>What the first bytes and the name say it is.</summary>
    public required string ContentType { get; init; }
    public long SizeBytes { get; init; }

    /// <summary>Where its content lies: the SHA-256 of it, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The record it hangs on; without one it belongs to whoever uploaded it.</summary>
    public string? RecordType { get; set; }
    public Guid? RecordId { get; set; }
    public DateTime CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public DateTime? DeletedAt { get; set; }

    /// <summary>Empty while the file lives.</summary>
    public Guid DeletionId { get; set; }

    public bool IsDeleted => DeletionId != Guid.Empty;
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public const int MaxName = 255;

    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("platform_files");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(MaxName);
        builder.Property(f => f.ContentType).HasMaxLength(100);
        builder.Property(f => f.Sha256).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(f => f.RecordType).HasMaxLength(40);

        // Of two people who delete and restore at the same moment one is told.
        builder.Property(f => f.DeletionId).IsConcurrencyToken();
        builder.Ignore(f => f.IsDeleted);
        builder.HasIndex(f => new { f.RecordId, f.RecordType, f.DeletionId, f.CreatedAt, f.Id });
        builder.HasIndex(f => new { f.CreatedBy, f.RecordId, f.DeletionId, f.CreatedAt, f.Id });
        builder.HasIndex(f => f.Sha256);
        builder.HasIndex(f => new { f.DeletedAt, f.Id });
    }
}
