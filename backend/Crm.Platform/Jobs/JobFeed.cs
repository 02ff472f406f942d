using System.Collections.Concurrent;
using System.Threading.Channels;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Jobs;

/// <summary>
/// Tells listeners of this instance how jobs go on, wherever they run: it reads the jobs themselves every second while somebody
/// listens, and at once after a commit of its own. What is compared is the state, so nothing is missed that still matters.
/// </summary>
public sealed partial class JobFeed(IServiceScopeFactory scopes, TimeProvider clock, ILogger<JobFeed> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Portions may be committed faster than anybody reads.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(150);

    /// <summary>Jobs that ended this long before the last look are looked at again: clocks differ, and commits take a moment.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<Listener, bool> listeners = new();
    private readonly SemaphoreSlim wake = new(0, 1);
    private Dictionary<Guid, string> known = [];
    private DateTime since;

    /// <summary>Hears of one job, or of all that a user asked for, until it is disposed.</summary>
    internal Listener Listen(Guid? jobId, Guid? userId)
    {
        var listener = new Listener(jobId, userId, this);
        listeners[listener] = true;
        Wake();
        return listener;
    }

    public void Wake()
    {
        if (listeners.IsEmpty)
        {
            return;
        }

        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake.
        }
    }

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (listeners.IsEmpty)
                {
                    known = [];
                    await wake.WaitAsync(stoppingToken);
                    since = clock.GetUtcNow().UtcDateTime;
                }
                else
                {
                    await wake.WaitAsync(Poll, stoppingToken);
                }

                await Look(stoppingToken);
                await Task.Delay(Rest, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogTrouble(logger, e);
                await Task.Delay(Poll, clock, stoppingToken);
            }
        }
    }

    private async Task Look(CancellationToken ct)
    {
        var present = listeners.Keys.ToList();
        var ids = present.Where(l => l.JobId is not null).Select(l => l.JobId!.Value).Distinct().ToList();
        var users = present.Where(l => l.UserId is not null).Select(l => l.UserId).Distinct().ToList();
        var now = clock.GetUtcNow().UtcDateTime;
        var from = since - Overlap;
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var heard = scope.ServiceProvider.GetRequiredService<CrmDbContext>().Set<Job>().AsNoTracking().Where(j => ids.Contains(j.Id) || users.Contains(j.ActorId));
            List<Job> jobs = [.. await heard.Where(j => j.FinishedAt == null).ToListAsync(ct), .. await heard.Where(j => j.FinishedAt >= from).ToListAsync(ct)];
            var changed = jobs.DistinctBy(j => j.Id).Where(j => known.GetValueOrDefault(j.Id) != Print(j)).ToList();
            known = jobs.GroupBy(j => j.Id).ToDictionary(g => g.Key, g => Print(g.Last()));
            if (changed.Count > 0)
            {
                Tell(present, await scope.ServiceProvider.GetRequiredService<JobView>().Of(changed, ct));
            }
        }

        since = now;
    }

    private static void Tell(List<Listener> present, IReadOnlyList<JobResponse> jobs)
    {
        foreach (var job in jobs)
        {
            foreach (var listener in present.Where(l => l.JobId == job.Id || (l.UserId is not null && l.UserId == job.CreatedBy)))
            {
                listener.Tell(job);
            }
        }
    }

    private static string Print(Job job) =>
        $"{job.State} {job.Total} {job.Done} {job.Failed} {job.Attempts} {job.NextAttemptAt?.Ticks} {job.IsCancelRequested} {job.ChangeSetId} {job.FinishedAt?.Ticks}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "The states of jobs could not be read for their listeners; this is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);

    internal sealed class Listener(Guid? jobId, Guid? userId, JobFeed feed) : IDisposable
    {
        // Of a job only its newest state matters: whoever reads slowly loses older ones.
        private readonly Channel<JobResponse> news = Channel.CreateBounded<JobResponse>(new BoundedChannelOptions(200) { FullMode = BoundedChannelFullMode.DropOldest });

        public Guid? JobId { get; } = jobId;

        public Guid? UserId { get; } = userId;

        public ChannelReader<JobResponse> News => news.Reader;

        public void Tell(JobResponse job) => news.Writer.TryWrite(job);

        public void Dispose() => feed.listeners.TryRemove(this, out _);
    }
}
