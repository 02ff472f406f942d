using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Crm.Benchmarks;

/// <summary>People signed in to a server.</summary>
internal sealed class BenchClients(Uri address) : IDisposable
{
    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);

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

    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    private static async Task<JsonNode> Session(HttpClient client)
    {
        var session = (await client.GetFromJsonAsync<JsonNode>("/api/v1/session"))!;
        client.DefaultRequestHeaders.Remove("X-CSRF-Token");
        client.DefaultRequestHeaders.Add("X-CSRF-Token", (string)session["antiforgeryToken"]!);
        return session;
    }
}
