using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Live;

/// <summary>Something that open pages should hear of at once, on whichever instance they listen; kept for minutes.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
internal sealed class LiveEvent
{
    /// <summary>Handed out by <see cref="LiveCounter"/>, whose row stays locked until the commit: the order of numbers is the order of commits.</summary>
    public long Sequence { get; init; }

    public DateTime At { get; init; }

    /// <summary>The one user it is for; null where a permission says who may hear it.</summary>
    public Guid? UserId { get; init; }

    /// <summary>Only those hear it who have this permission, for records of this owner and team where it applies by level.</summary>
    public string? Permission { get; init; }

    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }

    /// <summary>Any level of the permission is enough: the event says nothing of a single record.</summary>
    public bool AnyLevel { get; init; }

    /// <summary>The name of the event in the stream.</summary>
    public required string Kind { get; init; }

    /// <summary>What the stream sends: one line of JSON.</summary>
    public required string Data { get; init; }
}

/// <summary>One row: the last number handed out, and until when anybody listens anywhere.</summary>
internal sealed class LiveCounter
{
    public const int Only = 1;

    public int Id { get; init; }
    public long Last { get; init; }
    public DateTime? ListenedUntil { get; init; }
}

internal sealed class LiveEventConfiguration : IEntityTypeConfiguration<LiveEvent>, IEntityTypeConfiguration<LiveCounter>
{
    public void Configure(EntityTypeBuilder<LiveEvent> builder)
    {
        builder.ToTable("platform_live_events");
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.Permission).HasMaxLength(100);
        builder.Property(e => e.Kind).HasMaxLength(40);
        builder.HasIndex(e => e.At);
    }

    public void Configure(EntityTypeBuilder<LiveCounter> builder)
    {
        builder.ToTable("platform_live_counter");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasData(new LiveCounter { Id = LiveCounter.Only });
    }
}
