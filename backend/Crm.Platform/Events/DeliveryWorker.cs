using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Events;

/// <summary>Runs the deliverer: at once when this process wrote something, and every few seconds for what others wrote.</summary>
internal sealed partial class DeliveryWorker(Deliverer deliverer, DeliverySignal signal, ILogger<DeliveryWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await deliverer.RunOnce(stoppingToken) > 0)
                {
                }

                await signal.Wait(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogTrouble(logger, e);
                await Task.Delay(Poll, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The delivery worker could not look for work; it tries again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
