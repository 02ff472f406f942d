using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Mailing;

/// <summary>Runs the sender: at once when this process wrote a mail, and every few seconds for what others wrote and what waits.</summary>
internal sealed partial class MailWorker(MailSender sender, MailSignal signal, IOptions<MailOptions> options, ILogger<MailWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Delivers || options.Value.Connections < 1)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await sender.RunOnce(stoppingToken) > 0)
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The mail worker could not look for work; it tries again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
