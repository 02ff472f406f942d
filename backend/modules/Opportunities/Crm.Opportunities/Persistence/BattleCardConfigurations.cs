using Crm.Opportunities.Domain;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Opportunities.Persistence;

internal sealed class BattleCardConfigurations : IEntityTypeConfiguration<BattleCard>, IEntityTypeConfiguration<BattleCardUse>
{
    public const int MaxTitle = 200;
    public const int MaxCompetitor = 100;
    public const int MaxText = 4000;
    public const int MaxUrl = 500;

    public void Configure(EntityTypeBuilder<BattleCard> builder)
    {
        builder.ToTable("opportunities_battle_cards");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Title).HasMaxLength(MaxTitle);
        builder.Property(c => c.Competitor).HasMaxLength(MaxCompetitor);
        builder.Property(c => c.CompetitorKey).HasMaxLength(Folding.MaxKeyLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(c => c.Argument).HasMaxLength(MaxText);
        builder.Property(c => c.Proof).HasMaxLength(MaxText);
        builder.Property(c => c.ProofUrl).HasMaxLength(MaxUrl);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.CompetitorKey, c.Id });
    }

    public void Configure(EntityTypeBuilder<BattleCardUse> builder)
    {
        builder.ToTable("opportunities_battle_card_uses");
        builder.HasKey(u => new { u.CardId, u.OpportunityId });
        builder.HasIndex(u => u.OpportunityId);
    }
}
