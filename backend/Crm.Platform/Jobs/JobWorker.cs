using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Jobs;

/// <summary>Runs jobs: at once when this process asked for one, and every few seconds for what others left.</summary>
internal sealed partial class JobWorker(JobRunner runner, JobSignal signal, IOptions<JobOptions> options, ILogger<JobWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Math.Max(0, options.Value.Workers)).Select(_ => Work(stoppingToken)));

    private async Task Work(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                while (await runner.RunOne(ct))
                {
                }

                await signal.Wait(Poll, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogTrouble(logger, e);
                await Task.Delay(Poll, ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job worker could not look for work; it tries again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
