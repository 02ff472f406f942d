using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Leads.Partners;

/// <summary>Where a dealer sells: a country, or a part of it.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Region">The name of a region; null is the whole country.</param>
/// <param name="PostalPrefix">The beginning of its postcodes; null is all of them.</param>
internal sealed record PartnerRegion(string Country, string? Region = null, string? PostalPrefix = null);

/// <summary>An account that sells for us: where, what, and how soon it says whether it takes a lead.</summary>
[HoldsNoPersonalData("Ids, regions and names of products.")]
internal sealed class PartnerProfile
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid AccountId { get; set; }
    public bool IsActive { get; set; }

    /// <summary>The colleague who looks after it: to them belong the leads that it has.</summary>
    public Guid? ManagerId { get; set; }
    public List<PartnerRegion> Regions { get; set; } = [];

    /// <summary>Products or families, as leads name them; none is everything.</summary>
    public List<string> Products { get; set; } = [];

    /// <summary>How many working hours it has to accept a lead.</summary>
    public required int AcceptHours { get; set; }

    /// <summary>Of several for the same region the one whose turn was longest ago is next.</summary>
    public DateTime? LastOfferAt { get; set; }
    public required DateTime CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public long Version { get; set; } = 1;
}

/// <summary>Where an offer of a lead stands.</summary>
internal enum OfferState
{
    Offered,
    Accepted,
    Declined,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>We took it back.</summary>
    Withdrawn,
}

/// <summary>A lead that was offered to a dealer, and what became of it.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class LeadOffer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid LeadId { get; init; }

    /// <summary>The account of the dealer.</summary>
    public required Guid PartnerId { get; set; }
    public required DateTime OfferedAt { get; init; }
    public Guid? OfferedBy { get; init; }

    /// <summary>Until when it is accepted, or goes back.</summary>
    public required DateTime DueAt { get; init; }
    public required OfferState State { get; set; }

    /// <summary>When they were told that the time runs out.</summary>
    public DateTime? WarnedAt { get; set; }
    public DateTime? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }

    /// <summary>Why it was declined or taken back, in words.</summary>
    public string? Reason { get; set; }

    /// <summary>To whom it goes back.</summary>
    public Guid? ReturnsTo { get; init; }
    public long Version { get; set; } = 1;
}

/// <summary>What stands in the way of giving a lead to a dealer.</summary>
internal enum ConflictKind
{
    /// <summary>Direct sales has an open opportunity with the same customer.</summary>
    Opportunity,

    /// <summary>Somebody of ours works on another lead of the same customer.</summary>
    Lead,

    /// <summary>Another dealer has a lead of the same customer.</summary>
    OtherPartner,

    /// <summary>The customer is an account that a colleague looks after.</summary>
    Account,
}

/// <summary>Who goes on with the customer.</summary>
internal enum ConflictDecision
{
    Partner,
    Direct,
}

/// <summary>A dealer and direct sales, or two dealers, are after the same customer; somebody decides.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class LeadConflict
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid LeadId { get; init; }
    public required Guid PartnerId { get; set; }
    public required ConflictKind Kind { get; init; }

    /// <summary>The opportunity, the lead or the account that is in the way.</summary>
    public required Guid OtherId { get; init; }

    /// <summary>Who of ours has it, or the other dealer's colleague here.</summary>
    public Guid? OtherOwnerId { get; init; }

    /// <summary>By what the customer is the same: email, phone, domain or account.</summary>
    public required string Because { get; init; }
    public required DateTime FoundAt { get; init; }
    public bool IsOpen { get; set; } = true;
    public ConflictDecision? Decision { get; set; }
    public string? Reason { get; set; }
    public DateTime? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>A file that dealers may read: one of them, or all.</summary>
[HoldsNoPersonalData("Texts of the company.")]
internal sealed class PartnerDocument
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid FileId { get; init; }

    /// <summary>The account of the dealer; null is for all.</summary>
    public Guid? PartnerId { get; set; }
    public required string Title { get; init; }
    public required DateTime SharedAt { get; init; }
    public Guid? SharedBy { get; init; }
}

internal sealed class PartnerConfiguration
    : IEntityTypeConfiguration<PartnerProfile>, IEntityTypeConfiguration<LeadOffer>, IEntityTypeConfiguration<LeadConflict>, IEntityTypeConfiguration<PartnerDocument>
{
    public const int MaxReason = 500;
    public const int MaxTitle = 200;

    public void Configure(EntityTypeBuilder<PartnerProfile> builder)
    {
        builder.ToTable("leads_partners");
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Regions).AsJson<PartnerRegion>();
        builder.Property(p => p.Products).AsJson<string>();
        builder.Property(p => p.Version).IsConcurrencyToken();
        builder.HasIndex(p => p.AccountId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LeadOffer> builder)
    {
        builder.ToTable("leads_offers");
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Reason).HasMaxLength(MaxReason);
        builder.Property(o => o.Version).IsConcurrencyToken();
        builder.HasIndex(o => new { o.PartnerId, o.State, o.OfferedAt, o.Id });
        builder.HasIndex(o => new { o.LeadId, o.OfferedAt });

        // What is late.
        builder.HasIndex(o => new { o.State, o.DueAt, o.Id });
    }

    public void Configure(EntityTypeBuilder<LeadConflict> builder)
    {
        builder.ToTable("leads_conflicts");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Because).HasMaxLength(20);
        builder.Property(c => c.Reason).HasMaxLength(MaxReason);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.HasIndex(c => new { c.IsOpen, c.FoundAt, c.Id });
        builder.HasIndex(c => new { c.LeadId, c.IsOpen });
        builder.HasIndex(c => new { c.PartnerId, c.FoundAt, c.Id });
    }

    public void Configure(EntityTypeBuilder<PartnerDocument> builder)
    {
        builder.ToTable("leads_partner_documents");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Title).HasMaxLength(MaxTitle);
        builder.HasIndex(d => new { d.PartnerId, d.SharedAt, d.Id });
        builder.HasIndex(d => d.FileId);
    }
}
