using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.ServiceClocks;

/// <summary>Looks twice a minute for what is late, or will be soon.</summary>
internal sealed partial class ServiceClockWorker(ServiceClockRound round, TimeProvider clock, ILogger<ServiceClockWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await round.RunOnce(stoppingToken) > 0)
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

    [LoggerMessage(Level = LogLevel.Error, Message = "What is late could not be told; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
