using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Events;

/// <summary>One event on its way to one handler; written with the change that caused it.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
internal sealed class Delivery
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EventId { get; init; }
    public required string EventName { get; init; }
    public required string Handler { get; init; }
    public required string Payload { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime NextAttemptAt { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }
    public DateTime? DoneAt { get; set; }

    /// <summary>Set when the last attempt failed: it waits for a person.</summary>
    public DateTime? DeadAt { get; set; }

    /// <summary>Set, together with <see cref="DeadAt"/>, when somebody decided that it will never be delivered.</summary>
    public DateTime? DiscardedAt { get; set; }
    public Guid? DiscardedBy { get; set; }

    /// <summary>Who works on it; a concurrency token, so that two instances cannot both commit it.</summary>
    public Guid? LeaseToken { get; set; }
    public DateTime? LeaseUntil { get; set; }

    /// <summary>Gets all its attempts anew, the first at once.</summary>
    public void Revive(DateTime now)
    {
        DeadAt = null;
        DiscardedAt = null;
        DiscardedBy = null;
        Attempts = 0;
        NextAttemptAt = now;
    }
}

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.ToTable("platform_deliveries");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.EventName).HasMaxLength(100);
        builder.Property(d => d.Handler).HasMaxLength(200);
        builder.Property(d => d.LeaseToken).IsConcurrencyToken();
        builder.HasIndex(d => new { d.EventId, d.Handler }).IsUnique();
        builder.HasIndex(d => new { d.DoneAt, d.DeadAt, d.NextAttemptAt, d.Id });
        builder.HasIndex(d => new { d.DiscardedAt, d.DeadAt, d.Id });
    }
}
