using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Leads.Assignment;

/// <summary>How a rule chooses among its people.</summary>
internal enum AssignmentStrategy
{
    /// <summary>In turn.</summary>
    RoundRobin,

    /// <summary>Whoever has the fewest open leads.</summary>
    LeastLoad,

    /// <summary>The dealer of the region: whoever looks after it here gets the lead, and it is offered to the dealer.</summary>
    Partner,
}

/// <summary>Somebody who gets leads by a rule.</summary>
/// <param name="Capacity">With so many open leads they get no more; null is without bounds.</param>
/// <param name="AwayFrom">The first day of an absence.</param>
/// <param name="AwayUntil">The last day of an absence.</param>
internal sealed record AssignmentMember(Guid UserId, int? Capacity = null, DateOnly? AwayFrom = null, DateOnly? AwayUntil = null)
{
    public bool IsAway(DateOnly day) => (AwayFrom ?? AwayUntil) is not null && (AwayFrom ?? DateOnly.MinValue) <= day && day <= (AwayUntil ?? DateOnly.MaxValue);
}

/// <summary>Who gets the leads that meet a condition. The first rule that fits and has somebody free counts.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
internal sealed class AssignmentRule
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required int Position { get; init; }
    public required string Name { get; init; }

    /// <summary>A condition tree in JSON; null is every lead.</summary>
    public string? Where { get; init; }
    public required AssignmentStrategy Strategy { get; init; }
    public required List<AssignmentMember> Members { get; init; }

    /// <summary>Only who is at work at that moment, by the hours of their team.</summary>
    public bool OnlyAtWork { get; init; }

    /// <summary>Who got the last one: the turn goes on behind them.</summary>
    public Guid? LastUserId { get; set; }
}

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<AssignmentRule>
{
    public void Configure(EntityTypeBuilder<AssignmentRule> builder)
    {
        builder.ToTable("leads_assignment_rules");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(100);
        builder.Property(r => r.Members).AsJson<AssignmentMember>();
    }
}
