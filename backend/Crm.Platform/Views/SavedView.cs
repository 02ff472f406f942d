using Crm.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Views;

/// <summary>A named state of a list: what it is filtered, sorted and grouped by, and which columns it shows.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class SavedView : Entity
{
    public const int MaxName = 100;

    private SavedView()
    {
    }

    public SavedView(string recordType, string name, bool isShared, string state, Guid ownerId, DateTime now)
    {
        RecordType = recordType;
        Name = name;
        IsShared = isShared;
        State = state;
        OwnerId = ownerId;
        CreatedAt = UpdatedAt = now;
    }

    public string RecordType { get; private set; } = "";
    public string Name { get; private set; } = "";
    public bool IsShared { get; private set; }

    /// <summary>A <see cref="ViewState"/> as JSON, as it was saved: a field that comes back makes the view whole again.</summary>
    public string State { get; private set; } = "{}";
    public Guid OwnerId { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime UpdatedAt { get; private set; }
    public DateTime? DeletedAt { get; private set; }
    public long Version { get; private set; } = 1;

    public void Change(string? name, bool? isShared, string? state, DateTime now)
    {
        if (DeletedAt is not null)
        {
            throw new ConflictException("deleted", "This view is in the bin. Restore it before you change it.");
        }

        Name = name ?? Name;
        IsShared = isShared ?? IsShared;
        State = state ?? State;
        Touch(now);
    }

    public void Delete(DateTime now)
    {
        if (DeletedAt is not null)
        {
            throw new ConflictException("already_deleted", "This view is in the bin already.");
        }

        DeletedAt = now;
        Touch(now);
    }

    public void Restore(DateTime now)
    {
        if (DeletedAt is not null)
        {
            DeletedAt = null;
            Touch(now);
        }
    }

    private void Touch(DateTime now)
    {
        UpdatedAt = now;
        Version++;
    }
}

/// <summary>A view that a user keeps at hand.</summary>
internal sealed class ViewPin
{
    public Guid UserId { get; init; }
    public Guid ViewId { get; init; }
}

/// <summary>The view with which a list opens for a user, or for everybody with a role.</summary>
[HoldsNoPersonalData("Names of record types.")]
internal sealed class ViewDefault
{
    public required string RecordType { get; init; }

    /// <summary>A user or a role.</summary>
    public Guid SubjectId { get; init; }

    public bool IsForRole { get; init; }
    public Guid ViewId { get; set; }
}

internal sealed class SavedViewConfiguration : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("platform_views");
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.RecordType).HasMaxLength(40);
        builder.Property(v => v.Name).HasMaxLength(SavedView.MaxName);
        builder.Property(v => v.Version).IsConcurrencyToken();
        builder.HasIndex(v => new { v.RecordType, v.OwnerId });
        builder.HasIndex(v => new { v.RecordType, v.IsShared });
    }
}

internal sealed class ViewPinConfiguration : IEntityTypeConfiguration<ViewPin>
{
    public void Configure(EntityTypeBuilder<ViewPin> builder)
    {
        builder.ToTable("platform_view_pins");
        builder.HasKey(p => new { p.UserId, p.ViewId });
    }
}

internal sealed class ViewDefaultConfiguration : IEntityTypeConfiguration<ViewDefault>
{
    public void Configure(EntityTypeBuilder<ViewDefault> builder)
    {
        builder.ToTable("platform_view_defaults");
        builder.HasKey(d => new { d.RecordType, d.SubjectId });
        builder.Property(d => d.RecordType).HasMaxLength(40);
        builder.HasIndex(d => d.ViewId);
    }
}
