using Crm.Platform.Http;
using Crm.Platform.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Crm.Platform.Limits;

/// <summary>How much an endpoint takes, where that is not what all take.</summary>
internal sealed record BodyLimit(long Bytes);

/// <summary>Bounds what is read of a request before anybody has looked at it. Forms bound their files themselves, and say so in an answer that browsers show.</summary>
internal sealed class BodyLimits(RequestDelegate next)
{
    /// <summary>Whoever has not signed in sends a form of a few fields.</summary>
    public const long ForAnyone = 64 * 1024;

    /// <summary>A batch of a thousand records is below it.</summary>
    public const long ForSignedIn = 16 * 1024 * 1024;

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata is not { } metadata || metadata.GetMetadata<FormShape>() is { HasFiles: true })
        {
            return next(http);
        }

        var most = metadata.GetMetadata<BodyLimit>()?.Bytes ?? (metadata.GetMetadata<EndpointAccess>() is { Audience: not EndpointAudience.Anonymous } ? ForSignedIn : ForAnyone);
        if (http.Request.ContentLength > most)
        {
            throw new BadHttpRequestException($"The body is larger than {most / 1024} KB, which is the most that this operation takes.", StatusCodes.Status413PayloadTooLarge);
        }

        // Bodies of unknown length are cut off by the server as they are read.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = most;
        }

        return next(http);
    }
}

/// <summary>How an endpoint says that it takes less, or more.</summary>
public static class BodyLimitExtensions
{
    public static TBuilder TakesAtMost<TBuilder>(this TBuilder endpoint, long bytes)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new BodyLimit(bytes));
}
