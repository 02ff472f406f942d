using System.Net;

namespace Crm.Platform.Outbound;

/// <summary>Where the product may connect to on the word of its users: section <c>Crm:Outbound</c>.</summary>
public sealed class OutboundOptions
{
    /// <summary>Networks such as <c>10.1.2.0/24</c> that are reached although they are not public.</summary>
    public IList<string> AllowedNetworks { get; } = [];

    /// <summary>Ports that may be connected to.</summary>
    public IList<int> Ports { get; } = [];

    public int TimeoutSeconds { get; set; } = 15;

    internal IReadOnlyList<IPNetwork> Networks => [.. AllowedNetworks.Select(n => IPNetwork.Parse(n))];

    internal bool IsPortAllowed(int port) => Ports.Count == 0 ? port is 80 or 443 or 8080 or 8443 : Ports.Contains(port);
}

/// <summary>The target leads to where nobody but the operator may send the product.</summary>
public sealed class ForbiddenTargetException(string host) : Exception($"{host} is not on the public Internet, or not at a port for the web.");

/// <summary>Port: the addresses of a name, asked for each connection.</summary>
public interface INameResolver
{
    Task<IReadOnlyList<IPAddress>> Resolve(string host, CancellationToken ct);
}

/// <summary>Asks the operating system.</summary>
internal sealed class SystemNameResolver : INameResolver
{
    public async Task<IReadOnlyList<IPAddress>> Resolve(string host, CancellationToken ct) => await Dns.GetHostAddressesAsync(host, ct);
}
