using Crm.Kernel;
using Crm.Platform.Jobs;

namespace Crm.Api.Tests.Jobs;

/// <summary>Work that a test lets go on portion by portion.</summary>
[JobKind(Kind, ChangeSource.System, Subject = "/things/{subjectId}")]
internal sealed class SlowJob : IJobHandler
{
    public const string Kind = "testSlow";
    public const int Portions = 6;

    /// <summary>What a portion waits for, and where one fails; by subject.</summary>
    public static readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, Steering> Steered = new();

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var steering = Steered[job.SubjectId];
        await steering.Gate.WaitAsync(ct);
        if (job.Done == steering.FailsAt)
        {
            throw new ForbiddenException("The test wants it so.");
        }

        steering.Ran.Enqueue(job.Done);
        job.Total = Portions;
        job.Done++;
        return job.Done < Portions;
    }

    public Task Ended(Job job, CancellationToken ct)
    {
        Steered[job.SubjectId].Ends++;
        return Task.CompletedTask;
    }

    internal sealed class Steering
    {
        public SemaphoreSlim Gate { get; } = new(0);

        public System.Collections.Concurrent.ConcurrentQueue<long> Ran { get; } = new();

        public long FailsAt { get; set; } = -1;

        public int Ends { get; set; }
    }
}
