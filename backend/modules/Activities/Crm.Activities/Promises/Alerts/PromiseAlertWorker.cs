using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Activities.Promises.Alerts;

/// <summary>Looks every few minutes for promises that are overdue.</summary>
internal sealed partial class PromiseAlertWorker(PromiseAlertRound alerts, TimeProvider clock, ILogger<PromiseAlertWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await alerts.RunOnce(stoppingToken) > 0)
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogTrouble(logger, e);
            }

            try
            {
                await Task.Delay(Poll, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Alerts of overdue promises could not be given; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
