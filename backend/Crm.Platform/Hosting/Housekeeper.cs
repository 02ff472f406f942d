using Crm.Platform.Modules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Hosting;

/// <summary>Runs all housekeeping every hour; one that fails does not keep the others from their turn.</summary>
public sealed partial class Housekeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Housekeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>One round.</summary>
    public async Task Sweep(CancellationToken ct)
    {
        var all = scopes.CreateAsyncScope();
        await using (all)
        {
            foreach (var type in all.ServiceProvider.GetServices<IHousekeeping>().Select(h => h.GetType()).ToList())
            {
                try
                {
                    var scope = scopes.CreateAsyncScope();
                    await using (scope)
                    {
                        await scope.ServiceProvider.GetServices<IHousekeeping>().First(h => h.GetType() == type).Sweep(ct);
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    LogFailure(logger, type.Name, e);
                }
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Sweep(stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Housekeeping} did not succeed; it is tried again in an hour")]
    private static partial void LogFailure(ILogger logger, string housekeeping, Exception exception);
}
