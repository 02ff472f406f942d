using System.Text;
using System.Text.Json;
using Crm.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Http;

/// <summary>
/// Answers server-sent events until the work ends, the caller goes away, the session ends or the process stops. Nothing on the way may
/// hold it back: no buffering here, none in a proxy.
/// </summary>
internal sealed class EventStream(Func<EventStreamWriter, CancellationToken, Task> work) : IResult
{
    public const string ContentType = "text/event-stream";

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        using var place = services.GetRequiredService<EventStreamPlaces>().Take(services.GetRequiredService<CurrentUser>().Id);
        var response = httpContext.Response;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-cache, no-store, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        httpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        using var writer = new EventStreamWriter(response.Body, services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        var heart = Beat(httpContext, writer, ended);
        try
        {
            await writer.Begin(ended.Token);
            await work(writer, ended.Token);
        }
        catch (Exception e) when (ended.IsCancellationRequested && e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Whoever listened has gone, or has to connect again: there is nobody to tell.
        }
        finally
        {
            await ended.CancelAsync();
            await heart;
        }
    }

    // Says that the connection lives, and looks whether whoever opened it may still listen.
    private static async Task Beat(HttpContext http, EventStreamWriter writer, CancellationTokenSource ended)
    {
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var scopes = http.RequestServices.GetRequiredService<IServiceScopeFactory>();
        try
        {
            using var timer = new PeriodicTimer(Heartbeat, clock);
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                var scope = scopes.CreateAsyncScope();
                await using (scope)
                {
                    if (await scope.ServiceProvider.GetRequiredService<ICallerSource>().FindAgain(http, ended.Token) is not { } caller)
                    {
                        await ended.CancelAsync();
                        return;
                    }

                    writer.CallerChanged?.Invoke(caller);
                }

                await writer.Comment(ended.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The stream has ended.
        }
    }
}

/// <summary>Writes events, one at a time, each flushed at once.</summary>
internal sealed class EventStreamWriter(Stream body, JsonSerializerOptions json) : IDisposable
{
    private static readonly byte[] FirstLines = Encoding.UTF8.GetBytes("retry: 2000\n: connected\n\n");
    private static readonly byte[] Alive = Encoding.UTF8.GetBytes(":\n\n");
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Hears at each heartbeat who listens, with the rights they have now.</summary>
    public Action<Caller>? CallerChanged { get; set; }

    public Task Begin(CancellationToken ct) => Write(FirstLines, ct);

    public Task Comment(CancellationToken ct) => Write(Alive, ct);

    public Task Send<T>(string name, T data, string? id, CancellationToken ct) => SendJson(name, JsonSerializer.Serialize(data, json), id, ct);

    /// <param name="data">JSON without line breaks.</param>
    public Task SendJson(string name, string data, string? id, CancellationToken ct) =>
        Write(Encoding.UTF8.GetBytes($"{(id is null ? "" : $"id: {id}\n")}event: {name}\ndata: {data}\n\n"), ct);

    public void Dispose() => turn.Dispose();

    private async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await body.WriteAsync(bytes, ct);
            await body.FlushAsync(ct);
        }
        finally
        {
            turn.Release();
        }
    }
}
