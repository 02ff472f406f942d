using System.Reflection;
using Crm.Kernel;
using Crm.Platform.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Jobs;

/// <summary>Which handler does which kind of job.</summary>
public sealed class JobCatalog
{
    private readonly Dictionary<string, (Type Handler, JobKindAttribute Kind)> byKind = new(StringComparer.Ordinal);

    public JobCatalog(ModuleCatalog modules)
    {
        foreach (var handler in Handlers(modules))
        {
            var kind = handler.GetCustomAttribute<JobKindAttribute>()
                ?? throw new InvalidOperationException($"{handler.FullName} needs a [JobKind]: stored jobs outlive class names.");
            byKind.Add(kind.Name, (handler, kind));
        }
    }

    internal ChangeSource SourceOf(string kind) => Of(kind).Kind.Source;

    /// <summary>What is declared of a kind; null where its handler is gone.</summary>
    internal JobKindAttribute? Find(string kind) => byKind.TryGetValue(kind, out var found) ? found.Kind : null;

    internal IJobHandler Resolve(string kind, IServiceProvider services) => (IJobHandler)services.GetRequiredService(Of(kind).Handler);

    internal static IEnumerable<Type> Handlers(ModuleCatalog modules) => modules.Types.Where(t => typeof(IJobHandler).IsAssignableFrom(t) && !t.ContainsGenericParameters);

    private (Type Handler, JobKindAttribute Kind) Of(string kind) =>
        byKind.TryGetValue(kind, out var found) ? found : throw new InvalidOperationException($"No handler does jobs of the kind {kind} any more.");
}

/// <summary>How jobs are worked on: section <c>Crm:Jobs</c>.</summary>
public sealed class JobOptions
{
    /// <summary>How many jobs this instance works on at once; 0 leaves them to other instances.</summary>
    public int Workers { get; set; } = 2;

    /// <summary>How long finished jobs stay in the history.</summary>
    public int KeepFinishedDays { get; set; } = 90;

    /// <summary>Seconds after which a job of a process that has died goes on elsewhere; whoever lives renews in a third of that.</summary>
    public double LeaseSeconds { get; set; } = 30;
}

internal static class JobSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services, ModuleCatalog catalog, IConfiguration configuration)
    {
        services.Configure<JobOptions>(configuration.GetSection("Crm:Jobs"));
        services.AddSingleton<JobCatalog>().AddSingleton<JobSignal>().AddSingleton<JobRunner>().AddSingleton<JobFeed>();
        services.AddScoped<JobQueue>().AddScoped<JobAccess>().AddScoped<JobView>();
        services.AddHostedService(p => p.GetRequiredService<JobFeed>());
        services.AddHostedService<JobWorker>();
        foreach (var handler in JobCatalog.Handlers(catalog))
        {
            services.AddScoped(handler);
        }

        return services;
    }
}
