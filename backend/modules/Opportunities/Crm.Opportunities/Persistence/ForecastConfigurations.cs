using Crm.Opportunities.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Opportunities.Persistence;

internal sealed class ForecastConfigurations
    : IEntityTypeConfiguration<ForecastSnapshot>, IEntityTypeConfiguration<ForecastDeal>, IEntityTypeConfiguration<ForecastFigure>, IEntityTypeConfiguration<Quota>, IEntityTypeConfiguration<ForecastAdjustment>
{
    public const int MaxReason = 500;
    private const int MaxWord = 20;

    public void Configure(EntityTypeBuilder<ForecastSnapshot> builder)
    {
        builder.ToTable("opportunities_forecast_snapshots");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Slot).HasMaxLength(40).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(s => s.Currency).HasMaxLength(3);
        builder.HasIndex(s => s.Slot).IsUnique();
        builder.HasIndex(s => new { s.TakenAt, s.Id });
    }

    public void Configure(EntityTypeBuilder<ForecastDeal> builder)
    {
        builder.ToTable("opportunities_forecast_deals");
        builder.HasKey(d => new { d.SnapshotId, d.OpportunityId });
        builder.Property(d => d.Status).HasConversion<string>().HasMaxLength(MaxWord);
        builder.Property(d => d.Category).HasConversion<string>().HasMaxLength(MaxWord);
        builder.HasIndex(d => new { d.SnapshotId, d.Period });
    }

    public void Configure(EntityTypeBuilder<ForecastFigure> builder)
    {
        builder.ToTable("opportunities_forecast_figures");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Status).HasConversion<string>().HasMaxLength(MaxWord);
        builder.Property(f => f.Category).HasConversion<string>().HasMaxLength(MaxWord);
        builder.HasIndex(f => new { f.SnapshotId, f.Period });
    }

    public void Configure(EntityTypeBuilder<Quota> builder)
    {
        builder.ToTable("opportunities_quotas");
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.Subject).HasConversion<string>().HasMaxLength(MaxWord);
        builder.Property(q => q.Version).IsConcurrencyToken();
        builder.HasIndex(q => new { q.Period, q.Months, q.SubjectId }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ForecastAdjustment> builder)
    {
        builder.ToTable("opportunities_forecast_adjustments");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Subject).HasConversion<string>().HasMaxLength(MaxWord);
        builder.Property(a => a.Reason).HasMaxLength(MaxReason);
        builder.HasIndex(a => new { a.Period, a.Months, a.SubjectId, a.At });
    }
}
