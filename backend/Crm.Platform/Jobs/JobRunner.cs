using System.Linq.Expressions;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.Mediation;
using Crm.Platform.Security;
using Crm.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Jobs;

/// <summary>Runs jobs portion by portion under a lease that only one instance can hold.</summary>
public sealed partial class JobRunner(IServiceScopeFactory scopes, JobCatalog catalog, JobFeed feed, IOptions<JobOptions> options, TimeProvider clock, ILogger<JobRunner> logger)
{
    public const int MaxAttempts = 5;
    private const int LookAhead = 10;

    private static readonly Expression<Func<Job, bool>> Open = j => j.FinishedAt == null;

    private TimeSpan Lease => TimeSpan.FromSeconds(options.Value.LeaseSeconds);

    /// <summary>Takes the job that has waited longest and works on it until it ends, fails or the process stops; false where none is due.</summary>
    public async Task<bool> RunOne(CancellationToken ct)
    {
        foreach (var id in await Due(ct))
        {
            var token = Guid.CreateVersion7();
            if (await Claim(id, token, ct))
            {
                await Run(id, token, ct);
                return true;
            }
        }

        return false;
    }

    private Task<List<Guid>> Due(CancellationToken ct) => InScope(async services =>
    {
        var db = services.GetRequiredService<CrmDbContext>();
        var now = await DatabaseClock.UtcNow(db, ct);
        return await db.Set<Job>().Where(Open)
            .Where(j => (j.NextAttemptAt == null || j.NextAttemptAt <= now) && (j.LeaseUntil == null || j.LeaseUntil < now))
            .OrderBy(j => j.CreatedAt).ThenBy(j => j.Id).Select(j => j.Id).Take(LookAhead).ToListAsync(ct);
    });

    private Task<bool> Claim(Guid id, Guid token, CancellationToken ct) => InScope(async services =>
    {
        var db = services.GetRequiredService<CrmDbContext>();
        var now = await DatabaseClock.UtcNow(db, ct);
        var until = now + Lease;
        return await db.Set<Job>().Where(Open).Where(j => j.Id == id && (j.LeaseUntil == null || j.LeaseUntil < now)).ExecuteUpdateAsync(u => u
            .SetProperty(j => j.LeaseToken, token).SetProperty(j => j.LeaseUntil, until)
            .SetProperty(j => j.State, JobState.Running).SetProperty(j => j.StartedAt, j => j.StartedAt ?? now)
            .SetProperty(j => j.RunningSince, now).SetProperty(j => j.DoneBefore, j => j.Done)

            // Counted before the work: a job that takes the process down with it must not be tried for ever.
            .SetProperty(j => j.Attempts, j => j.Attempts + 1), ct) == 1;
    });

    private async Task Run(Guid id, Guid token, CancellationToken ct)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var renewal = KeepLease(id, token, held);
        var memory = new JobMemory();
        feed.Wake();
        try
        {
            await using (memory)
            {
                while (await Step(id, token, memory, held.Token))
                {
                    feed.Wake();
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await Release(id, token);
            throw;
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            LogLost(logger, id);
        }
        catch (Exception e)
        {
            LogFailure(logger, id, e);
            await Failed(id, token, e, ct);
        }
        finally
        {
            feed.Wake();
            await held.CancelAsync();
            await renewal;
        }
    }

    /// <summary>One portion, its effects, its progress and the lease in one commit; answers whether there is more to do.</summary>
    private Task<bool> Step(Guid id, Guid token, JobMemory memory, CancellationToken ct) => InScope(async services =>
    {
        var db = services.GetRequiredService<CrmDbContext>();
        if (await db.Set<Job>().SingleOrDefaultAsync(j => j.Id == id && j.LeaseToken == token, ct) is not { } job)
        {
            return false; // The lease ran out and another instance took the job over.
        }

        if (job.Attempts > MaxAttempts)
        {
            throw new InvalidOperationException("The job took its process down each time it was tried.");
        }

        using var span = CrmTelemetry.Spans.StartActivity("crm.job");
        span?.SetTag("crm.job.id", id).SetTag("crm.job.kind", job.Kind);
        var (kind, before) = (new KeyValuePair<string, object?>("kind", job.Kind), job.Done);
        await BecomeActor(services, job, ct);
        var handler = catalog.Resolve(job.Kind, services);
        var left = await services.GetRequiredService<UnitOfWork>().Run(async () =>
        {
            var now = await DatabaseClock.UtcNow(db, ct);
            if (job.IsCancelRequested)
            {
                job.Finish(JobState.Cancelled, now);
                await handler.Ended(job, ct);
                services.GetRequiredService<Outbox>().Add(JobEnded.Of(job));
                return false;
            }

            var more = await handler.Step(job, memory, ct);
            job.Attempts = 0;
            if (more)
            {
                job.LeaseUntil = await DatabaseClock.UtcNow(db, ct) + Lease;
            }
            else
            {
                job.Finish(JobState.Completed, await DatabaseClock.UtcNow(db, ct));
                services.GetRequiredService<Outbox>().Add(JobEnded.Of(job));
            }

            return more;
        }, ct);
        CrmTelemetry.JobPortions.Add(1, kind);
        CrmTelemetry.JobItems.Add(Math.Max(0, job.Done - before), kind);
        return left;
    });

    private async Task BecomeActor(IServiceProvider services, Job job, CancellationToken ct)
    {
        if (job.ActorId is not { } actorId)
        {
            return;
        }

        var actor = await services.GetRequiredService<ICallerSource>().Find(actorId, catalog.SourceOf(job.Kind), ct)
            ?? throw new ForbiddenException("Whoever asked for this may no longer sign in.");
        services.GetRequiredService<CurrentUser>().Become(actor);
    }

    private Task Failed(Guid id, Guid token, Exception e, CancellationToken ct) => InScope(async services =>
    {
        var db = services.GetRequiredService<CrmDbContext>();
        if (await db.Set<Job>().SingleOrDefaultAsync(j => j.Id == id && j.LeaseToken == token, ct) is not { } job)
        {
            return true;
        }

        CrmTelemetry.JobFailures.Add(1, new KeyValuePair<string, object?>("kind", job.Kind));
        return await services.GetRequiredService<UnitOfWork>().Run(async () =>
        {
            var now = await DatabaseClock.UtcNow(db, ct);
            job.Attempts = Math.Max(1, job.Attempts);
            if (e is ForbiddenException || job.Attempts >= MaxAttempts)
            {
                job.Finish(JobState.Failed, now, Explain(e));
                await catalog.Resolve(job.Kind, services).Ended(job, ct);
                services.GetRequiredService<Outbox>().Add(JobEnded.Of(job));
                return true;
            }

            job.LeaseToken = null;
            job.LeaseUntil = null;
            job.Error = Explain(e);
            job.NextAttemptAt = now + Deliverer.BackOff(job.Attempts);
            return true;
        }, ct);
    });

    // Messages of our own refusals are written for people; others may quote what was being written.
    private static string Explain(Exception e)
    {
        var text = e is CrmException ? e.Message : $"An unexpected error stopped the work ({e.GetType().Name}). The log says more.";
        return text.Length > JobConfiguration.MaxError ? text[..JobConfiguration.MaxError] : text;
    }

    // The process stops in good order: whoever comes next need not wait for the lease to run out.
    private Task Release(Guid id, Guid token) => InScope(async services =>
        await services.GetRequiredService<CrmDbContext>().Set<Job>().Where(j => j.Id == id && j.LeaseToken == token).ExecuteUpdateAsync(
            u => u.SetProperty(j => j.LeaseUntil, (DateTime?)null).SetProperty(j => j.LeaseToken, (Guid?)null).SetProperty(j => j.Attempts, 0), CancellationToken.None));

    private async Task KeepLease(Guid id, Guid token, CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(Lease / 3, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                if (!await Renew(id, token, held.Token))
                {
                    await held.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
        catch (Exception e)
        {
            LogFailure(logger, id, e);
        }
    }

    private Task<bool> Renew(Guid id, Guid token, CancellationToken ct) => InScope(async services =>
    {
        var db = services.GetRequiredService<CrmDbContext>();
        var until = await DatabaseClock.UtcNow(db, ct) + Lease;
        var renewed = await db.Set<Job>().Where(j => j.Id == id && j.LeaseToken == token).ExecuteUpdateAsync(u => u.SetProperty(j => j.LeaseUntil, until), ct);
        return renewed == 1;
    });

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            return await work(scope.ServiceProvider);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} failed")]
    private static partial void LogFailure(ILogger logger, Guid jobId, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {JobId} was taken over by another instance")]
    private static partial void LogLost(ILogger logger, Guid jobId);
}
