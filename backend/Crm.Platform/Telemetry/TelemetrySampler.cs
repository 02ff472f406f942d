using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.Jobs;
using Crm.Platform.Live;
using Crm.Platform.Mailing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Telemetry;

/// <summary>Looks how much waits: a few counts along their indexes, as often as metrics are read. Every instance tells the same of the database.</summary>
internal sealed partial class TelemetrySampler(IServiceScopeFactory scopes, LiveFeed live, TelemetryOptions options, TimeProvider clock, ILogger<TelemetrySampler> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.IntervalSeconds), clock);
        do
        {
            try
            {
                var scope = scopes.CreateAsyncScope();
                await using (scope)
                {
                    await Sample(scope.ServiceProvider.GetRequiredService<CrmDbContext>(), stoppingToken);
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                LogTrouble(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Sample(CrmDbContext db, CancellationToken ct)
    {
        var now = await DatabaseClock.UtcNow(db, ct);
        var waiting = db.Set<Delivery>().Where(d => d.DoneAt == null && d.DeadAt == null);
        CrmTelemetry.DeliveriesWaiting.Record(await waiting.LongCountAsync(ct));
        var due = await waiting.OrderBy(d => d.NextAttemptAt).Select(d => (DateTime?)d.NextAttemptAt).FirstOrDefaultAsync(ct);
        CrmTelemetry.DeliveriesAge.Record(due is { } oldest ? Math.Max(0, (now - oldest).TotalSeconds) : 0);
        CrmTelemetry.DeliveriesDead.Record(await db.Set<Delivery>().LongCountAsync(d => d.DoneAt == null && d.DeadAt != null && d.DiscardedAt == null, ct));

        foreach (var (state, name) in new[] { (JobState.Queued, "queued"), (JobState.Running, "running") })
        {
            CrmTelemetry.JobsOpen.Record(await db.Set<Job>().LongCountAsync(j => j.FinishedAt == null && j.State == state, ct), new KeyValuePair<string, object?>("state", name));
        }

        foreach (var (state, name) in new[] { (MailState.Queued, "queued"), (MailState.Failed, "failed"), (MailState.Held, "held") })
        {
            CrmTelemetry.Mails.Record(await db.Set<Mail>().LongCountAsync(m => m.State == state, ct), new KeyValuePair<string, object?>("state", name));
        }

        CrmTelemetry.Streams.Record(live.Listeners);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What waits could not be counted; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
