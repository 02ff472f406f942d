using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.History;

/// <summary>What one commit added to a change set. The change feed numbers these once they are committed: a set that grows over many commits is in the feed piece by piece.</summary>
internal sealed class ChangeSlice
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ChangeSetId { get; init; }
    public DateTime At { get; init; }

    /// <summary>Its place in the feed, without gaps; 0 until the sequencer has seen it.</summary>
    public long Sequence { get; set; }
}

internal sealed class ChangeSliceConfiguration : IEntityTypeConfiguration<ChangeSlice>
{
    public void Configure(EntityTypeBuilder<ChangeSlice> builder)
    {
        builder.ToTable("platform_change_slices");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => new { s.Sequence, s.Id });
    }
}
