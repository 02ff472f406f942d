using System.Text.Json.Nodes;

namespace Crm.Testing;

/// <summary>Reads server-sent events as a browser does.</summary>
public sealed class EventStreamReader(HttpResponseMessage response, StreamReader lines) : IAsyncDisposable
{
    public HttpResponseMessage Response { get; } = response;

    /// <summary>The next event; null where the stream ends. Throws where nothing comes in time.</summary>
    public async Task<StreamEvent?> Next(TimeSpan? atMost = null)
    {
        using var time = new CancellationTokenSource(atMost ?? TimeSpan.FromSeconds(20));
        string? name = null, id = null, data = null;
        while (await lines.ReadLineAsync(time.Token) is { } line)
        {
            if (line.Length == 0 && data is not null)
            {
                return new StreamEvent(name ?? "message", id, JsonNode.Parse(data)!);
            }

            var (field, value) = line.Split(": ", 2) is [var f, var v] ? (f, v) : (line, "");
            (name, id, data) = field switch { "event" => (value, id, data), "id" => (name, value, data), "data" => (name, id, value), _ => (name, id, data) };
        }

        return null;
    }

    /// <summary>The next event of this name that fits; others are passed over.</summary>
    public async Task<JsonNode> Next(string name, Func<JsonNode, bool>? fits = null, TimeSpan? atMost = null)
    {
        while (await Next(atMost) is { } happened)
        {
            if (happened.Name == name && fits?.Invoke(happened.Data) != false)
            {
                return happened.Data;
            }
        }

        throw new InvalidOperationException($"The stream ended before {name} came.");
    }

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        Response.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>One server-sent event.</summary>
public sealed record StreamEvent(string Name, string? Id, JsonNode Data);
