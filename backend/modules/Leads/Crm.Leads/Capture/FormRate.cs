using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace Crm.Leads.Capture;

/// <summary>Bounds what one network address may send by one form, or tell of its visits, in a minute: <c>Crm:Forms:PerMinute</c> (10) and <c>Crm:Visits:PerMinute</c> (120).</summary>
internal sealed class FormRate(IConfiguration configuration) : IDisposable
{
    private readonly PartitionedRateLimiter<string> forms = Limiter(configuration.GetValue("Crm:Forms:PerMinute", defaultValue: 10));
    private readonly PartitionedRateLimiter<string> visits = Limiter(configuration.GetValue("Crm:Visits:PerMinute", defaultValue: 120));

    public bool Allows(IPAddress? address, string form) => Take(forms, $"{Network(address)} {form}");

    public bool AllowsVisit(IPAddress? address) => Take(visits, Network(address));

    public void Dispose()
    {
        forms.Dispose();
        visits.Dispose();
    }

    private static bool Take(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<string> Limiter(int perMinute) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new SlidingWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));

    // Whoever has one IPv6 address has 2^64 of them.
    private static string Network(IPAddress? address) => address switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.MapToIPv4().ToString(),
    };
}
