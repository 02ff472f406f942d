using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Records.Merging;

/// <summary>A record in the bin that lives on in another one: whoever asks for it is sent there.</summary>
public sealed class MergedRecord
{
    public Guid RecordId { get; init; }
    public required string RecordType { get; init; }
    public Guid SurvivorId { get; init; }
    public Guid ChangeSetId { get; init; }

    /// <summary>The keys of other systems that went along; they come back when the record does.</summary>
    public List<MergedKey> Keys { get; init; } = [];
}

/// <summary>A key of another system.</summary>
public sealed record MergedKey(string Source, string Key);

internal sealed class MergedRecordConfiguration : IEntityTypeConfiguration<MergedRecord>
{
    public void Configure(EntityTypeBuilder<MergedRecord> builder)
    {
        builder.ToTable("platform_merged_records");
        builder.HasKey(m => m.RecordId);
        builder.Property(m => m.RecordId).ValueGeneratedNever();
        builder.Property(m => m.RecordType).HasMaxLength(40);
        builder.Property(m => m.Keys).AsJson<MergedKey>();
        builder.HasIndex(m => m.SurvivorId);
    }
}
