using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Crm.Kernel;
using Crm.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Crm.Platform.Limits;

/// <summary>
/// Keeps one address, and one caller, from using up the server: so many requests a minute, <c>Crm:Rates:PerAddress</c> and
/// <c>Crm:Rates:PerCaller</c>; 0 turns it off. It comes before anybody is known, so that guessing keys is bounded too.
/// </summary>
internal sealed class AddressRateMiddleware(RequestDelegate next, RequestRates rates, IConfiguration configuration)
{
    private const int Default = 12_000;

    private readonly int limit = configuration.GetValue("Crm:Rates:PerAddress", Default);

    public Task InvokeAsync(HttpContext http)
    {
        if (limit > 0 && RateLimits.Counts(http) && RateLimits.Network(http.Connection.RemoteIpAddress) is { } network)
        {
            RateLimits.Take(http, rates, "address " + network, limit);
        }

        return next(http);
    }
}

/// <summary>The same for each user and key, once they are known.</summary>
internal sealed class CallerRateMiddleware(RequestDelegate next, RequestRates rates, IConfiguration configuration)
{
    private const int Default = 6_000;

    private readonly int limit = configuration.GetValue("Crm:Rates:PerCaller", Default);

    public Task InvokeAsync(HttpContext http, CurrentUser user)
    {
        if (limit > 0 && RateLimits.Counts(http) && user.Id is { } id)
        {
            RateLimits.Take(http, rates, "caller " + id, limit);
        }

        return next(http);
    }
}

/// <summary>What both have in common.</summary>
internal static class RateLimits
{
    public static bool Counts(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/oauth", StringComparison.Ordinal);

    /// <summary>Whoever has one IPv6 address has 2^64 of them.</summary>
    public static string? Network(IPAddress? address) => address switch
    {
        null => null,
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };

    public static void Take(HttpContext http, RequestRates rates, string key, int limit)
    {
        var (left, reset) = rates.Take(key, limit);
        http.Response.OnStarting(() =>
        {
            // Of two limits the one that has less left is the one to mind; the caller's is written last and thus first of all.
            var headers = http.Response.Headers;
            if (!headers.TryGetValue("RateLimit-Remaining", out var other) || int.Parse(other!, CultureInfo.InvariantCulture) > left)
            {
                headers["RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture);
                headers["RateLimit-Remaining"] = Math.Max(left, 0).ToString(CultureInfo.InvariantCulture);
                headers["RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
            }

            return Task.CompletedTask;
        });
        if (left < 0)
        {
            throw new TooManyRequestsException("too_many_requests", "That were too many requests within a minute. Wait a moment and try again.", reset);
        }
    }
}
