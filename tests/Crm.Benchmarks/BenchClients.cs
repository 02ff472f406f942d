using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Crm.Benchmarks;

/// <summary>People signed in to a server.</summary>
internal sealed class BenchClients(Uri address) : IDisposable
{
    private readonly Dictionary<string, HttpClient> clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> headers = new(StringComparer.Ordinal);

    /// <summary>A browser of somebody, by e-mail address.</summary>
    public async Task<HttpClient> As(string email)
    {
        if (clients.TryGetValue(email, out var known))
        {
            return known;
        }

        var cookies = new CookieContainer();
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = address };
        await Session(client);
        using var response = await client.PostAsJsonAsync("/api/v1/session", new { email, password = BenchDatabase.Password, keepSignedIn = false });
        response.EnsureSuccessStatusCode();
        var token = await Session(client);
        headers[email] = $"Cookie: {cookies.GetCookieHeader(address)}\r\nX-CSRF-Token: {token}\r\n";
        clients[email] = client;
        return client;
    }

    /// <summary>The same as lines of a request.</summary>
    public async Task<string> HeadersOf(string email)
    {
        await As(email);
        return headers[email];
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    private static async Task<string> Session(HttpClient client)
    {
        var session = (await client.GetFromJsonAsync<JsonNode>("/api/v1/session"))!;
        var token = (string)session["antiforgeryToken"]!;
        client.DefaultRequestHeaders.Remove("X-CSRF-Token");
        client.DefaultRequestHeaders.Add("X-CSRF-Token", token);
        return token;
    }
}
