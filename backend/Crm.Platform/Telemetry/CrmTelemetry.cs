using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Crm.Platform.Telemetry;

/// <summary>What the product measures of itself. Names are part of what operators rely on: docs/guides/monitoring.md lists them all.</summary>
public static class CrmTelemetry
{
    public const string Name = "Crm";

    private static readonly Meter Meter = new(Name);

    /// <summary>Spans of work that no request waits for.</summary>
    public static ActivitySource Spans { get; } = new(Name);

    /// <summary>Answers of caches, by <c>cache</c> and <c>hit</c>.</summary>
    public static Counter<long> CacheLookups { get; } = Meter.CreateCounter<long>("crm.cache.lookups", "{lookup}");

    internal static Counter<long> Deliveries { get; } = Meter.CreateCounter<long>("crm.deliveries.handled", "{delivery}", "By handler and outcome: done, failed.");

    internal static Gauge<long> DeliveriesWaiting { get; } = Meter.CreateGauge<long>("crm.deliveries.waiting", "{delivery}");

    internal static Gauge<long> DeliveriesDead { get; } = Meter.CreateGauge<long>("crm.deliveries.dead", "{delivery}", "Given up; they wait for a person.");

    internal static Gauge<double> DeliveriesAge { get; } = Meter.CreateGauge<double>("crm.deliveries.age", "s", "Of the oldest that is due.");

    internal static Gauge<long> JobsOpen { get; } = Meter.CreateGauge<long>("crm.jobs.open", "{job}", "By state: queued, running.");

    internal static Counter<long> JobPortions { get; } = Meter.CreateCounter<long>("crm.jobs.portions", "{portion}", "Commits of jobs, by kind.");

    internal static Counter<long> JobItems { get; } = Meter.CreateCounter<long>("crm.jobs.items", "{item}", "What jobs have done, by kind: rows of imports, records of bulk changes.");

    internal static Counter<long> JobFailures { get; } = Meter.CreateCounter<long>("crm.jobs.failures", "{portion}", "Portions that failed.");

    internal static Gauge<long> Mails { get; } = Meter.CreateGauge<long>("crm.mails", "{mail}", "By state: queued, failed, held.");

    internal static Gauge<long> Streams { get; } = Meter.CreateGauge<long>("crm.live.streams", "{stream}", "Open pages that listen on this instance.");
}
