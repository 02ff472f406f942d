using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Jobs;

/// <summary>One record that a job could not do, and why. It holds no values of the record.</summary>
[MayQuotePersons(Quoting.RemoveRow)]
public sealed class JobFailure
{
    internal const int MaxReason = 1000;

    public Guid JobId { get; init; }
    public Guid RecordId { get; init; }
    public required string RecordType { get; init; }

    /// <summary>Stable; clients translate by it.</summary>
    public required string Code { get; init; }
    public required string Reason { get; init; }

    public static JobFailure Of(Guid jobId, string recordType, Guid recordId, CrmException refusal) =>
        Of(jobId, recordType, recordId, refusal.Code, Refusal.Explain(refusal));

    public static JobFailure Of(Guid jobId, string recordType, Guid recordId, string code, string reason) => new()
    {
        JobId = jobId, RecordType = recordType, RecordId = recordId, Code = code, Reason = reason.AtMost(MaxReason),
    };
}

internal sealed class JobFailureConfiguration : IEntityTypeConfiguration<JobFailure>
{
    public void Configure(EntityTypeBuilder<JobFailure> builder)
    {
        builder.ToTable("platform_job_failures");
        builder.HasKey(f => new { f.JobId, f.RecordId });
        builder.HasOne<Job>().WithMany().HasForeignKey(f => f.JobId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(f => f.RecordType).HasMaxLength(40);
        builder.Property(f => f.Code).HasMaxLength(60);
        builder.Property(f => f.Reason).HasMaxLength(JobFailure.MaxReason);
    }
}
