using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Mediation;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Jobs;

/// <summary>How a command asks for long work, and how it takes that back.</summary>
public sealed class JobQueue(CrmDbContext db, UnitOfWork unitOfWork, JobSignal signal, JobFeed feed, ICurrentUser user, TimeProvider clock)
{
    /// <summary>Puts work into the queue as part of the present commit; it will run in the name of the present user.</summary>
    public Job Enqueue(string kind, Guid subjectId, JobTitle? title = null)
    {
        var job = new Job { Kind = kind, SubjectId = subjectId, ActorId = user.Id, Title = title, CreatedAt = clock.GetUtcNow().UtcDateTime };
        db.Add(job);
        WakeAfterCommit();
        return job;
    }

    /// <summary>Asks the work to stop after its present portion. What is done stays.</summary>
    public async Task RequestCancel(Guid jobId, CancellationToken ct)
    {
        // Past the change tracker: the worker changes the same row at the same time, but not this column.
        await db.Set<Job>().Where(j => j.Id == jobId && j.FinishedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(j => j.IsCancelRequested, true).SetProperty(j => j.NextAttemptAt, (DateTime?)null), ct);
        WakeAfterCommit();
    }

    /// <summary>Puts a failed or cancelled job back into the queue: it goes on where its last commit ended.</summary>
    internal void Requeue(Job job)
    {
        job.Requeue();
        WakeAfterCommit();
    }

    private void WakeAfterCommit() => unitOfWork.AfterCommit(() =>
    {
        signal.Wake();
        feed.Wake();
    });
}

/// <summary>Wakes the workers of this process at once; the slow poll finds what other instances asked for.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim ready = new(0);

    public void Wake() => ready.Release();

    internal Task<bool> Wait(TimeSpan atMost, CancellationToken ct) => ready.WaitAsync(atMost, ct);

    public void Dispose() => ready.Dispose();
}
