using Crm.Opportunities.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Opportunities.Persistence;

internal sealed class QuoteConfigurations : IEntityTypeConfiguration<QuotedPrice>, IEntityTypeConfiguration<QuoteTurn>, IEntityTypeConfiguration<QuoteLink>, IEntityTypeConfiguration<QuoteMessage>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<QuotedPrice> builder)
    {
        builder.ToTable("opportunities_quoted_prices");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Number).HasMaxLength(20);
        builder.Property(p => p.Currency).HasMaxLength(3);
        builder.HasIndex(p => new { p.ProductId, p.AccountId, p.SentOn });
        builder.HasIndex(p => p.Number);
    }

    public void Configure(EntityTypeBuilder<QuoteTurn> builder)
    {
        builder.ToTable("opportunities_quote_turns");
        builder.HasKey(t => t.RootAccountId);
        builder.Property(t => t.RootAccountId).ValueGeneratedNever();
        builder.Property(t => t.Turn).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<QuoteLink> builder)
    {
        builder.ToTable("opportunities_quote_links");
        builder.HasKey(l => l.TokenHash);
        builder.Property(l => l.TokenHash).HasMaxLength(HashLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(l => l.QuoteId);
    }

    public void Configure(EntityTypeBuilder<QuoteMessage> builder)
    {
        builder.ToTable("opportunities_quote_messages");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.By).HasMaxLength(QuoteMessage.MaxName);
        builder.Property(m => m.Text).HasMaxLength(QuoteMessage.MaxText);
        builder.HasIndex(m => new { m.QuoteId, m.At, m.Id });
    }
}
