using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Activities.Mail;

/// <summary>Where a mail stands.</summary>
internal enum MessageState
{
    /// <summary>Came in, and stands on somebody's timeline.</summary>
    Filed,

    /// <summary>Came in from somebody unknown, and waits for a person.</summary>
    Held,
    Discarded,

    /// <summary>Could not be read.</summary>
    Refused,

    /// <summary>Was written here; how far it got, the mailer knows.</summary>
    Sent,

    /// <summary>Was written here and did not arrive.</summary>
    Failed,
}

/// <summary>Somebody a mail is addressed to: as to, cc, bcc or replyTo.</summary>
internal sealed record MessageRecipient(string Kind, string? Name, string Address)
{
    public Guid? ContactId { get; init; }

    /// <summary>The mail that went to them alone.</summary>
    public Guid? MailId { get; init; }

    /// <summary>Why it did not arrive: refused, bounced; null where nothing is known of that.</summary>
    public string? Failure { get; init; }

    /// <summary>What a server said to that.</summary>
    public string? Said { get; init; }
}

/// <summary>A mail as it came in or went out; what people see of it in the first place is its activity.</summary>
[MayQuotePersons(Quoting.RemoveRow, Files = nameof(FileIds))]
internal sealed class Message
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The activity it is; null while nobody knows whose it is.</summary>
    public Guid? ActivityId { get; set; }

    /// <summary>Mails that answer each other have the same.</summary>
    public Guid ThreadId { get; init; }
    public string? MessageId { get; init; }
    public List<string> References { get; init; } = [];
    public string? FromName { get; set; }
    public string FromAddress { get; set; } = "";
    public List<MessageRecipient> Recipients { get; set; } = [];
    public required string Subject { get; set; }
    public DateTime Date { get; init; }

    /// <summary>What was written now: without quotations and signature.</summary>
    public string Text { get; set; } = "";
    public string FullText { get; set; } = "";
    public string? Html { get; set; }
    public bool IsInbound { get; init; }
    public bool IsAutomatic { get; init; }
    public MessageState State { get; set; }
    public string? FailureReason { get; set; }

    /// <summary>Its files, until they hang on the activity.</summary>
    public List<Guid> FileIds { get; set; } = [];

    /// <summary>What the mailer made of it: one mail for each recipient, also those sent again.</summary>
    public List<Guid> MailIds { get; set; } = [];
    public DateTime ReceivedAt { get; init; }

    /// <summary>When a person said what becomes of it.</summary>
    public DateTime? DecidedAt { get; set; }

    /// <summary>The contact that its sender became, so that this can be taken back.</summary>
    public Guid? CreatedContactId { get; set; }

    /// <summary>The same of the lead.</summary>
    public Guid? CreatedLeadId { get; set; }

    /// <summary>Keeps that it came, and nothing of what it said.</summary>
    public void Forget(string reason)
    {
        (FromName, FromAddress, Subject, Text, FullText, Html, DecidedAt) = (null, "", "", "", "", null, null);
        (Recipients, FileIds, FailureReason) = ([], [], reason);
    }
}

/// <summary>A Message-ID by its digest: the same mail comes in once, and an answer finds what it answers.</summary>
[HoldsNoPersonalData("digests of Message-IDs")]
internal sealed class MessageKey
{
    public required string Key { get; init; }
    public Guid MessageId { get; init; }
}

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<MessageKey>
{
    public const int MaxSubject = 500;
    public const int MaxReason = 500;

    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("activities_messages");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.MessageId).HasMaxLength(1000);
        builder.Property(m => m.FromName).HasMaxLength(200);
        builder.Property(m => m.FromAddress).HasMaxLength(320);
        builder.Property(m => m.Subject).HasMaxLength(MaxSubject);
        builder.Property(m => m.FailureReason).HasMaxLength(MaxReason);
        builder.Property(m => m.References).AsJson<string>();
        builder.Property(m => m.Recipients).AsJson<MessageRecipient>();
        builder.Property(m => m.FileIds).AsJson<Guid>();
        builder.Property(m => m.MailIds).AsJson<Guid>();
        builder.HasIndex(m => new { m.IsInbound, m.State, m.ReceivedAt, m.Id });
        builder.HasIndex(m => new { m.ThreadId, m.Date, m.Id });
        builder.HasIndex(m => m.ActivityId);
        builder.HasIndex(m => new { m.State, m.DecidedAt });
    }

    public void Configure(EntityTypeBuilder<MessageKey> builder)
    {
        builder.ToTable("activities_message_keys");
        builder.HasKey(k => k.Key);
        builder.Property(k => k.Key).HasMaxLength(64).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.HasIndex(k => k.MessageId);
    }
}
