using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Leads.Capture.Rounds;

/// <summary>Looks every minute after inquiries whose time has come.</summary>
internal sealed partial class InquiryWorker(InquiryRound round, TimeProvider clock, ILogger<InquiryWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

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

    [LoggerMessage(Level = LogLevel.Error, Message = "Inquiries could not be looked after; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
