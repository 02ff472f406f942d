using System.Reflection;
using Crm.Api;
using Crm.Platform.Hosting;
using Crm.Platform.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Crm.Testing;

/// <summary>The real application on a real database of its own, with the demonstration's users of every role.</summary>
public sealed class CrmHost : IAsyncDisposable
{
    private static readonly SemaphoreSlim TemplateGate = new(1, 1);
    private static readonly Dictionary<string, TestDatabase> Templates = new(StringComparer.Ordinal);
    private readonly WebApplication app;
    private readonly TestDatabase? owned;

    private CrmHost(WebApplication app, TestDatabase database, bool ownsDatabase)
    {
        this.app = app;
        Database = database;
        owned = ownsDatabase ? database : null;
    }

    public TestDatabase Database { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts on a copy of a template database that was migrated and seeded once.</summary>
    /// <param name="configure">Settings and services that a test changes.</param>
    /// <param name="modules">Assemblies with modules or record types of the test's own; their tables get a template of their own.</param>
    public static async Task<CrmHost> Start(Action<WebApplicationBuilder>? configure = null, params Assembly[] modules)
    {
        var catalog = ModuleCatalog.Discover(modules);
        var database = await (await Template(catalog)).Copy();
        return await StartOn(database, configure, catalog, ownsDatabase: true);
    }

    /// <summary>Starts on an empty database as in production: no demonstration, no user.</summary>
    public static async Task<CrmHost> StartEmpty(Action<WebApplicationBuilder>? configure = null)
    {
        var database = TestDatabase.Empty();
        await database.Create();
        return await StartOn(database, b => { b.Environment.EnvironmentName = Environments.Production; configure?.Invoke(b); }, ModuleCatalog.Discover(), ownsDatabase: true);
    }

    /// <summary>A further instance on the database of another host; like another process it shares no objects with it.</summary>
    public Task<CrmHost> StartSecond(Action<WebApplicationBuilder>? configure = null) =>
        StartOn(Database, configure, new ModuleCatalog(Services.GetRequiredService<ModuleCatalog>().Assemblies.Skip(1)), ownsDatabase: false);

    /// <summary>Starts on what lies in a database and its data folder, such as a restored one; both go with the host.</summary>
    public static Task<CrmHost> StartOnExisting(TestDatabase database, Action<WebApplicationBuilder>? configure = null) =>
        StartOn(database, configure, ModuleCatalog.Discover(), ownsDatabase: true);

    /// <summary>Runs an operator verb as a process of its own would, beside whatever else uses the database.</summary>
    public static async Task<int> RunVerb(TestDatabase database, string verb, params (string Name, string Value)[] options)
    {
        var program = Configured(database, configure: null, ModuleCatalog.Discover());
        await using (program)
        {
            var scope = program.Services.CreateAsyncScope();
            await using (scope)
            {
                var found = scope.ServiceProvider.GetServices<IOperatorVerb>().Single(v => v.Name == verb);
                if (found.NeedsDatabase)
                {
                    await program.PrepareCrm();
                }

                return await found.Run(scope.ServiceProvider, options.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal), CancellationToken.None);
            }
        }
    }

    public CrmClient Anonymous() => new(app.GetTestServer());

    /// <summary>Signs in as the demonstration's user of a role, such as <c>sales-rep</c>.</summary>
    public async Task<CrmClient> As(string role)
    {
        var client = Anonymous();
        await client.SignInAs(role);
        return client;
    }

    public async Task InScope(Func<IServiceProvider, Task> work)
    {
        var scope = Services.CreateAsyncScope();
        await using (scope)
        {
            await work(scope.ServiceProvider);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (owned is not null)
        {
            await owned.DisposeAsync();
        }
    }

    /// <summary>A migrated database with the demonstration's users, for processes of their own.</summary>
    public static async Task<TestDatabase> NewDatabase() => await (await Template(ModuleCatalog.Discover())).Copy();

    /// <summary>Removes the templates; called once when all tests have run.</summary>
    public static async Task DropTemplates()
    {
        foreach (var template in Templates.Values)
        {
            await template.DisposeAsync();
        }

        Templates.Clear();
    }

    private static async Task<TestDatabase> Template(ModuleCatalog catalog)
    {
        var key = string.Join(',', catalog.Assemblies.Select(a => a.GetName().Name));
        await TemplateGate.WaitAsync();
        try
        {
            if (!Templates.TryGetValue(key, out var template))
            {
                template = TestDatabase.Empty();
                await template.Create();
                await template.CreateTables(catalog);
                var host = await StartOn(template, configure: null, catalog, ownsDatabase: false);
                await host.DisposeAsync();
                Templates[key] = template;
            }

            return template;
        }
        finally
        {
            TemplateGate.Release();
        }
    }

    private static async Task<CrmHost> StartOn(TestDatabase database, Action<WebApplicationBuilder>? configure, ModuleCatalog catalog, bool ownsDatabase)
    {
        var built = Configured(database, configure, catalog);
        await built.PrepareCrm();
        await built.StartAsync();
        return new CrmHost(built, database, ownsDatabase);
    }

    private static WebApplication Configured(TestDatabase database, Action<WebApplicationBuilder>? configure, ModuleCatalog catalog) =>
        CrmApplication.Build([], catalog, builder =>
        {
            builder.Environment.EnvironmentName = Environments.Development;
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Crm:DataPath"] = database.Folder,
                ["Crm:Database:Provider"] = database.Provider.ToString(),
                ["Crm:Database:ConnectionString"] = database.ConnectionString,
                // Hashing as in production would be most of what the suite does.
                ["Crm:SignIn:HashIterations"] = "1000",

                // A test may ask faster than anybody; the tests of the limits turn them on.
                ["Crm:Rates:PerCaller"] = "0",
                ["Crm:Rates:PerAddress"] = "0",
            });
            builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Warning);
            builder.WebHost.UseTestServer();
            configure?.Invoke(builder);
        });
}
