using Crm.Opportunities.Domain;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Opportunities.Persistence;

internal sealed class PipelineConfiguration : IEntityTypeConfiguration<Pipeline>, IEntityTypeConfiguration<Stage>, IEntityTypeConfiguration<StageVisit>, IEntityTypeConfiguration<ExchangeRate>
{
    public const int MaxName = 100;
    public const int MaxCriteria = 1000;

    public void Configure(EntityTypeBuilder<Pipeline> builder)
    {
        builder.ToTable("opportunities_pipelines");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Name).HasMaxLength(MaxName);
        builder.Property(p => p.NameKey).HasMaxLength(Folding.MaxKeyLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.NameKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Stage> builder)
    {
        builder.ToTable("opportunities_stages");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(MaxName);
        builder.Property(s => s.NameKey).HasMaxLength(Folding.MaxKeyLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(s => s.RequiredFields).AsJson<string>();
        builder.Property(s => s.ExitCriteria).HasMaxLength(MaxCriteria);
        builder.Property(s => s.Steps).AsJson<PlaybookStep>();
        builder.HasIndex(s => s.PipelineId);
    }

    public void Configure(EntityTypeBuilder<StageVisit> builder)
    {
        builder.ToTable("opportunities_stage_visits");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.OpportunityId, v.LeftAt });

        // The median of a stage is the middle of this index.
        builder.HasIndex(v => new { v.StageId, v.Seconds });
    }

    public void Configure(EntityTypeBuilder<ExchangeRate> builder)
    {
        builder.ToTable("opportunities_exchange_rates");
        builder.HasKey(r => new { r.Currency, r.Day });
        builder.Property(r => r.Currency).HasMaxLength(3);
    }
}
