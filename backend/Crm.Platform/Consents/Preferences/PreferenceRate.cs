using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Configuration;

namespace Crm.Platform.Consents.Preferences;

/// <summary>Bounds what one network address may ask of pages for people who are not signed in, <c>Crm:Preferences:PerMinute</c> (120 by default).</summary>
public sealed class PreferenceRate(IConfiguration configuration) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress?> limiter = PartitionedRateLimiter.Create<IPAddress?, string>(address => RateLimitPartition.GetSlidingWindowLimiter(
        address?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions { PermitLimit = configuration.GetValue("Crm:Preferences:PerMinute", defaultValue: 120), Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));

    public bool Allows(IPAddress? address)
    {
        using var lease = limiter.AttemptAcquire(address);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
