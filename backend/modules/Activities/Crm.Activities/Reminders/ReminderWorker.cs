using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Activities.Reminders;

/// <summary>Looks every few seconds for reminders that are due.</summary>
internal sealed partial class ReminderWorker(ReminderRound reminders, ILogger<ReminderWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await reminders.RunOnce(stoppingToken) > 0)
                {
                }
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                LogTrouble(logger, e);
            }

            try
            {
                await Task.Delay(Poll, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminders could not be given; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
