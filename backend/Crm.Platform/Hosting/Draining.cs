using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Crm.Platform.Hosting;

/// <summary>How a server ends: section <c>Crm:Shutdown</c>.</summary>
public sealed class ShutdownOptions
{
    /// <summary>Seconds in which it says that it is not ready and still answers, so that a load balancer sends nothing more; 0 where there is none.</summary>
    public double DrainSeconds { get; set; }

    /// <summary>Seconds after that in which requests and portions of work may end.</summary>
    public double LimitSeconds { get; set; } = 25;
}

/// <summary>
/// The order in which a server ends: /health/ready turns red and live streams end, then nothing new is accepted, requests under way are answered,
/// and last the workers stop and give their leases back.
/// </summary>
internal sealed class Draining(TimeSpan drain, TimeProvider clock) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(drain, clock, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Whoever stops the server has no more patience.
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static class DrainingSetup
{
    public static void AddDraining(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Crm:Shutdown").Get<ShutdownOptions>() ?? new ShutdownOptions();
        var drain = TimeSpan.FromSeconds(options.DrainSeconds);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = drain + TimeSpan.FromSeconds(options.LimitSeconds));
        services.AddHostedService(p => new Draining(drain, p.GetRequiredService<TimeProvider>()));
    }
}
