using System.Net.Http.Json;
using System.Text;
using Crm.Api;
using Crm.Platform.Hosting;
using Crm.Platform.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Crm.Benchmarks;

/// <summary>The application within this process, which tells what statements a request sends: so the bare endpoint beside it does the same by ADO.NET.</summary>
internal sealed class Recorder : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly BenchClients clients;
    private readonly Subscription subscription;

    private Recorder(WebApplication app, Uri address, Subscription subscription)
    {
        this.app = app;
        this.subscription = subscription;
        clients = new BenchClients(address);
    }

    public IServiceProvider Services => app.Services;

    public static async Task<Recorder> Start(BenchDatabase database)
    {
        var application = CrmApplication.Build([], ModuleCatalog.Discover(), builder =>
        {
            builder.Environment.EnvironmentName = Environments.Production;
            builder.Configuration.AddInMemoryCollection([.. database.Settings(), new("urls", "http://127.0.0.1:0")]);
            builder.Services.AddHttpContextAccessor();
        });
        await application.PrepareCrm();
        var heard = new Subscription(application.Services.GetRequiredService<IHttpContextAccessor>());
        await application.StartAsync();
        return new Recorder(application, new Uri(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), heard);
    }

    public Task<HttpClient> As(string who) => clients.As(who);

    /// <summary>Calls each variant, twice where what is read once is kept in memory, and notes the statements of the last call.</summary>
    public async Task<Case> Note(Case called)
    {
        var client = await clients.As(called.Who);
        long bytes = 0;
        foreach (var (method, path, body, statements) in called.Variants)
        {
            for (var i = 0; i < 2; i++)
            {
                subscription.Noted = [];
                using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
                using var response = await client.SendAsync(request);
                var answer = await response.Content.ReadAsByteArrayAsync();
                if (!response.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"{called.Name}: {(int)response.StatusCode} {Encoding.UTF8.GetString(answer)}");
                }

                bytes = Math.Max(bytes, answer.Length);
            }

            statements.AddRange(subscription.Noted.Where(s => !s.Sql.Contains("access_", StringComparison.Ordinal)));
        }

        return called with { Bytes = bytes };
    }

    public async ValueTask DisposeAsync()
    {
        subscription.Dispose();
        clients.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>Hears of every command; those of requests are noted, not those of what runs beside them.</summary>
    private sealed class Subscription : IObserver<System.Diagnostics.DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly IHttpContextAccessor http;
        private readonly List<IDisposable> subscribed = [];

        public Subscription(IHttpContextAccessor http)
        {
            this.http = http;
            subscribed.Add(System.Diagnostics.DiagnosticListener.AllListeners.Subscribe(this));
        }

        public List<Statement> Noted { get; set; } = [];

        public void OnNext(System.Diagnostics.DiagnosticListener value)
        {
            if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name)
            {
                subscribed.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value is CommandExecutedEventData { EventId: var id } executed && id == RelationalEventId.CommandExecuted && http.HttpContext is not null)
            {
                Noted.Add(Statement.Of(executed.Command));
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscribed.ForEach(s => s.Dispose());
    }
}
