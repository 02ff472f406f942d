using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Privacy;

/// <summary>Why somebody is erased. A choice and not a text: nothing typed here could name the person again.</summary>
public enum ErasureGround
{
    /// <summary>The person asked for it (GDPR article 17).</summary>
    Request,
    ConsentWithdrawn,
    NoLongerNeeded,
    UnlawfulProcessing,
    LegalObligation,
    Retention,
}

/// <summary>Where an erasure stands.</summary>
public enum ErasureState
{
    /// <summary>Somebody has asked for it; somebody with the right to erase decides.</summary>
    Requested,
    Approved,
    Rejected,

    /// <summary>The values are gone from tables and files.</summary>
    Erased,
}

/// <summary>How many rows of a source were, or would be, erased.</summary>
public sealed record ErasedSource(string Source, long Rows);

/// <summary>The end of what is known of a person; once done, the proof of it. It never holds a value of the person.</summary>
[HoldsNoPersonalData("Ids, counts, and identifiers hashed under a key.")]
internal sealed class Erasure
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string RecordType { get; init; }
    public Guid RecordId { get; init; }
    public ErasureGround Ground { get; init; }
    public ErasureState State { get; set; }
    public Guid? RequestedBy { get; init; }
    public DateTime RequestedAt { get; init; }
    public Guid? DecidedBy { get; set; }
    public DateTime? DecidedAt { get; set; }
    public Guid? JobId { get; set; }
    public DateTime? ErasedAt { get; set; }

    /// <summary>The records that were this person: the one that was named, and those merged into it.</summary>
    public List<Guid> RecordIds { get; set; } = [];

    /// <summary>The person's identifiers, hashed under the key of this installation.</summary>
    public List<string> Identifiers { get; set; } = [];

    public List<ErasedSource> Sources { get; set; } = [];

    /// <summary>Tables in which the person's identifiers are still mentioned by others, such as in a note on a company; rows of each.</summary>
    public List<ErasedSource> Mentions { get; set; } = [];

    /// <summary>When the tables and, with SQLite, the bytes of the database file were looked through after the commit; null while that is to be done.</summary>
    public DateTime? VerifiedAt { get; set; }

    /// <summary>What was done so that no copy stays in freed parts of the database.</summary>
    public string? Cleaning { get; set; }
}

/// <summary>An address or a number that must not be taken in again.</summary>
[HoldsNoPersonalData("Hashed under a key that is not in the database.")]
internal sealed class Suppression
{
    public required string Hash { get; init; }
    public Guid ErasureId { get; init; }
    public DateTime At { get; init; }
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>, IEntityTypeConfiguration<Suppression>
{
    public void Configure(EntityTypeBuilder<Erasure> builder)
    {
        builder.ToTable("platform_erasures");
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.RecordType).HasMaxLength(40);
        builder.Property(e => e.Cleaning).HasMaxLength(100);
        builder.Property(e => e.State).IsConcurrencyToken();
        builder.Property(e => e.RecordIds).AsJson<Guid>();
        builder.Property(e => e.Identifiers).AsJson<string>();
        builder.Property(e => e.Sources).AsJson<ErasedSource>();
        builder.Property(e => e.Mentions).AsJson<ErasedSource>();
        builder.HasIndex(e => new { e.RequestedAt, e.Id });
        builder.HasIndex(e => new { e.RecordId, e.State });
    }

    public void Configure(EntityTypeBuilder<Suppression> builder)
    {
        builder.ToTable("platform_suppressions");
        builder.HasKey(s => s.Hash);
        builder.Property(s => s.Hash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(s => s.ErasureId);
    }
}
