using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Crm.Platform.Hosting;

namespace Crm.Benchmarks;

/// <summary>The application behind a real socket, and people signed in to it.</summary>
internal sealed class BenchServer(WebApplication app, Uri address) : IAsyncDisposable
{
    private readonly BenchClients clients = new(address);

    public IServiceProvider Services => app.Services;

    public static async Task<BenchServer> Start(BenchDatabase database)
    {
        var app = database.Application();
        await app.PrepareCrm();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new BenchServer(app, new Uri(address));
    }

    public Task<HttpClient> As(string who) => clients.As(who);

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
