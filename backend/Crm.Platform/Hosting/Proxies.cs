using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;

namespace Crm.Platform.Hosting;

/// <summary>
/// Believes the headers of the proxies that the operator names, <c>Crm:Proxies</c> (addresses or networks, separated by commas), and of
/// nobody else: otherwise everybody could choose the address that rates are counted for and that the audit log writes down.
/// </summary>
internal static class Proxies
{
    public static void UseProxies(this WebApplication app)
    {
        var named = (app.Configuration["Crm:Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (named.Length == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in named)
        {
            options.KnownIPNetworks.Add(proxy.Contains('/', StringComparison.Ordinal) ? System.Net.IPNetwork.Parse(proxy) : new System.Net.IPNetwork(IPAddress.Parse(proxy), IPAddress.Parse(proxy).GetAddressBytes().Length * 8));
        }

        app.UseForwardedHeaders(options);
    }
}
