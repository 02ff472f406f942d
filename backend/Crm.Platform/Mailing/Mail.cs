using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Mailing;

/// <summary>Where a mail stands.</summary>
public enum MailState
{
    Queued,
    Sent,

    /// <summary>Refused for good, or tried in vain too often: it waits for a person.</summary>
    Failed,

    /// <summary>There is no server to send it through; it is kept to be looked at.</summary>
    Held,
}

/// <summary>A header line beside those that every mail has.</summary>
public sealed record MailHeader(string Name, string Value);

/// <summary>One mail to one recipient, written with the change that caused it. Its id is its Message-ID.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
internal sealed class Mail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Says what the mail is: the same key is never sent twice.</summary>
    public required string Key { get; init; }

    public required string ToAddress { get; init; }
    public string? ToName { get; init; }
    public string? ReplyTo { get; init; }

    /// <summary>Who writes, where that is not the product itself; the address is always the product's.</summary>
    public string? FromName { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }
    public string? Html { get; init; }
    public List<MailHeader> Headers { get; init; } = [];

    /// <summary>Files of the file store that go along.</summary>
    public List<Guid> FileIds { get; init; } = [];

    /// <summary>The key of the template that it was made from.</summary>
    public string? Template { get; init; }

    /// <summary>A link's secret, sealed; gone once the mail is.</summary>
    public string? SealedSecret { get; set; }

    public MailState State { get; set; }
    public int Attempts { get; set; }
    public string? Error { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime NextAttemptAt { get; set; }
    public DateTime? SentAt { get; set; }

    /// <summary>Who sends it; a concurrency token, so that two instances cannot both say how it went.</summary>
    public Guid? LeaseToken { get; set; }
    public DateTime? LeaseUntil { get; set; }
}

internal sealed class MailConfiguration : IEntityTypeConfiguration<Mail>
{
    public const int MaxKey = 200;
    public const int MaxSubject = 500;
    public const int MaxError = 1000;
    public const int MaxSealedSecret = 1000;

    public void Configure(EntityTypeBuilder<Mail> builder)
    {
        builder.ToTable("platform_mails");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Key).HasMaxLength(MaxKey).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(m => m.ToAddress).HasMaxLength(254);
        builder.Property(m => m.ToName).HasMaxLength(200);
        builder.Property(m => m.FromName).HasMaxLength(200);
        builder.Property(m => m.ReplyTo).HasMaxLength(254);
        builder.Property(m => m.Subject).HasMaxLength(MaxSubject);
        builder.Property(m => m.Template).HasMaxLength(100);
        builder.Property(m => m.Error).HasMaxLength(MaxError);
        builder.Property(m => m.SealedSecret).HasMaxLength(MaxSealedSecret);
        builder.Property(m => m.Headers).AsJson<MailHeader>();
        builder.Property(m => m.FileIds).AsJson<Guid>();
        builder.Property(m => m.LeaseToken).IsConcurrencyToken();
        builder.HasIndex(m => m.Key).IsUnique();
        builder.HasIndex(m => new { m.CreatedAt, m.Id });
        builder.HasIndex(m => new { m.State, m.CreatedAt, m.Id });
        builder.HasIndex(m => new { m.State, m.NextAttemptAt, m.Id });
    }
}
