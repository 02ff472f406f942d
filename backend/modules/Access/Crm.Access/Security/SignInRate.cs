using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Access.Security;

/// <summary>At which door somebody tries: programs that ask for tokens must not use up what people need to sign in.</summary>
internal enum SignInDoor
{
    People,
    Programs,
}

/// <summary>
/// Bounds sign-ins for each network address, <c>Crm:SignIn:PerMinute</c> (100 by default, enough for an office behind one address), and requests for
/// tokens apart from them, <c>Crm:OAuth:PerMinute</c> (600): the lock of an account does not stop one password that is tried on many accounts.
/// </summary>
internal sealed class SignInRate(IConfiguration configuration) : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<(SignInDoor Door, IPAddress? Address)> limiter = PartitionedRateLimiter.Create<(SignInDoor Door, IPAddress? Address), string>(at =>
        Network(at.Address) is { } network
            ? RateLimitPartition.GetSlidingWindowLimiter($"{at.Door} {network}", _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = at.Door == SignInDoor.People ? configuration.GetValue("Crm:SignIn:PerMinute", defaultValue: 100) : configuration.GetValue("Crm:OAuth:PerMinute", defaultValue: 600),
                Window = Window,
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter(""));

    public bool Allows(SignInDoor door, IPAddress? address)
    {
        using var lease = limiter.AttemptAcquire((door, address));
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();

    // Whoever has one IPv6 address has 2^64 of them.
    private static string? Network(IPAddress? address) => address switch
    {
        null => null,
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };
}

internal static class SignInRateExtensions
{
    /// <summary>Answers 429 to a network address that tries too often.</summary>
    public static RouteHandlerBuilder LimitSignIns(this RouteHandlerBuilder endpoint, SignInDoor door = SignInDoor.People) => endpoint
        .AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (http.RequestServices.GetRequiredService<SignInRate>().Allows(door, http.Connection.RemoteIpAddress))
            {
                return await next(context);
            }

            http.Response.Headers.RetryAfter = "60";
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        })
        .ProducesProblem(StatusCodes.Status429TooManyRequests);
}
