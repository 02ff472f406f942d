using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Crm.Platform.Hosting;

namespace Crm.Benchmarks;

/// <summary>The application behind a real socket, and people signed in to it.</summary>
internal sealed class BenchServer(WebApplication app, Uri address) : IAsyncDisposable
{
    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

    public IServiceProvider Services => app.Services;

    public static async Task<BenchServer> Start(BenchDatabase database)
    {
        var app = database.Application();
        await app.PrepareCrm();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new BenchServer(app, new Uri(address));
    }

    /// <summary>A browser of the demonstration's administrator ("admin") or of an owner, by e-mail address.</summary>
    public async Task<HttpClient> As(string who)
    {
        if (clients.TryGetValue(who, out var known))
        {
            return known;
        }

        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };
        var session = await Session(client);
        var admin = session["demoUsers"]!.AsArray().First(u => (string)u!["role"]! == "administrator")!;
        var email = who == "admin" ? (string)admin["email"]! : who;

        // Owners carry the hash of somebody of the demonstration, and with it the password.
        using var response = await client.PostAsJsonAsync("/api/v1/session", new { email, password = (string)admin["password"]!, keepSignedIn = false });
        response.EnsureSuccessStatusCode();
        await Session(client);
        clients[who] = client;
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }

        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<JsonNode> Session(HttpClient client)
    {
        var session = (await client.GetFromJsonAsync<JsonNode>("/api/v1/session"))!;
        client.DefaultRequestHeaders.Remove("X-CSRF-Token");
        client.DefaultRequestHeaders.Add("X-CSRF-Token", (string)session["antiforgeryToken"]!);
        return session;
    }
}
