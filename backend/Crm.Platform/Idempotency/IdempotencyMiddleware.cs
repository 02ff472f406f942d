using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Mediation;
using Crm.Platform.Security;
using Microsoft.AspNetCore.Http;

namespace Crm.Platform.Idempotency;

/// <summary>
/// Does a POST with an <c>Idempotency-Key</c> once, however often it comes within 24 hours: the key is taken before the work, and the answer
/// is written in the commit of the work. So a crash at any moment either leaves nothing, or the effects together with their answer.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next)
{
    public const string Header = "Idempotency-Key";
    public const string Replayed = "Idempotent-Replayed";
    private const int MaxKey = 255;

    /// <summary>A larger answer is not kept; who asks again is told that the work is done.</summary>
    private const int MaxBody = 4 * 1024 * 1024;

    private static readonly string[] KeptHeaders = ["Content-Type", "Location", "ETag", "Change-Set-Id"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async Task InvokeAsync(HttpContext http, CurrentUser user, IdempotencyStore store, UnitOfWork unitOfWork, CrmDbContext db, TimeProvider clock)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || user.Id is not { } caller || !http.Request.Headers.TryGetValue(Header, out var header)
            || http.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is not { Audience: not EndpointAudience.Anonymous })
        {
            await next(http);
            return;
        }

        var key = header.ToString();
        if (key.Length is 0 or > MaxKey || key.Any(c => c is < ' ' or > '~'))
        {
            throw new InvalidInputException(Header, $"Send a key of 1 to {MaxKey} printable characters (ASCII), such as a UUID.");
        }

        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{http.Request.Path}\n{key}")));
        var token = Guid.CreateVersion7();
        var body = new HashedBody(http.Request);
        await using (body)
        {
            http.Request.Body = body;
            if (await Wait(id, token, store, clock, http.RequestAborted) is { } earlier)
            {
                await Repeat(http, earlier, await body.Finish(http.RequestAborted));
                return;
            }

            await Work(http, id, token, body, store, unitOfWork, db);
        }
    }

    // The second of two that come together waits a little for the first, and is then asked to come again.
    private static async Task<IdempotentRequest?> Wait(string id, Guid token, IdempotencyStore store, TimeProvider clock, CancellationToken ct)
    {
        var until = clock.GetUtcNow() + Patience;
        while (true)
        {
            var found = await store.Take(id, token, ct);
            if (found is null or { Status: not null })
            {
                return found;
            }

            if (clock.GetUtcNow() >= until)
            {
                throw new ConflictException("request_in_progress", "A request with this Idempotency-Key is being worked on. Ask again in a moment.")
                {
                    Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["retryAfterSeconds"] = 1 },
                };
            }

            await Task.Delay(Pause, clock, ct);
        }
    }

    private async Task Work(HttpContext http, string id, Guid token, HashedBody body, IdempotencyStore store, UnitOfWork unitOfWork, CrmDbContext db)
    {
        var outside = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        var isKept = false;
        try
        {
            unitOfWork.Hold();
            await next(http);
            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);

            // What only reads, or was refused, has changed nothing and is simply done again.
            if (http.Response.StatusCode < StatusCodes.Status400BadRequest && unitOfWork.HasWorked)
            {
                var hash = await body.Finish(http.RequestAborted);
                var headers = JsonSerializer.Serialize(KeptHeaders.Where(http.Response.Headers.ContainsKey).ToDictionary(h => h, h => http.Response.Headers[h].ToString(), StringComparer.Ordinal));
                var isSecret = http.GetEndpoint()!.Metadata.GetMetadata<SecretAnswer>() is not null;
                var kept = isSecret || answer.Length > MaxBody ? null : answer.ToArray();
                await unitOfWork.CommitHeld(
                    async () =>
                    {
                        if (!await IdempotencyStore.Answer(db, id, token, hash, http.Response.StatusCode, headers, kept, CancellationToken.None))
                        {
                            throw new ConflictException("request_in_progress", "This took so long that a repetition of it has taken over. Ask again in a moment.");
                        }
                    },
                    CancellationToken.None);
                isKept = true;
            }
        }
        finally
        {
            http.Response.Body = outside;
            if (!isKept)
            {
                await unitOfWork.AbandonHeld();
                await store.Release(id, token);
            }
        }

        answer.Position = 0;
        await answer.CopyToAsync(outside, http.RequestAborted);
    }

    private static async Task Repeat(HttpContext http, IdempotentRequest earlier, string hash)
    {
        if (earlier.RequestHash != hash)
        {
            throw new ReusedKeyException();
        }

        if (earlier.Body is null)
        {
            throw new ConflictException("answer_not_kept", "This was done when it was first asked for. Its answer is not kept, because it is secret or very large.");
        }

        http.Response.StatusCode = earlier.Status!.Value;
        http.Response.Headers[Replayed] = "true";
        foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(earlier.Headers!)!)
        {
            http.Response.Headers[name] = value;
        }

        if (earlier.Body.Length > 0)
        {
            http.Response.ContentLength = earlier.Body.Length;
            await http.Response.Body.WriteAsync(earlier.Body, http.RequestAborted);
        }
    }
}
