using Crm.Opportunities.Domain;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Opportunities.Persistence;

internal sealed class OrderConfigurations
    : IEntityTypeConfiguration<Customer>, IEntityTypeConfiguration<Order>, IEntityTypeConfiguration<OrderLine>, IEntityTypeConfiguration<Invoice>, IEntityTypeConfiguration<Feed>
{
    public const int MaxSource = 60;
    public const int MaxKey = 200;
    public const int MaxNumber = 60;
    public const int MaxCode = 60;
    public const int MaxDescription = 500;
    private const int DigestLength = 64;

    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("opportunities_customers");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Source).HasMaxLength(MaxSource).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(c => c.Key).HasMaxLength(MaxKey).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(c => c.Name).HasMaxLength(MaxKey);
        builder.HasIndex(c => new { c.Source, c.Key }).IsUnique();
        builder.HasIndex(c => c.AccountId);
    }

    public void Configure(EntityTypeBuilder<Order> builder)
    {
        builder.ToTable("opportunities_orders");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Source).HasMaxLength(MaxSource).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(o => o.Key).HasMaxLength(MaxKey).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(o => o.Number).HasMaxLength(MaxNumber);
        builder.Property(o => o.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.Currency).HasMaxLength(3);
        builder.Property(o => o.Digest).HasMaxLength(DigestLength);
        builder.HasIndex(o => new { o.Source, o.Key }).IsUnique();
        builder.HasIndex(o => new { o.CustomerId, o.OrderedAt, o.Id });
        builder.HasIndex(o => new { o.OrderedAt, o.Id });
    }

    public void Configure(EntityTypeBuilder<OrderLine> builder)
    {
        builder.ToTable("opportunities_order_lines");
        builder.HasKey(l => new { l.OrderId, l.Position });
        builder.Property(l => l.ProductCode).HasMaxLength(MaxCode);
        builder.Property(l => l.Description).HasMaxLength(MaxDescription);
        builder.HasIndex(l => new { l.ProductCode, l.OrderId });
    }

    public void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.ToTable("opportunities_invoices");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Source).HasMaxLength(MaxSource).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(i => i.Key).HasMaxLength(MaxKey).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(i => i.Number).HasMaxLength(MaxNumber);
        builder.Property(i => i.OrderKey).HasMaxLength(MaxKey);
        builder.Property(i => i.Currency).HasMaxLength(3);
        builder.HasIndex(i => new { i.Source, i.Key }).IsUnique();
        builder.HasIndex(i => new { i.CustomerId, i.DueOn, i.Id });
    }

    public void Configure(EntityTypeBuilder<Feed> builder)
    {
        builder.ToTable("opportunities_feeds");
        builder.HasKey(f => new { f.Source, f.Kind });
        builder.Property(f => f.Source).HasMaxLength(MaxSource).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(f => f.Kind).HasMaxLength(20);
    }
}
