using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.TestHost;

namespace Crm.Testing;

/// <summary>A browser or an integration that talks to the API of a test host: keeps cookies, sends the anti-forgery token.</summary>
public sealed class CrmClient(HttpClient http) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly CookieContainer cookies = new();
    private string? antiforgeryToken;
    private string? apiKey;

    public CrmClient(TestServer server)
        : this(server.CreateClient())
    {
    }

    /// <summary>The session as GET /session answers it.</summary>
    public async Task<JsonNode> Session()
    {
        var answer = await Get("/api/v1/session");
        antiforgeryToken = answer.Json["antiforgeryToken"]!.GetValue<string>();
        return answer.Json;
    }

    public async Task SignInAs(string role)
    {
        var user = (await Session())["demoUsers"]!.AsArray().First(u => u!["role"]!.GetValue<string>() == role)!;
        var answer = await SignIn(user["email"]!.GetValue<string>(), user["password"]!.GetValue<string>());
        if (answer.Status != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{role} could not sign in: {answer.Text}");
        }
    }

    public async Task<Answer> SignIn(string email, string password)
    {
        await Session();
        var answer = await Post("/api/v1/session", new { email, password, keepSignedIn = false });
        if (answer.Status == HttpStatusCode.OK)
        {
            await Session();
        }

        return answer;
    }

    public void UseKey(string key) => apiKey = key;

    /// <summary>Stops sending the anti-forgery token, as a foreign page would.</summary>
    public void ForgetToken() => antiforgeryToken = null;

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Post(string path, object? body = null, params (string Name, string Value)[] headers) => Send(HttpMethod.Post, path, body, headers);

    public Task<Answer> Patch(string path, object body, params (string Name, string Value)[] headers) => Send(HttpMethod.Patch, path, body, headers);

    public Task<Answer> Delete(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Delete, path, body: null, headers);

    /// <summary>Sends a file as a form, with the other fields of the form.</summary>
    public Task<Answer> Upload(string path, string fileName, byte[] content, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", fileName } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return Send(HttpMethod.Post, path, form);
    }

    /// <summary>Creates a record and answers it.</summary>
    public async Task<JsonNode> Create(string resource, object body)
    {
        var answer = await Post($"/api/v1/{resource}", body);
        return answer.Status == HttpStatusCode.Created ? answer.Json : throw new InvalidOperationException($"{resource} was not created: {answer.Text}");
    }

    /// <summary>Opens a stream of server-sent events; its headers have come when this returns.</summary>
    public async Task<EventStreamReader> Stream(string path, params (string Name, string Value)[] headers)
    {
        using var request = Request(HttpMethod.Get, new Uri(http.BaseAddress!, path), body: null, headers);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventStreamReader(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    public async Task<Answer> Send(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var uri = new Uri(http.BaseAddress!, path);
        using var request = Request(method, uri, body, headers);
        using var response = await http.SendAsync(request);
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            cookies.SetCookies(uri, set);
        }

        return new Answer(response.StatusCode, await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentType?.MediaType, Headers(response));
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(HttpMethod method, Uri uri, object? body, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string raw => new StringContent(raw, Encoding.UTF8, "application/json"),
            _ => new StringContent(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json"),
        };
        if (cookies.GetCookieHeader(uri) is { Length: > 0 } cookie)
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (antiforgeryToken is not null)
        {
            request.Headers.Add("X-CSRF-Token", antiforgeryToken);
        }

        if (apiKey is not null)
        {
            request.Headers.Authorization = new("Bearer", apiKey);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
}

/// <summary>What the server answered.</summary>
public sealed record Answer(HttpStatusCode Status, byte[] Body, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body) ?? throw new InvalidOperationException("The answer is JSON null.");

    public string? Code => Json["code"]?.GetValue<string>();

    public Guid ChangeSetId => Guid.Parse(Headers["Change-Set-Id"]);
}
