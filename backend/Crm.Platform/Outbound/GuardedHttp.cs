using System.Net;
using System.Net.Sockets;
using Crm.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Outbound;

/// <summary>
/// The one way to targets that people give (webhooks, enrichment): <c>IHttpClientFactory.CreateClient(GuardedHttp.Client)</c>. The name is resolved
/// here, every address is checked, and exactly the checked one is connected to, for redirects as well: a name that changes its mind between
/// check and use (DNS rebinding) gains nothing.
/// </summary>
public static class GuardedHttp
{
    public const string Client = "guarded";

    private const int MaxRedirects = 3;
    private const int MaxAnswer = 1024 * 1024;

    /// <summary>Refuses an address as soon as it is typed where it can be seen to be wrong; what its name resolves to is checked at each connection.</summary>
    public static Uri Check(string? given, string path, OutboundOptions options)
    {
        if (!Uri.TryCreate(given, UriKind.Absolute, out var target) || target.Scheme is not ("https" or "http") || target.UserInfo.Length > 0 || target.Fragment.Length > 0
            || !options.IsPortAllowed(target.Port) || target.Host.Length == 0 || IsLocalName(target) || (IPAddress.TryParse(target.DnsSafeHost, out var address) && !PublicAddresses.MayBeReached(address, options.Networks)))
        {
            throw new InvalidInputException(path, "Give an address on the public Internet, such as https://example.com/hook, without a password in it.", "forbidden_target");
        }

        return target;
    }

    /// <summary>The same guard for a service that the operator has named in the settings: its own host may be inside, what it refers to may not.</summary>
    public static HttpMessageHandler Trusting(Uri named, INameResolver names, OutboundOptions options) => Handler(names, options, named);

    internal static IServiceCollection AddGuardedHttp(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<OutboundOptions>(configuration.GetSection("Crm:Outbound"));
        services.TryAddSingleton<INameResolver, SystemNameResolver>();
        services.AddHttpClient(Client)
            .ConfigureHttpClient((p, http) =>
            {
                http.Timeout = TimeSpan.FromSeconds(p.GetRequiredService<IOptions<OutboundOptions>>().Value.TimeoutSeconds);
                http.MaxResponseContentBufferSize = MaxAnswer;
                http.DefaultRequestHeaders.UserAgent.ParseAdd("CRM");
            })
            .ConfigurePrimaryHttpMessageHandler(p => Handler(p.GetRequiredService<INameResolver>(), p.GetRequiredService<IOptions<OutboundOptions>>().Value));
        return services;
    }

    internal static SocketsHttpHandler Handler(INameResolver names, OutboundOptions options, Uri? trusted = null) => new()
    {
        ConnectCallback = (context, ct) => Connect(context.DnsEndPoint, names, options, IsAt(context.DnsEndPoint, trusted), ct),
        MaxAutomaticRedirections = MaxRedirects,

        // A proxy would resolve the name itself; cookies would carry something from one target to the next.
        UseProxy = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 32,
    };

    private static async ValueTask<Stream> Connect(DnsEndPoint target, INameResolver names, OutboundOptions options, bool isTrusted, CancellationToken ct)
    {
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await names.Resolve(target.Host, ct);

        // One bad address spoils them all: whoever mixes them hopes for the second try.
        if (addresses.Count == 0 || !(isTrusted || (options.IsPortAllowed(target.Port) && addresses.All(a => PublicAddresses.MayBeReached(a, options.Networks)))))
        {
            throw new ForbiddenTargetException(target.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses], target.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsAt(DnsEndPoint target, Uri? trusted) =>
        trusted is not null && target.Port == trusted.Port && target.Host.Equals(trusted.DnsSafeHost, StringComparison.OrdinalIgnoreCase);

    private static bool IsLocalName(Uri target) =>
        target.DnsSafeHost.TrimEnd('.') is var host && (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase));
}
