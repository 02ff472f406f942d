using Crm.Kernel;

namespace Crm.Platform.Jobs;

/// <summary>Long work has come to its end, in whichever way.</summary>
[EventName("platform.job-ended.v1")]
public sealed record JobEnded(
    Guid JobId, string Kind, Guid SubjectId, Guid? ActorId, JobState State, long Total, long Done, long Failed, DateTime? StartedAt, DateTime FinishedAt) : IEvent
{
    internal static JobEnded Of(Job job) =>
        new(job.Id, job.Kind, job.SubjectId, job.ActorId, job.State, job.Total, job.Done, job.Failed, job.StartedAt, job.FinishedAt!.Value);
}
