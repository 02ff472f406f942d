using System.Diagnostics;
using System.Text.Json;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Idempotency;
using Crm.Platform.Records.Batches;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Crm.Platform.Http;

/// <summary>Turns every refusal and every failure under <c>/api</c> and <c>/oauth</c> into a problem document (RFC 9457).</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && !(e is OperationCanceledException && http.RequestAborted.IsCancellationRequested))
        {
            http.Response.Clear();
            await RefusedAccess.Note(http, e, logger);
            await Write(http, Of(e, http));
            return;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null } && IsForPrograms(http.Request.Path))
        {
            await Write(http, OfStatus(http.Response.StatusCode));
        }
    }

    /// <summary>Whether a path is answered with data, so that refusals are problem documents there too.</summary>
    internal static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api", StringComparison.Ordinal) || path.StartsWithSegments("/oauth", StringComparison.Ordinal)
        || path.StartsWithSegments("/.well-known", StringComparison.Ordinal);

    internal static Task Write(HttpContext http, Problem problem)
    {
        http.Response.StatusCode = problem.Status;
        if (problem.RetryAfterSeconds is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (problem.Location is { } location)
        {
            http.Response.Headers.Location = location;
        }

        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
        }

        return http.Response.WriteAsJsonAsync(Document(http, problem), JsonColumn.Options, "application/problem+json", http.RequestAborted);
    }

    internal static ProblemDocument Document(HttpContext http, Problem problem) => new()
    {
        Type = $"https://docs.crm.example/problems/{problem.Code.Replace('_', '-')}",
        Title = problem.Title,
        Status = problem.Status,
        Detail = problem.Detail,
        Instance = http.Request.Path,
        TraceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier,
        Code = problem.Code,
        Errors = problem.Errors,
        Params = problem.Params,
        Current = problem.Current,
    };

    internal static Problem OfRefusal(CrmException refusal) => refusal switch
    {
        FailedOperationException e => OfOperation(e),
        InvalidInputException e => new(400, e.Code, "The request was refused", e.Message) { Errors = e.Errors, Params = e.Params },
        NotSignedInException e => new(401, e.Code, "Sign in first", e.Message) { Params = e.Params, RetryAfterSeconds = e.Params?.GetValueOrDefault("retryAfterSeconds") as int? },
        ForbiddenException e => new(403, e.Code, "Not permitted", e.Message) { Params = e.Params },
        MovedException e => new(301, e.Code, "Moved", e.Message) { Location = $"/api/v1/{e.Resource}/{e.Id}" },
        NotFoundException e => new(404, e.Code, "Not found", e.Message),
        ConflictException e => new(409, e.Code, "Conflict", e.Message) { Params = e.Params, RetryAfterSeconds = e.Params?.GetValueOrDefault("retryAfterSeconds") as int? },
        ReusedKeyException e => new(422, e.Code, "The key was used for another request", e.Message),
        StaleVersionException e => new(412, e.Code, "Changed since you read it", e.Message) { Current = e.Current as JsonElement? },
        TooManyRequestsException e => new(429, e.Code, "Too many requests", e.Message) { Params = e.Params, RetryAfterSeconds = e.RetryAfterSeconds },
        _ => new(400, refusal.Code, "The request was refused", refusal.Message) { Params = refusal.Params },
    };

    // All of an atomic batch was refused because of one operation: which, and where in it.
    private static Problem OfOperation(FailedOperationException failed)
    {
        var problem = OfRefusal(failed.Refusal);
        return problem with
        {
            Errors = problem.Errors?.ToDictionary(e => $"operations[{failed.Index}].{e.Key}".TrimEnd('.'), e => e.Value, StringComparer.Ordinal),
            Params = new Dictionary<string, object?>(problem.Params ?? new Dictionary<string, object?>(StringComparer.Ordinal), StringComparer.Ordinal) { ["index"] = failed.Index },
        };
    }

    private Problem Of(Exception exception, HttpContext http) => exception switch
    {
        CrmException e => OfRefusal(e),
        BadHttpRequestException { InnerException: JsonException json } => new(400, "unreadable_json", "The request was refused", "The body could not be read.")
        {
            Errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { [Path(json)] = [Explain(json)] },
        },
        BadHttpRequestException e => OfStatus(e.StatusCode) with { Detail = e.StatusCode == 400 ? "A part of the request is missing or cannot be read. Compare it with the description of the operation." : e.Message },
        _ => Unexpected(exception, http),
    };

    private Problem Unexpected(Exception exception, HttpContext http)
    {
        LogFailure(logger, http.Request.Method, http.GetEndpoint()?.DisplayName ?? "no endpoint", exception);
        return new(500, "unexpected", "Something went wrong here", "It is not your fault and has been logged. Try again; if it stays, tell your administrator the trace id.");
    }

    private static string Path(JsonException e) => e.Path is null or "$" ? "" : e.Path.StartsWith("$.", StringComparison.Ordinal) ? e.Path[2..] : e.Path;

    // The serializer's own words name classes; callers know members.
    private static string Explain(JsonException e)
    {
        const string unmapped = "The JSON property '";
        var start = e.Message.IndexOf(unmapped, StringComparison.Ordinal);
        if (start >= 0 && e.Message.Contains("could not be mapped", StringComparison.Ordinal))
        {
            var name = e.Message[(start + unmapped.Length)..].Split('\'')[0];
            return $"There is no member {name} here.";
        }

        return e.LineNumber is { } line ? $"This value cannot be read (line {line + 1}). Compare it with the description of the operation." : "This value cannot be read.";
    }

    private static Problem OfStatus(int status) => status switch
    {
        401 => new(401, "not_signed_in", "Sign in first", "This needs a signed-in user or an API key."),
        403 => new(403, "forbidden", "Not permitted", "You may not do this."),
        404 => new(404, "not_found", "Not found", "There is nothing at this address."),
        405 => new(405, "method_not_allowed", "Method not allowed", "This address does not take this method."),
        413 => new(413, "too_large", "Too large", "The body is larger than this operation takes."),
        415 => new(415, "unsupported_media_type", "Unsupported media type", "Send the body as application/json."),
        429 => new(429, "too_many_requests", "Too many requests", "Wait a moment and try again."),
        _ => new(status, "refused", "The request was refused", "The request could not be handled."),
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Endpoint} failed")]
    private static partial void LogFailure(ILogger logger, string method, string endpoint, Exception exception);
}

internal sealed record Problem(int Status, string Code, string Title, string Detail)
{
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
    public IReadOnlyDictionary<string, object?>? Params { get; init; }
    public JsonElement? Current { get; init; }
    public int? RetryAfterSeconds { get; init; }
    public string? Location { get; init; }
}

/// <summary>A problem document (RFC 9457): what went wrong and what to do about it.</summary>
public sealed class ProblemDocument
{
    public required string Type { get; init; }
    public required string Title { get; init; }
    public required int Status { get; init; }
    public required string Detail { get; init; }
    public required string Instance { get; init; }
    public required string TraceId { get; init; }

    /// <summary>Stable; clients translate by it.</summary>
    public required string Code { get; init; }

    /// <summary>Messages by JSON path.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Values that a translated message needs.</summary>
    public IReadOnlyDictionary<string, object?>? Params { get; init; }

    /// <summary>The present state of the record, where the change was stale.</summary>
    public JsonElement? Current { get; init; }
}
