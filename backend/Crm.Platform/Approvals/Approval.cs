using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Approvals;

/// <summary>Where a request for approval stands.</summary>
public enum ApprovalState
{
    Waiting,
    Approved,
    Declined,

    /// <summary>Whoever asked no longer needs an answer, or asks for something else.</summary>
    Withdrawn,
}

/// <summary>How it came to the decision.</summary>
public enum ApprovalMeans
{
    /// <summary>It was inside the limit: nobody had to be asked.</summary>
    Rule,

    /// <summary>Whoever asked may decide such things.</summary>
    OwnRight,

    /// <summary>Somebody was asked.</summary>
    Approver,
}

/// <summary>Somebody who was asked before, and when and why it went on: late, away or approved by the first of two.</summary>
internal sealed record ApprovalStep(Guid ApproverId, DateTime At, string Why, int Level);

/// <summary>That somebody asks whether they may do something, and what was decided.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class Approval
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Kind { get; init; }
    public required string RecordType { get; init; }
    public required Guid RecordId { get; init; }

    /// <summary>How the record is called; whoever decides need not be one who sees it.</summary>
    public required string Title { get; init; }

    /// <summary>What exactly is asked for, in brief: something else has to be asked for anew.</summary>
    public required string Digest { get; init; }
    public List<ApprovalFact> Facts { get; init; } = [];
    public Guid? AskedById { get; init; }
    public required DateTime AskedAt { get; init; }
    public ApprovalState State { get; set; }
    public ApprovalMeans Means { get; set; }

    /// <summary>Which of the levels is asked now, and how many it takes: one or two.</summary>
    public int Level { get; set; } = 1;
    public int Levels { get; init; } = 1;

    /// <summary>The one who is asked now.</summary>
    public Guid? ApproverId { get; set; }
    public DateTime? DueAt { get; set; }

    /// <summary>When the approver is reminded, or somebody else is asked; null where nothing is to come.</summary>
    public DateTime? NextAt { get; set; }
    public bool Reminded { get; set; }
    public List<ApprovalStep> Steps { get; set; } = [];
    public DateTime? DecidedAt { get; set; }
    public Guid? DecidedById { get; set; }
    public string? Reason { get; set; }

    /// <summary>From the question to the decision.</summary>
    public long WaitedSeconds { get; set; }

    /// <summary>One request of a kind waits for a record: the kind and the record while it does, else its own id.</summary>
    public required string WaitsFor { get; set; }

    /// <summary>A concurrency token: of two who decide at once, one finds it decided.</summary>
    public long Version { get; set; } = 1;
}

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public const int MaxKind = 40;
    public const int MaxTitle = 300;
    public const int MaxReason = 500;
    private const int MaxKey = 100;

    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("platform_approvals");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Kind).HasMaxLength(MaxKind);
        builder.Property(a => a.RecordType).HasMaxLength(40);
        builder.Property(a => a.Title).HasMaxLength(MaxTitle);
        builder.Property(a => a.Digest).HasMaxLength(64);
        builder.Property(a => a.Reason).HasMaxLength(MaxReason);
        builder.Property(a => a.WaitsFor).HasMaxLength(MaxKey).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(a => a.Facts).AsJson<ApprovalFact>();
        builder.Property(a => a.Steps).AsJson<ApprovalStep>();
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.WaitsFor).IsUnique();
        builder.HasIndex(a => new { a.ApproverId, a.State, a.AskedAt, a.Id });
        builder.HasIndex(a => new { a.AskedById, a.AskedAt, a.Id });
        builder.HasIndex(a => new { a.RecordId, a.AskedAt });
        builder.HasIndex(a => new { a.State, a.NextAt, a.Id });
        builder.HasIndex(a => new { a.AskedAt, a.Id });
    }
}
