using Crm.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.History;

/// <summary>What kind of work made a change set.</summary>
public enum ChangeKind
{
    Create,
    Edit,
    Delete,
    Restore,
    Import,
    Undo,
    Bulk,
    Batch,
    Merge,
}

/// <summary>Everything one command, one import or one undo changed; what is undone as a whole.</summary>
[HoldsNoPersonalData("Who and when.")]
public sealed class ChangeSet
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public DateTime At { get; init; }
    public Guid? ActorId { get; init; }
    public ChangeSource Source { get; init; }
    public ChangeKind Kind { get; set; }

    /// <summary>The undo that took this back.</summary>
    public Guid? UndoneById { get; set; }

    /// <summary>What this undo took back.</summary>
    public Guid? UndoOfId { get; set; }
}

/// <summary>One record as one change set left it: only the fields that changed, before and after.</summary>
public sealed class Change
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ChangeSetId { get; init; }

    /// <summary>The commit that wrote it, and its place among what that commit wrote: the order of the change feed.</summary>
    public Guid SliceId { get; init; }
    public int Ordinal { get; init; }
    public required string RecordType { get; init; }
    public Guid RecordId { get; init; }
    public ChangeKind Operation { get; init; }

    /// <summary>The record's version after the change.</summary>
    public long Version { get; init; }

    /// <summary>JSON object of the changed fields before; null for a creation.</summary>
    public string? Before { get; init; }

    /// <summary>JSON object of the changed fields after; null for a deletion.</summary>
    public string? After { get; init; }
}

internal sealed class ChangeSetConfiguration : IEntityTypeConfiguration<ChangeSet>, IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<ChangeSet> builder)
    {
        builder.ToTable("platform_change_sets");
        builder.Property(c => c.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.ToTable("platform_changes");
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.RecordType).HasMaxLength(40);
        builder.HasIndex(c => new { c.RecordId, c.Version });
        builder.HasIndex(c => new { c.ChangeSetId, c.RecordId, c.Version });
        builder.HasIndex(c => new { c.SliceId, c.Ordinal });
    }
}
