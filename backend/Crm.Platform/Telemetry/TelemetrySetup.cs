using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Crm.Platform.Telemetry;

/// <summary>Where metrics and traces go: section <c>Crm:Telemetry</c>. Nothing is collected without an address.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The address of a collector that takes OTLP over HTTP, such as <c>http://collector:4318</c>.</summary>
    public string? Endpoint { get; set; }

    /// <summary>Headers for it, <c>name=value,name=value</c>, such as a token.</summary>
    public string? Headers { get; set; }

    /// <summary>Seconds between two readings of the metrics.</summary>
    public double IntervalSeconds { get; set; } = 15;

    /// <summary>Which part of all traces is kept, 0 to 1.</summary>
    public double SampleRatio { get; set; } = 1;
}

/// <summary>
/// Sends what the framework, the database driver and the product measure to a collector. The packages that do this for ASP.NET Core are not needed:
/// the framework's own meters and sources have it all.
/// </summary>
internal sealed class TelemetryExport(TelemetryOptions options) : IHostedService
{
    private static readonly string[] Meters =
        [CrmTelemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "Npgsql", "System.Net.Http", "System.Runtime"];

    private MeterProvider? metrics;
    private TracerProvider? traces;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics = Sdk.CreateMeterProviderBuilder().ConfigureResource(Describe).AddMeter(Meters).AddOtlpExporter((otlp, reader) =>
        {
            Send(otlp, "v1/metrics");
            reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)(options.IntervalSeconds * 1000);
        }).Build();
        traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Describe).AddSource(CrmTelemetry.Name, "Microsoft.AspNetCore", "Npgsql")
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.SampleRatio))).AddProcessor(new NoValues()).AddOtlpExporter(otlp => Send(otlp, "v1/traces")).Build();
        return Task.CompletedTask;
    }

    // Sends what is left, within the time that the server has for ending.
    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.Dispose();
        metrics?.Dispose();
        return Task.CompletedTask;
    }

    private static void Describe(ResourceBuilder resource) =>
        resource.AddService("crm", serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    private void Send(OtlpExporterOptions otlp, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri(new Uri(options.Endpoint!.TrimEnd('/') + "/"), path);
        otlp.Headers = options.Headers;
    }

    /// <summary>Ids and routes go out, values do not: addresses have secrets and search terms, statements may have anything, exceptions quote.</summary>
    private sealed class NoValues : BaseProcessor<Activity>
    {
        private static readonly string[] Kept =
            ["http.request.method", "http.route", "http.response.status_code", "error.type", "url.scheme", "network.protocol.version", "db.system", "db.system.name", "db.operation.name"];

        public override void OnEnd(Activity data)
        {
            foreach (var (name, _) in data.TagObjects.ToList())
            {
                if (!name.StartsWith("crm.", StringComparison.Ordinal) && !Kept.Contains(name, StringComparer.Ordinal))
                {
                    data.SetTag(name, value: null);
                }
            }

            // A status may carry the text of an exception.
            data.SetStatus(data.Status);
        }
    }
}

internal static class TelemetrySetup
{
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("Crm:Telemetry").Get<TelemetryOptions>() ?? new TelemetryOptions();
        if (!string.IsNullOrWhiteSpace(options.Endpoint))
        {
            // First, so that it is the last to stop.
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(new TelemetryExport(options)));
            services.AddHostedService(p => ActivatorUtilities.CreateInstance<TelemetrySampler>(p, options));
        }
    }
}
