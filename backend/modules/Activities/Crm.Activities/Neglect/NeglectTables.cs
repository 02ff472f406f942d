using Crm.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Activities.Neglect;

/// <summary>How often a class of customers wants to hear from us, and how soon they want an answer. The first rule that fits counts.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class NeglectRule
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int Position { get; init; }
    public required string Name { get; init; }

    /// <summary>account or contact.</summary>
    public required string RecordType { get; init; }

    /// <summary>A condition tree in JSON; null is everybody.</summary>
    public string? Where { get; init; }
    public required int Days { get; init; }
    public int? AnswerHours { get; init; }
}

/// <summary>A customer whom the last daily look found neglected. Made anew each day.</summary>
[HoldsNoPersonalData("Ids, dates and the name of a rule.")]
internal sealed class NeglectedRecord
{
    public required Guid RecordId { get; init; }
    public required string RecordType { get; init; }
    public required string Rule { get; init; }
    public Guid? OwnerId { get; init; }
    public Guid? TeamId { get; init; }

    /// <summary>Since when the rule is not met: by it the list is sorted.</summary>
    public required DateTime Since { get; init; }
    public DateTime? LastContactAt { get; init; }
    public DateTime? UnansweredSince { get; init; }
    public required int BrokenPromises { get; init; }
    public required bool IsSilent { get; init; }
}

/// <summary>How many customers were neglected on one day.</summary>
[HoldsNoPersonalData("Counts.")]
internal sealed class IndifferenceDay
{
    public required DateOnly Day { get; init; }
    public required long Neglected { get; init; }
    public required long Total { get; init; }
}

internal sealed class NeglectConfiguration : IEntityTypeConfiguration<NeglectRule>, IEntityTypeConfiguration<NeglectedRecord>, IEntityTypeConfiguration<IndifferenceDay>
{
    public void Configure(EntityTypeBuilder<NeglectRule> builder)
    {
        builder.ToTable("activities_neglect_rules");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(100);
        builder.Property(r => r.RecordType).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<NeglectedRecord> builder)
    {
        builder.ToTable("activities_neglected");
        builder.HasKey(n => n.RecordId);
        builder.Property(n => n.RecordId).ValueGeneratedNever();
        builder.Property(n => n.RecordType).HasMaxLength(40);
        builder.Property(n => n.Rule).HasMaxLength(100);
        builder.HasIndex(n => new { n.Since, n.RecordId });
        builder.HasIndex(n => new { n.OwnerId, n.Since, n.RecordId });
        builder.HasIndex(n => new { n.TeamId, n.Since, n.RecordId });
    }

    public void Configure(EntityTypeBuilder<IndifferenceDay> builder)
    {
        builder.ToTable("activities_indifference");
        builder.HasKey(d => d.Day);
    }
}
