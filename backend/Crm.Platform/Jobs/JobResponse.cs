using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Platform.Jobs;

/// <summary>A job as the API shows it.</summary>
public sealed class JobResponse
{
    public required Guid Id { get; init; }

    /// <summary>Such as <c>import</c>; clients translate it.</summary>
    public required string Kind { get; init; }

    public required JobState State { get; init; }
    public required long Total { get; init; }
    public required long Done { get; init; }
    public required long Failed { get; init; }

    /// <summary>How many were done in each second of the present or last run.</summary>
    public double? RatePerSecond { get; init; }

    public required DateTime CreatedAt { get; init; }
    public Guid? CreatedBy { get; init; }
    public string? CreatedByName { get; init; }
    public DateTime? StartedAt { get; init; }
    public DateTime? FinishedAt { get; init; }

    /// <summary>Attempts since the last portion that succeeded.</summary>
    public required int Attempts { get; init; }

    /// <summary>After a failure: when it is tried again.</summary>
    public DateTime? NextAttemptAt { get; init; }

    /// <summary>It stops after its present portion.</summary>
    public required bool CancelRequested { get; init; }

    public string? Error { get; init; }

    /// <summary>What the work is about, such as an import.</summary>
    public required Guid SubjectId { get; init; }

    public JobTitle? Title { get; init; }

    /// <summary>The change set that the job writes into, where it changes records.</summary>
    public Guid? ChangeSetId { get; init; }

    public required JobLinks Links { get; init; }
}

/// <summary>Addresses of what can be read of a job or done with it now; what cannot be done is null.</summary>
public sealed class JobLinks
{
    public required string Self { get; init; }

    /// <summary>Its progress as server-sent events.</summary>
    public required string Events { get; init; }

    public string? Cancel { get; init; }
    public string? Retry { get; init; }
    public string? Failures { get; init; }
    public string? Undo { get; init; }
    public string? Subject { get; init; }
}

/// <summary>Shows jobs, with the names of who asked for them in one query.</summary>
public sealed class JobView(ReferenceLabels labels, JobCatalog catalog, TimeProvider clock)
{
    private const string Base = "/api/v1";

    public async Task<JobResponse> Of(Job job, CancellationToken ct) => (await Of([job], ct))[0];

    public async Task<IReadOnlyList<JobResponse>> Of(IReadOnlyCollection<Job> jobs, CancellationToken ct)
    {
        var names = await labels.Fetch(jobs.Where(j => j.ActorId is not null).Select(j => ("user", j.ActorId!.Value)), ct);
        return [.. jobs.Select(j => Show(j, names.Of("user", j.ActorId)))];
    }

    private JobResponse Show(Job job, string? createdByName) => new()
    {
        Id = job.Id,
        Kind = job.Kind,
        State = job.State,
        Total = job.Total,
        Done = job.Done,
        Failed = job.Failed,
        RatePerSecond = Rate(job),
        CreatedAt = job.CreatedAt,
        CreatedBy = job.ActorId,
        CreatedByName = createdByName,
        StartedAt = job.StartedAt,
        FinishedAt = job.FinishedAt,
        Attempts = job.Attempts,
        NextAttemptAt = job.NextAttemptAt,
        CancelRequested = job.IsCancelRequested && job.FinishedAt is null,
        Error = job.Error,
        SubjectId = job.SubjectId,
        Title = job.Title,
        ChangeSetId = job.ChangeSetId,
        Links = Links(job),
    };

    private double? Rate(Job job)
    {
        var done = job.Done - job.DoneBefore;
        if (job.RunningSince is not { } since || done <= 0)
        {
            return null;
        }

        var seconds = ((job.FinishedAt ?? clock.GetUtcNow().UtcDateTime) - since).TotalSeconds;
        return seconds <= 0 ? null : Math.Round(done / seconds, 1);
    }

    private JobLinks Links(Job job)
    {
        var self = $"{Base}/jobs/{job.Id}";
        var kind = catalog.Find(job.Kind);
        var isOver = job.FinishedAt is not null;
        return new JobLinks
        {
            Self = self,
            Events = $"{self}/events",
            Cancel = isOver || job.IsCancelRequested ? null : $"{self}/cancel",
            Retry = kind is { CanRetry: true } && job.State is JobState.Failed or JobState.Cancelled ? $"{self}/retry" : null,
            Failures = job.Failed > 0 ? Fill(kind?.Failures, job) : null,
            Undo = isOver && job.ChangeSetId is not null ? Fill(kind?.Undo, job) : null,
            Subject = Fill(kind?.Subject, job),
        };
    }

    private static string? Fill(string? template, Job job) => template is null ? null : Base + template
        .Replace("{jobId}", job.Id.ToString(), StringComparison.Ordinal)
        .Replace("{subjectId}", job.SubjectId.ToString(), StringComparison.Ordinal)
        .Replace("{changeSetId}", job.ChangeSetId?.ToString(), StringComparison.Ordinal);
}
