using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Consents;

/// <summary>By what a person is reached.</summary>
public enum ConsentChannel
{
    Email,
    Phone,
    Sms,
    Post,
    Messenger,
}

/// <summary>What a person has said.</summary>
public enum ConsentStatus
{
    Granted,
    Withdrawn,
}

/// <summary>On what sending for a purpose rests (GDPR article 6).</summary>
public enum LegalBasis
{
    /// <summary>Nothing is sent before the person has agreed.</summary>
    Consent,

    /// <summary>May be sent until the person objects.</summary>
    LegitimateInterest,

    /// <summary>Belongs to a contract, such as an invoice; the person cannot opt out of it.</summary>
    Contract,
}

/// <summary>What a purpose is called and what a person agrees to, in one language.</summary>
public sealed record ConsentText(string Name, string Text);

/// <summary>The texts as they stood from a moment on: what exactly somebody agreed to can be shown for good.</summary>
public sealed record ConsentTextVersion(int Version, DateTime At, Dictionary<string, ConsentText> Texts);

/// <summary>For what the company writes to people: a newsletter, invitations.</summary>
[HoldsNoPersonalData("Texts of the company.")]
internal sealed class ConsentPurpose
{
    /// <summary>Stands for all purposes, also those to come: somebody who wants nothing any more.</summary>
    public const string Everything = "*";

    public required string Key { get; init; }
    public LegalBasis Basis { get; set; }
    public List<ConsentChannel> Channels { get; set; } = [];
    public List<ConsentTextVersion> Versions { get; set; } = [];
    public bool Retired { get; set; }

    public ConsentTextVersion Current => Versions[^1];

    /// <summary>The text in a language, or in the one that comes nearest.</summary>
    public static ConsentText In(ConsentTextVersion version, string language) =>
        version.Texts.GetValueOrDefault(language) ?? version.Texts.GetValueOrDefault("en") ?? version.Texts.Values.First();
}

/// <summary>One act of a person: agreed or withdrew, where and how. Never changed and never removed; an erasure takes the proof's address and program away.</summary>
internal sealed class Consent
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string RecordType { get; init; }
    public Guid RecordId { get; init; }
    public ConsentChannel Channel { get; init; }
    public required string Purpose { get; init; }
    public ConsentStatus Status { get; init; }

    /// <summary>When the person said so.</summary>
    public DateTime At { get; init; }

    /// <summary>When it was written down, and by whom; nobody where the person did so.</summary>
    public DateTime RecordedAt { get; init; }
    public Guid? RecordedBy { get; init; }

    /// <summary>Where it comes from: preferencePage, oneClick, manual, import, form, api, merge.</summary>
    public required string Source { get; init; }
    public int? TextVersion { get; init; }
    public string? Language { get; init; }
    public LegalBasis Basis { get; init; }
    public string? Ip { get; init; }
    public string? UserAgent { get; init; }

    /// <summary>The form or the page, by name.</summary>
    public string? Form { get; init; }

    /// <summary>The import that brought it, whose undo withdraws what it granted.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>A file with the signed paper or the recording.</summary>
    public Guid? DocumentId { get; init; }
}

/// <summary>What holds now, for one person, channel and purpose; derived from the acts. Without a row the person was never asked.</summary>
[HoldsNoPersonalData("Ids and what was agreed.")]
internal sealed class ConsentState
{
    public Guid RecordId { get; init; }
    public ConsentChannel Channel { get; init; }
    public required string Purpose { get; init; }
    public ConsentStatus Status { get; set; }
    public DateTime At { get; set; }
    public Guid ConsentId { get; set; }
}

/// <summary>An address of the page on which a person chooses; the secret in it is kept as a hash.</summary>
[HoldsNoPersonalData("The hash of a random secret.")]
internal sealed class PreferenceLink
{
    public required string TokenHash { get; init; }
    public required string RecordType { get; init; }
    public Guid RecordId { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime ExpiresAt { get; init; }
}

internal sealed class ConsentConfiguration
    : IEntityTypeConfiguration<ConsentPurpose>, IEntityTypeConfiguration<Consent>, IEntityTypeConfiguration<ConsentState>, IEntityTypeConfiguration<PreferenceLink>
{
    public const int MaxPurpose = 40;

    public void Configure(EntityTypeBuilder<ConsentPurpose> builder)
    {
        builder.ToTable("platform_consent_purposes");
        builder.HasKey(p => p.Key);
        builder.Property(p => p.Key).HasMaxLength(MaxPurpose).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(p => p.Channels).AsJson<ConsentChannel>();
        builder.Property(p => p.Versions).AsJson<ConsentTextVersion>();
        builder.Ignore(p => p.Current);
    }

    public void Configure(EntityTypeBuilder<Consent> builder)
    {
        builder.ToTable("platform_consents");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.RecordType).HasMaxLength(40);
        builder.Property(c => c.Purpose).HasMaxLength(MaxPurpose);
        builder.Property(c => c.Source).HasMaxLength(40);
        builder.Property(c => c.Language).HasMaxLength(20);
        builder.Property(c => c.Ip).HasMaxLength(45);
        builder.Property(c => c.UserAgent).HasMaxLength(300);
        builder.Property(c => c.Form).HasMaxLength(200);
        builder.HasIndex(c => new { c.RecordId, c.At, c.Id });
        builder.HasIndex(c => c.ImportId);
    }

    public void Configure(EntityTypeBuilder<ConsentState> builder)
    {
        builder.ToTable("platform_consent_states");
        builder.HasKey(s => new { s.RecordId, s.Channel, s.Purpose });
        builder.Property(s => s.Purpose).HasMaxLength(MaxPurpose).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(s => new { s.Purpose, s.Channel, s.Status, s.RecordId });
    }

    public void Configure(EntityTypeBuilder<PreferenceLink> builder)
    {
        builder.ToTable("platform_preference_links");
        builder.HasKey(l => l.TokenHash);
        builder.Property(l => l.TokenHash).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(l => l.RecordType).HasMaxLength(40);
        builder.HasIndex(l => l.RecordId);
        builder.HasIndex(l => l.ExpiresAt);
    }
}
