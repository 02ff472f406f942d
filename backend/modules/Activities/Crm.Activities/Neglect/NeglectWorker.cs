using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Activities.Neglect;

/// <summary>Has the list of the neglected made every morning.</summary>
internal sealed partial class NeglectWorker(NeglectRound round, TimeProvider clock, ILogger<NeglectWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await round.RunOnce(isForced: false, stoppingToken);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The list of neglected customers could not be made; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
