using Crm.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Follows;

/// <summary>That a user wants to hear of changes of a record.</summary>
[HoldsNoPersonalData("ids of users and records")]
internal sealed class Follow
{
    public required Guid UserId { get; init; }
    public required Guid RecordId { get; set; }
    public required string RecordType { get; init; }
    public required DateTime At { get; init; }
}

internal sealed class FollowConfiguration : IEntityTypeConfiguration<Follow>
{
    public void Configure(EntityTypeBuilder<Follow> builder)
    {
        builder.ToTable("platform_follows");
        builder.HasKey(f => new { f.RecordId, f.UserId });
        builder.Property(f => f.RecordType).HasMaxLength(40);
        builder.HasIndex(f => new { f.UserId, f.At, f.RecordId });
    }
}
