using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Audit;

/// <summary>
/// Something that an audit asks for: who, when, from where, what, on which record. It holds ids, codes and counts and never a
/// value of a record, so that nobody has to be erased from it (docs/adr/0013).
/// </summary>
[HoldsNoPersonalData("Ids, codes, counts and names of fields; addresses of browsers are those of users.")]
internal sealed class AuditEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its place in the chain, without gaps; 0 until the sequencer has linked it.</summary>
    public long Sequence { get; set; }
    public DateTime At { get; init; }

    /// <summary>The user or the key; null for the system and for whoever has not signed in.</summary>
    public Guid? ActorId { get; init; }
    public ChangeSource Source { get; init; }
    public Guid? SessionId { get; init; }
    public string? Ip { get; init; }
    public string? UserAgent { get; init; }
    public required string Action { get; init; }
    public string? RecordType { get; init; }
    public Guid? RecordId { get; init; }

    /// <summary>JSON object of whatever else matters, null where nothing does.</summary>
    public string? Details { get; set; }

    /// <summary>SHA-256 over the entry before it and all that stands here except the salt.</summary>
    public string? Hash { get; set; }

    /// <summary>What the digest of a portion of changes was mixed with. Gone once the portion was redacted: the old digest says nothing any more.</summary>
    public string? Salt { get; set; }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public const int UserAgentLength = 300;

    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("platform_audit");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Ip).HasMaxLength(45);
        builder.Property(a => a.UserAgent).HasMaxLength(UserAgentLength);
        builder.Property(a => a.Action).HasMaxLength(60);
        builder.Property(a => a.RecordType).HasMaxLength(40);
        builder.Property(a => a.Hash).HasMaxLength(64);
        builder.Property(a => a.Salt).HasMaxLength(64);
        builder.HasIndex(a => new { a.Sequence, a.Id });
        builder.HasIndex(a => new { a.At, a.Id });
        builder.HasIndex(a => new { a.ActorId, a.At, a.Id });
        builder.HasIndex(a => new { a.Action, a.At, a.Id });
        builder.HasIndex(a => new { a.RecordId, a.At, a.Id });
    }
}
