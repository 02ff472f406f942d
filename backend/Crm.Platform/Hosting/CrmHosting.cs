using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Crm.Kernel;
using Crm.Platform.Consents.Preferences;
using Crm.Platform.Data;
using Crm.Platform.Events;
using Crm.Platform.History;
using Crm.Platform.Http;
using Crm.Platform.Idempotency;
using Crm.Platform.Jobs;
using Crm.Platform.Limits;
using Crm.Platform.Live;
using Crm.Platform.Mapping;
using Crm.Platform.Mediation;
using Crm.Platform.Modules;
using Crm.Platform.OpenApi;
using Crm.Platform.Operation;
using Crm.Platform.Operation.Backups;
using Crm.Platform.Operation.Checks;
using Crm.Platform.Outbound;
using Crm.Platform.Privacy;
using Crm.Platform.Records;
using Crm.Platform.Records.Merging;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Security;
using Crm.Platform.ServiceClocks;
using Crm.Platform.Telemetry;
using Crm.Platform.Seeding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Crm.Platform.Hosting;

/// <summary>Puts the platform and every discovered module together.</summary>
public static class CrmHosting
{
    public static WebApplicationBuilder AddCrm(this WebApplicationBuilder builder, ModuleCatalog catalog)
    {
        var services = builder.Services;
        var configuration = builder.Configuration;
        var dataPath = new DataPath(configuration, builder.Environment.ContentRootPath);
        var database = configuration.GetSection("Crm:Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        services.AddSingleton(catalog);
        services.AddSingleton(catalog.Records);
        services.AddSingleton(dataPath).AddSingleton<DataFolderLock>();
        services.Configure<DatabaseOptions>(configuration.GetSection("Crm:Database"));
        services.TryAddSingleton(TimeProvider.System);
        services.Configure<DemoOptions>(o => o.Enabled = builder.Environment.IsDevelopment() && configuration.GetValue("Crm:Demo", defaultValue: true));

        var connectionString = DatabaseSetup.ConnectionString(database, dataPath.Root);

        // Whoever uses one context from two threads at once is told so while developing; in earnest the check would cost something with every row that is read.
        services.AddDbContextPool<CrmDbContext>(o => o.UseCrm(database.Provider, connectionString, catalog).EnableThreadSafetyChecks(!builder.Environment.IsProduction()));
        services.AddScoped<DatabaseMigrator>();

        services.AddScoped<CurrentUser>();
        services.AddScoped<ICurrentUser>(p => p.GetRequiredService<CurrentUser>());
        services.AddScoped<ChangeRecorder>();
        services.AddScoped<BulkRows>();
        services.AddScoped<NewRecords>();
        services.AddScoped<Referrers>();
        services.AddScoped<RecordIndex>();
        services.AddSingleton(typeof(RecordQueries<>)).AddSingleton<ExternalIdQueries>();
        services.AddScoped(p => new RecordJson(
            p.GetRequiredService<CrmDbContext>(), p.GetRequiredService<ExternalIdQueries>(), p.GetRequiredService<ReferenceLabels>(), p.GetRequiredService<ICurrentUser>(), p.GetRequiredService<SearchConditions>()))
            .AddScoped<RecordAnswers>().AddScoped<RecordScopes>().AddScoped<ImportedRecords>().AddScoped<IExternalIds, ExternalIds>();
        services.AddScoped<OwnedRecords>();
        services.AddScoped<MergedRecords>();
        services.AddScoped<ReferenceMover>();
        services.AddScoped<ReferenceLabels>();
        services.AddScoped<SearchConditions>();
        services.AddScoped<Viewpoint>();
        services.AddScoped<AssignmentWatch>();
        services.AddScoped<Outbox>();
        services.AddSingleton<EventCatalog>();
        services.AddSingleton<DeliverySignal>();
        services.Configure<DeliveryOptions>(configuration.GetSection("Crm:Deliveries")).AddSingleton<Deliverer>();
        services.AddHostedService<DeliveryWorker>();
        services.AddSingleton<LiveFeed>().AddHostedService(p => p.GetRequiredService<LiveFeed>());
        services.AddSingleton<LiveWriter>().AddHostedService(p => p.GetRequiredService<LiveWriter>());
        services.AddScoped<ILiveEvents, LiveEvents>();
        services.AddScoped(p => new RecordHints(p.GetRequiredService<LiveWriter>(), p.GetRequiredService<Microsoft.Extensions.Options.IOptions<JsonOptions>>()));
        services.AddSingleton<IdempotencyStore>();
        services.AddSingleton<RequestRates>();
        services.AddGuardedHttp(configuration);
        services.AddSingleton<EventStreamPlaces>();
        services.AddSingleton<Housekeeper>().AddHostedService(p => p.GetRequiredService<Housekeeper>());
        services.AddMediation(catalog);
        services.AddJobs(catalog, configuration);
        services.AddMapping(catalog);
        RecordHandlers.AddRules(services, catalog);
        services.AddScanned<IStartupTask>(catalog).AddScanned<IDemoData>(catalog).AddScanned<ISeedData>(catalog).AddScanned<IMergeFollower>(catalog)
            .AddScanned<IOperatorVerb>(catalog).AddScanned<IConsistencyCheck>(catalog).AddScanned<IHousekeeping>(catalog).AddScanned<IPersonalData>(catalog).AddScanned<IChangeListener>(catalog)
            .AddScanned<IRecordTotals>(catalog).AddScanned<IServiceClocked>(catalog);
        foreach (var module in catalog.Modules)
        {
            module.AddServices(services, configuration);
        }

        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(o => Configure(o.SerializerOptions));
        services.AddCrmOpenApi();
        services.AddHealthChecks().AddDbContextCheck();
        services.AddDraining(configuration);
        services.AddTelemetry(configuration);
        return builder;
    }

    public static WebApplication UseCrm(this WebApplication app)
    {
        app.UseProxies();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<AddressRateMiddleware>();
        app.UseStaticFiles(SpaFiles.Options());
        app.UseRouting();
        app.UseMiddleware<RouteSpans>();
        app.UseMiddleware<UnreadableRequests>();
        app.UseMiddleware<BodyLimits>();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<CallerRateMiddleware>();
        app.UseMiddleware<IdempotencyMiddleware>();
        app.UseCrmOpenApi();
        var catalog = app.Services.GetRequiredService<ModuleCatalog>();
        var api = app.MapGroup("/api/v1");
        foreach (var recordType in catalog.Records.All)
        {
            recordType.Map(api);
        }

        foreach (var endpoint in catalog.Types.Where(t => typeof(IEndpoint).IsAssignableFrom(t)))
        {
            typeof(CrmHosting).GetMethod(nameof(MapOne), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(endpoint).Invoke(null, [typeof(IRootEndpoint).IsAssignableFrom(endpoint) ? app : api]);
        }

        app.MapHealth();
        app.MapPreferences();
        app.MapSpa();
        return app;
    }

    /// <summary>Migrates, runs the start-up tasks and seeds a demonstration; then the server may listen.</summary>
    public static async Task PrepareCrm(this WebApplication app, CancellationToken ct = default)
    {
        TakePlace(app.Services);
        await InScope(app.Services, s => s.GetRequiredService<DatabaseMigrator>().Migrate(ct));
        await RunAll<IStartupTask>(app.Services, t => t.Order, t => t.Run(ct));
        if (app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DemoOptions>>().Value.Enabled)
        {
            await RunAll<IDemoData>(app.Services, d => d.Order, d => d.Seed(ct));
        }
    }

    // A restore that was cut off while it put its files in place is finished before anybody opens them.
    private static void TakePlace(IServiceProvider services)
    {
        var folder = services.GetRequiredService<DataFolderLock>();
        if (RestoreSwap.IsUnfinished(services.GetRequiredService<DataPath>()))
        {
            folder.TakeAlone();
            new RestoreSwap(services.GetRequiredService<DataPath>()).Finish();
            folder.Release();
        }

        folder.Share();
    }

    private static async Task RunAll<T>(IServiceProvider services, Func<T, int> order, Func<T, Task> run)
        where T : notnull
    {
        List<Type> types = [];
        await InScope(services, s =>
        {
            types = [.. s.GetServices<T>().OrderBy(order).Select(t => t.GetType())];
            return Task.CompletedTask;
        });
        foreach (var type in types)
        {
            await InScope(services, s => run(s.GetServices<T>().First(t => t.GetType() == type)));
        }
    }

    private static async Task InScope(IServiceProvider services, Func<IServiceProvider, Task> work)
    {
        var scope = services.CreateAsyncScope();
        await using (scope)
        {
            await work(scope.ServiceProvider);
        }
    }

    private static IServiceCollection AddScanned<T>(this IServiceCollection services, ModuleCatalog catalog)
        where T : class
    {
        foreach (var type in catalog.Types.Where(t => typeof(T).IsAssignableFrom(t)))
        {
            services.AddScoped(typeof(T), type);
        }

        return services;
    }

    private static void MapOne<T>(IEndpointRouteBuilder routes)
        where T : IEndpoint => T.Map(routes);

    private static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.AllowDuplicateProperties = false;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new OptionalConverterFactory());
        options.Converters.Add(new JsonElementConverter());
        options.Converters.Add(new TextConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(FilledCollections.Require);
    }
}
