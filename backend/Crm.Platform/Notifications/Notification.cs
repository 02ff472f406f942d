using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Notifications;

/// <summary>Something that one user should know, until they have read it.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
internal sealed class Notification
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UserId { get; init; }
    public required string Kind { get; init; }

    /// <summary>JSON object: the values that the text of this kind needs.</summary>
    public required string Params { get; set; }

    /// <summary>The record it is about; none where it is about several.</summary>
    public string? RecordType { get; init; }
    public Guid? RecordId { get; set; }

    /// <summary>Where in the browser app it leads; null follows the record.</summary>
    public string? Link { get; init; }

    /// <summary>What happens many times in one go is told once: later ones with the same key only raise <see cref="Count"/>.</summary>
    public string? GroupKey { get; init; }

    /// <summary>How many of the same it stands for.</summary>
    public int Count { get; set; } = 1;

    public DateTime At { get; set; }
    public DateTime? ReadAt { get; set; }

    /// <summary>Beside <see cref="ReadAt"/> because an index over a null is not in order on every engine.</summary>
    public bool IsRead { get; set; }

    /// <summary>False for what the user wants by mail alone.</summary>
    public bool IsShown { get; init; }

    /// <summary>When it is to go out by mail, unless it has been read by then; null is never, or done.</summary>
    public DateTime? MailDueAt { get; set; }
}

/// <summary>What one user wants of one kind; kinds without a row are as declared.</summary>
[HoldsNoPersonalData("What users chose.")]
internal sealed class NotificationSetting
{
    public Guid UserId { get; init; }
    public required string Kind { get; init; }
    public bool InApp { get; set; }
    public MailFrequency Mail { get; set; }
}

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>, IEntityTypeConfiguration<NotificationSetting>
{
    public const int MaxKind = 40;

    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("platform_notifications");
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Kind).HasMaxLength(MaxKind);
        builder.Property(n => n.RecordType).HasMaxLength(40);
        builder.Property(n => n.Link).HasMaxLength(400);
        builder.Property(n => n.GroupKey).HasMaxLength(200).HasAnnotation(PortableModel.KeyAnnotation, true);

        // As numbers: a bare truth value as a condition keeps SQLite from following the index.
        builder.Property(n => n.IsShown).HasConversion<int>();
        builder.Property(n => n.IsRead).HasConversion<int>();
        builder.HasIndex(n => new { n.UserId, n.IsShown, n.At, n.Id });
        builder.HasIndex(n => new { n.UserId, n.IsShown, n.IsRead, n.At, n.Id });
        builder.HasIndex(n => new { n.GroupKey, n.UserId });
        builder.HasIndex(n => new { n.MailDueAt, n.UserId });
        builder.HasIndex(n => n.At);
    }

    public void Configure(EntityTypeBuilder<NotificationSetting> builder)
    {
        builder.ToTable("platform_notification_settings");
        builder.HasKey(s => new { s.UserId, s.Kind });
        builder.Property(s => s.Kind).HasMaxLength(MaxKind);
    }
}
