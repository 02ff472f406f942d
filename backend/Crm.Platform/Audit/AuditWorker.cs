using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Audit;

/// <summary>Section <c>Crm:Audit</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>False leaves the linking to other instances.</summary>
    public bool Chain { get; set; } = true;

    /// <summary>After how many months entries are removed; 0 keeps them for good.</summary>
    public int KeepMonths { get; set; }
}

internal sealed partial class AuditWorker(AuditSequencer sequencer, RefusalNotes refusals, IOptions<AuditOptions> options, ILogger<AuditWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Poll, stoppingToken);
                await refusals.Write(stoppingToken);
                if (options.Value.Chain)
                {
                    await sequencer.RunOnce(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogTrouble(logger, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit log could not be linked; it is tried again")]
    private static partial void LogTrouble(ILogger logger, Exception exception);
}
