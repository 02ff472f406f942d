using System.Net;
using System.Net.Sockets;

namespace Crm.Platform.Outbound;

/// <summary>Which addresses belong to the public Internet, by the registries of special-purpose addresses (RFC 6890 and its successors).</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",

            // Parts of 2000::/3 that are tunnels to IPv4, or for documents.
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ]).Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>Whether a target that somebody typed may be connected to. <paramref name="allowed"/> are networks that the operator opens.</summary>
    public static bool MayBeReached(IPAddress address, IReadOnlyCollection<IPNetwork> allowed)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (allowed.Any(n => n.Contains(plain)))
        {
            return true;
        }

        return !Special.Any(n => n.Contains(plain)) && (plain.AddressFamily == AddressFamily.InterNetwork || Global.Contains(plain));
    }
}
