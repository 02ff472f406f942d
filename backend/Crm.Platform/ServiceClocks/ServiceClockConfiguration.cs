using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.ServiceClocks;

internal sealed class ServiceClockConfiguration : IEntityTypeConfiguration<ServicePolicy>, IEntityTypeConfiguration<ServiceClock>
{
    public const int MaxName = 100;

    public void Configure(EntityTypeBuilder<ServicePolicy> builder)
    {
        builder.ToTable("platform_service_policies");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(MaxName);
        builder.Property(p => p.RecordType).HasMaxLength(40);
        builder.Property(p => p.Kind).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<ServiceClock> builder)
    {
        builder.ToTable("platform_service_clocks");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Ignore(c => c.IsOpen);
        builder.Property(c => c.RecordType).HasMaxLength(40);
        builder.Property(c => c.Kind).HasMaxLength(40);
        builder.Property(c => c.Pauses).AsJson<ClockPause>();
        builder.Property(c => c.Version).IsConcurrencyToken();

        // The clocks of a record, and that none of a kind is open twice.
        builder.HasIndex(c => new { c.RecordId, c.Kind, c.EndId }).IsUnique();

        // What the worker looks for.
        builder.HasIndex(c => new { c.NextAlert, c.Id });

        // How well a time was kept.
        builder.HasIndex(c => new { c.RecordType, c.StartedAt });
    }
}
