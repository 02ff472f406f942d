using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Leads.Visits;

/// <summary>How often a page was looked at on one day: nothing of who did.</summary>
[HoldsNoPersonalData("Counts of pages; no visitor, no address.")]
internal sealed class PageCount
{
    public required DateOnly Day { get; init; }
    public required string Site { get; init; }
    public required string Path { get; init; }
    public long Views { get; set; }
}

/// <summary>A browser whose user agreed to be recognised, under a random id that it keeps itself.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
internal sealed class WebVisitor
{
    public required Guid Id { get; init; }
    public required DateTime ConsentAt { get; init; }
    public DateTime LastAt { get; set; }

    /// <summary>The lead or the contact that it turned out to be when a form was filled in.</summary>
    public string? RecordType { get; set; }
    public Guid? RecordId { get; set; }
}

/// <summary>A page that a visitor who agreed looked at.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
internal sealed class PageView
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid VisitorId { get; init; }
    public required DateTime At { get; init; }
    public required string Site { get; init; }
    public required string Path { get; init; }
    public string? Title { get; init; }

    /// <summary>What the page is about, by the rules of that time.</summary>
    public string? Product { get; init; }

    /// <summary>The host that led here.</summary>
    public string? Referrer { get; init; }
    public string? Source { get; init; }
    public string? Medium { get; init; }
    public string? Campaign { get; init; }
}

internal sealed class VisitConfiguration : IEntityTypeConfiguration<PageCount>, IEntityTypeConfiguration<WebVisitor>, IEntityTypeConfiguration<PageView>
{
    public const int MaxSite = 100;
    public const int MaxPath = 300;
    public const int MaxText = 200;

    public void Configure(EntityTypeBuilder<PageCount> builder)
    {
        builder.ToTable("leads_page_counts");
        builder.HasKey(c => new { c.Day, c.Site, c.Path });
        builder.Property(c => c.Site).HasMaxLength(MaxSite).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(c => c.Path).HasMaxLength(MaxPath).HasAnnotation(PortableModel.KeyAnnotation, true);
    }

    public void Configure(EntityTypeBuilder<WebVisitor> builder)
    {
        builder.ToTable("leads_web_visitors");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.RecordType).HasMaxLength(40);
        builder.HasIndex(v => v.RecordId);
        builder.HasIndex(v => v.LastAt);
    }

    public void Configure(EntityTypeBuilder<PageView> builder)
    {
        builder.ToTable("leads_page_views");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Site).HasMaxLength(MaxSite);
        builder.Property(v => v.Path).HasMaxLength(MaxPath);
        builder.Property(v => v.Title).HasMaxLength(MaxText);
        builder.Property(v => v.Product).HasMaxLength(MaxText);
        builder.Property(v => v.Referrer).HasMaxLength(MaxText);
        builder.Property(v => v.Source).HasMaxLength(MaxText);
        builder.Property(v => v.Medium).HasMaxLength(MaxText);
        builder.Property(v => v.Campaign).HasMaxLength(MaxText);
        builder.HasIndex(v => new { v.VisitorId, v.At, v.Id });
        builder.HasIndex(v => v.At);
    }
}
