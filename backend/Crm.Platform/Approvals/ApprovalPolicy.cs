using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Approvals;

/// <summary>Who is asked.</summary>
internal enum ApproverChoice
{
    /// <summary>Whoever may decide and is nearest above who asks.</summary>
    Manager,
    User,

    /// <summary>Of those with a role, whoever has the fewest requests waiting.</summary>
    Role,
}

/// <summary>How far something may go by one measure before the next level is asked.</summary>
/// <param name="Level">1: up to here nobody is asked; 2: up to here one approver is enough.</param>
/// <param name="RoleId">For whom; null is everybody. Of several roles the widest limit counts.</param>
internal sealed record ApprovalLimit(int Level, string Measure, decimal Most, Guid? RoleId = null);

/// <summary>The rules for one kind of approvals; a kind without a row is as its module declares it.</summary>
[HoldsNoPersonalData("Limits, roles and users of the program.")]
internal sealed class ApprovalPolicy
{
    public required string Kind { get; init; }
    public bool Active { get; set; } = true;
    public List<ApprovalLimit> Limits { get; set; } = [];
    public ApproverChoice Approver { get; set; }
    public Guid? ApproverId { get; set; }
    public ApproverChoice SecondApprover { get; set; }
    public Guid? SecondApproverId { get; set; }

    /// <summary>Working minutes until somebody else is asked, and until the approver is reminded.</summary>
    public int DeadlineMinutes { get; set; }
    public int ReminderMinutes { get; set; }
    public long Version { get; set; } = 1;
}

internal sealed class ApprovalPolicyConfiguration : IEntityTypeConfiguration<ApprovalPolicy>
{
    public void Configure(EntityTypeBuilder<ApprovalPolicy> builder)
    {
        builder.ToTable("platform_approval_policies");
        builder.HasKey(p => p.Kind);
        builder.Property(p => p.Kind).HasMaxLength(ApprovalConfiguration.MaxKind).HasAnnotation(PortableModel.KeyAnnotation, true);
        builder.Property(p => p.Limits).AsJson<ApprovalLimit>();
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}
