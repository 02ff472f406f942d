using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Notifications;

/// <summary>Mails notifications when they are due: at once where one must not wait, and otherwise by a look every quarter of a minute.</summary>
internal sealed partial class NotificationMailWorker(NotificationMails mails, NotificationMailSignal signal, ILogger<NotificationMailWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await mails.RunOnce(stoppingToken) > 0)
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

    [LoggerMessage(Level = LogLevel.Error, Message = "Notifications could not be mailed; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
