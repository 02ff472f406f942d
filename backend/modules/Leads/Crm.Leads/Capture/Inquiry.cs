using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Leads.Capture;

/// <summary>By which way an inquiry came.</summary>
internal enum InquiryKind
{
    Form,
    Mail,
}

/// <summary>What became of an inquiry; each has exactly one, so that the counts balance.</summary>
internal enum InquiryOutcome
{
    /// <summary>For the confirmation of the address, or, of a mail, for somebody to say whose it is.</summary>
    Waiting,
    LeadMade,
    OpenLead,
    KnownContact,
    Refused,
}

/// <summary>What there is to do about an inquiry.</summary>
internal enum InquiryState
{
    /// <summary>Its address is not confirmed yet: nothing.</summary>
    Unconfirmed,

    /// <summary>It wants an answer.</summary>
    Open,
    Answered,

    /// <summary>It was refused, or came to an end without an answer.</summary>
    Closed,
}

/// <summary>Somebody asked us something: as it came, who answers it until when, and what became of it. The row stays; what is personal in it goes with the person.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class Inquiry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required InquiryKind Kind { get; init; }
    public Guid? FormId { get; init; }

    /// <summary>The mail that it is.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>What the customer is told to quote.</summary>
    public required string Reference { get; init; }

    /// <summary>A digest of what makes it the same as another that was sent again; its own id where nothing was said.</summary>
    public required string OnceKey { get; set; }
    public required DateTime ReceivedAt { get; init; }
    public InquiryOutcome Outcome { get; set; }
    public InquiryState State { get; set; }

    /// <summary>Why it was refused, as a code.</summary>
    public string? Reason { get; set; }
    public string? Name { get; set; }
    public string? Email { get; set; }

    /// <summary>The address as it is compared.</summary>
    public string? EmailKey { get; set; }
    public string? Language { get; init; }

    /// <summary>What was sent, as it was sent, in JSON.</summary>
    public string? Raw { get; set; }

    /// <summary>Where it came from on the net; forgotten after some days.</summary>
    public string? Ip { get; set; }

    /// <summary>The lead or the contact that it is about now.</summary>
    public string? RecordType { get; set; }
    public Guid? RecordId { get; set; }
    public Guid? OwnerId { get; set; }
    public Guid? TeamId { get; set; }
    public DateTime? OwnedAt { get; set; }

    /// <summary>When it must be answered at the latest, in working hours.</summary>
    public DateTime? DueAt { get; set; }
    public DateTime? AnsweredAt { get; set; }
    public Guid? AnsweredBy { get; set; }

    /// <summary>When the owner, and then those above, were told that nobody has answered.</summary>
    public DateTime? RemindedAt { get; set; }
    public DateTime? EscalatedAt { get; set; }

    /// <summary>When somebody must look at it next: to find an owner, to remind, to escalate, to give up waiting.</summary>
    public DateTime? NextAt { get; set; }

    /// <summary>The digest of the secret in the link that confirms the address.</summary>
    public string? ConfirmHash { get; set; }
    public long Version { get; set; } = 1;
}

/// <summary>How it stood with the inquiries of one day when they were counted.</summary>
[HoldsNoPersonalData("Counts.")]
internal sealed class InquiryDay
{
    public required DateOnly Day { get; init; }
    public required DateTime CheckedAt { get; set; }
    public int Received { get; set; }
    public int Leads { get; set; }
    public int Merged { get; set; }
    public int Refused { get; set; }
    public int Waiting { get; set; }
    public int Owned { get; set; }
    public int Answered { get; set; }
    public int Escalated { get; set; }

    /// <summary>Those that want an answer and that nobody has.</summary>
    public int Orphans { get; set; }
}

/// <summary>What holds for all that comes in: one row.</summary>
[HoldsNoPersonalData("Settings: ids of users, minutes, addresses of the company's own pages.")]
internal sealed class CaptureSettings
{
    public const int TheOne = 1;
    private const int FourHours = 240;

    public int Id { get; init; } = TheOne;

    /// <summary>Who gets what no rule gives to anybody.</summary>
    public Guid? CatcherId { get; set; }

    /// <summary>Within so many minutes of working time an inquiry is answered.</summary>
    public int AnswerMinutes { get; set; } = FourHours;

    /// <summary>Whose pages may tell of visits.</summary>
    public List<string> VisitOrigins { get; set; } = [];
    public List<VisitRule> VisitRules { get; set; } = [];
    public long Version { get; set; } = 1;
}

/// <summary>Which pages are about which product; the first that fits counts.</summary>
/// <param name="Path">How the path of the page begins, such as <c>/products/scales</c>.</param>
internal sealed record VisitRule(string Path, string Product);

internal sealed class InquiryConfiguration : IEntityTypeConfiguration<Inquiry>, IEntityTypeConfiguration<InquiryDay>, IEntityTypeConfiguration<CaptureSettings>
{
    public const int MaxName = 400;
    public const int MaxEmail = 320;
    private const int DigestLength = 64;

    public void Configure(EntityTypeBuilder<Inquiry> builder)
    {
        builder.ToTable("leads_inquiries");
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Reference).HasMaxLength(20).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(i => i.OnceKey).HasMaxLength(DigestLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(i => i.Reason).HasMaxLength(40);
        builder.Property(i => i.Name).HasMaxLength(MaxName);
        builder.Property(i => i.Email).HasMaxLength(MaxEmail);
        builder.Property(i => i.EmailKey).HasMaxLength(MaxEmail).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(i => i.Language).HasMaxLength(20);
        builder.Property(i => i.Ip).HasMaxLength(45);
        builder.Property(i => i.RecordType).HasMaxLength(40);
        builder.Property(i => i.ConfirmHash).HasMaxLength(DigestLength).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.HasIndex(i => i.OnceKey).IsUnique();
        builder.HasIndex(i => i.Reference);
        builder.HasIndex(i => i.EmailKey);
        builder.HasIndex(i => i.ConfirmHash);
        builder.HasIndex(i => i.SourceId);
        builder.HasIndex(i => i.RecordId);
        builder.HasIndex(i => new { i.NextAt, i.Id });
        builder.HasIndex(i => new { i.ReceivedAt, i.Id });
        builder.HasIndex(i => new { i.FormId, i.ReceivedAt, i.Id });
        builder.HasIndex(i => new { i.State, i.ReceivedAt, i.Id });
        builder.HasIndex(i => new { i.Outcome, i.ReceivedAt, i.Id });
        builder.HasIndex(i => new { i.OwnerId, i.State, i.ReceivedAt, i.Id });
        builder.HasIndex(i => new { i.TeamId, i.State, i.ReceivedAt, i.Id });
    }

    public void Configure(EntityTypeBuilder<InquiryDay> builder)
    {
        builder.ToTable("leads_inquiry_days");
        builder.HasKey(d => d.Day);
    }

    public void Configure(EntityTypeBuilder<CaptureSettings> builder)
    {
        builder.ToTable("leads_capture_settings");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.VisitOrigins).AsJson<string>();
        builder.Property(s => s.VisitRules).AsJson<VisitRule>();
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
