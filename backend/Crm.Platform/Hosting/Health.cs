using Crm.Platform.Data;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Crm.Platform.Hosting;

/// <summary>Alive and ready, for whoever runs the product.</summary>
internal static class Health
{
    public static IHealthChecksBuilder AddDbContextCheck(this IHealthChecksBuilder checks) =>
        checks.AddCheck<DatabaseCheck>("database", tags: ["ready"]);

    /// <summary>/health: the process answers. /health/ready: it can also reach its database, and does not stop.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false }).OpenToAnyone();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains("ready") }).OpenToAnyone();
    }

    private sealed class DatabaseCheck(CrmDbContext db, IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The server stops.")
            : await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
