using Crm.Opportunities.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Opportunities.Persistence;

/// <summary>What is learned from orders, and what customers are asked about them.</summary>
internal sealed class InsightConfigurations
    : IEntityTypeConfiguration<SuggestionModel>, IEntityTypeConfiguration<SuggestionRule>, IEntityTypeConfiguration<DismissedSuggestion>, IEntityTypeConfiguration<AccountNeed>,
        IEntityTypeConfiguration<PurchaseMotive>, IEntityTypeConfiguration<MotiveSettings>, IEntityTypeConfiguration<MotiveAsk>, IEntityTypeConfiguration<OrderLink>
{
    public const int MaxItem = 100;
    public const int MaxName = 200;
    public const int MaxNote = 500;
    public const int MaxSource = 100;
    public const int MaxMotiveKey = 60;
    private const int MaxEnum = 20;
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<SuggestionModel> builder)
    {
        builder.ToTable("opportunities_suggestion_models");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.State).HasConversion<string>().HasMaxLength(MaxEnum);
        builder.HasIndex(m => m.Number).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SuggestionRule> builder)
    {
        builder.ToTable("opportunities_suggestion_rules");
        builder.HasKey(r => new { r.ModelId, r.Kind, r.ItemKey, r.ThenKey });
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(MaxEnum);
        builder.Property(r => r.ItemKey).HasMaxLength(MaxItem).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(r => r.ThenKey).HasMaxLength(MaxItem).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(r => r.ItemName).HasMaxLength(MaxName);
        builder.Property(r => r.ThenName).HasMaxLength(MaxName);
    }

    public void Configure(EntityTypeBuilder<DismissedSuggestion> builder)
    {
        builder.ToTable("opportunities_dismissed_suggestions");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Kind).HasConversion<string>().HasMaxLength(MaxEnum);
        builder.Property(d => d.ItemKey).HasMaxLength(MaxItem).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(d => d.ItemName).HasMaxLength(MaxName);
        builder.Property(d => d.Reason).HasConversion<string>().HasMaxLength(MaxEnum);
        builder.Property(d => d.Note).HasMaxLength(MaxNote);
        builder.HasIndex(d => new { d.AccountId, d.Kind, d.ItemKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AccountNeed> builder)
    {
        builder.ToTable("opportunities_account_needs");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Family).HasMaxLength(MaxItem);
        builder.Property(n => n.FamilyKey).HasMaxLength(MaxItem).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(n => n.Currency).HasMaxLength(3);
        builder.Property(n => n.Source).HasConversion<string>().HasMaxLength(MaxEnum);
        builder.Property(n => n.SourceName).HasMaxLength(MaxSource);
        builder.Property(n => n.Note).HasMaxLength(MaxNote);
        builder.Property(n => n.Version).IsConcurrencyToken();
        builder.HasIndex(n => new { n.AccountId, n.FamilyKey }).IsUnique();

        // The report by white space and by share of wallet, of all families and of one.
        builder.HasIndex(n => new { n.WhiteBase, n.Id });
        builder.HasIndex(n => new { n.Share, n.Id });
        builder.HasIndex(n => new { n.FamilyKey, n.WhiteBase, n.Id });
        builder.HasIndex(n => new { n.FamilyKey, n.Share, n.Id });
    }

    public void Configure(EntityTypeBuilder<PurchaseMotive> builder)
    {
        builder.ToTable("opportunities_motives");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Key).HasMaxLength(MaxMotiveKey).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(m => m.Names).AsJson<MotiveName>();
        builder.HasIndex(m => m.Key).IsUnique();
    }

    public void Configure(EntityTypeBuilder<MotiveSettings> builder)
    {
        builder.ToTable("opportunities_motive_settings");
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(MaxEnum);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<MotiveAsk> builder)
    {
        builder.ToTable("opportunities_motive_asks");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Channel).HasConversion<string>().HasMaxLength(MaxEnum);
        builder.Property(a => a.TokenHash).HasMaxLength(HashLength).HasAnnotation(PortableModel.KeyAnnotation, true);

        // Each order once; the same customer not again for a while; the page by its address; the report by the day of the answer.
        builder.HasIndex(a => a.OrderId).IsUnique();
        builder.HasIndex(a => new { a.AccountId, a.AskedAt });
        builder.HasIndex(a => a.TokenHash);
        builder.HasIndex(a => new { a.AnsweredAt, a.MotiveId });
    }

    public void Configure(EntityTypeBuilder<OrderLink> builder)
    {
        builder.ToTable("opportunities_order_links");
        builder.HasKey(l => l.TokenHash);
        builder.Property(l => l.TokenHash).HasMaxLength(HashLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(l => l.OrderId);
    }
}
