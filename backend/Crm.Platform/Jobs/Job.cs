using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.Platform.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    Queued,
    Running,
    Completed,
    Failed,
    Cancelled,
}

/// <summary>What a job is called: a code that clients translate, and the values that the text needs.</summary>
public sealed record JobTitle(string Code, IReadOnlyDictionary<string, object?> Params);

/// <summary>Long work that goes on without the request that asked for it, survives a restart, and is done by one instance at a time.</summary>
[MayQuotePersons(Quoting.ReplaceValues)]
public sealed class Job
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Names the handler, as its <see cref="JobKindAttribute"/> does.</summary>
    public required string Kind { get; init; }

    /// <summary>What the work is about; what it needs to know is kept there.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>In whose name and with whose rights it runs; null is the system itself.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What people read; null where the kind says enough.</summary>
    public JobTitle? Title { get; init; }

    /// <summary>The change set that all portions write into, where the job changes records.</summary>
    public Guid? ChangeSetId { get; set; }

    public JobState State { get; internal set; }
    public bool IsCancelRequested { get; internal set; }
    public long Total { get; set; }
    public long Done { get; set; }
    public long Failed { get; set; }

    /// <summary>Attempts since the last portion that succeeded.</summary>
    public int Attempts { get; internal set; }

    public string? Error { get; internal set; }
    public DateTime CreatedAt { get; init; }
    public DateTime? StartedAt { get; internal set; }
    public DateTime? FinishedAt { get; internal set; }

    /// <summary>Since when the present run works, and how much was done before it: the rate is that of this run alone.</summary>
    public DateTime? RunningSince { get; internal set; }
    public long DoneBefore { get; internal set; }

    /// <summary>Not before this instant; null is at once.</summary>
    public DateTime? NextAttemptAt { get; internal set; }

    /// <summary>Who works on it; a concurrency token, so that an instance that lost its lease cannot commit.</summary>
    public Guid? LeaseToken { get; internal set; }
    public DateTime? LeaseUntil { get; internal set; }

    internal void Finish(JobState state, DateTime now, string? error = null)
    {
        State = state;
        FinishedAt = now;
        Error = error;
        LeaseToken = null;
        LeaseUntil = null;
    }

    /// <summary>Goes back into the queue after a failure or a cancellation; the next portion begins where the last commit ended.</summary>
    internal void Requeue()
    {
        State = JobState.Queued;
        IsCancelRequested = false;
        FinishedAt = null;
        RunningSince = null;
        NextAttemptAt = null;
        Attempts = 0;
        Error = null;
    }
}

internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public const int MaxError = 1000;

    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("platform_jobs");
        builder.Property(j => j.Id).ValueGeneratedNever();
        builder.Property(j => j.Kind).HasMaxLength(60);
        builder.Property(j => j.Error).HasMaxLength(MaxError);
        builder.Property(j => j.LeaseToken).IsConcurrencyToken();
        builder.Property(j => j.Title).HasConversion(
            v => JsonSerializer.Serialize(v, JsonColumn.Options),
            v => JsonSerializer.Deserialize<JobTitle>(v, JsonColumn.Options)!,
            new ValueComparer<JobTitle?>((a, b) => ReferenceEquals(a, b), v => v == null ? 0 : v.GetHashCode(), v => v));
        builder.HasIndex(j => new { j.FinishedAt, j.CreatedAt });
        builder.HasIndex(j => new { j.CreatedAt, j.Id });
        builder.HasIndex(j => new { j.ActorId, j.CreatedAt, j.Id });
        builder.HasIndex(j => new { j.SubjectId, j.CreatedAt });
    }
}
