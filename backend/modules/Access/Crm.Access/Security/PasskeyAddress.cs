using System.Net;

namespace Crm.Access.Security;

/// <summary>
/// For which host passkeys are made, and from which pages they may be used: those of the public address alone. On one's own machine every port of
/// localhost is the same place, so that the development server of the browser app works too.
/// </summary>
internal sealed class PasskeyAddress(string publicAddress)
{
    private const string OwnMachine = "localhost";

    private readonly Uri address = new(publicAddress);

    /// <summary>WebAuthn calls it the id of the relying party; an IP address cannot be one.</summary>
    public string Domain => IsOwnMachine ? OwnMachine : address.IdnHost;

    private bool IsOwnMachine => address.Host == OwnMachine || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    public bool Allows(string? origin) => Uri.TryCreate(origin, UriKind.Absolute, out var asked)
        && string.Equals(origin, asked.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase)
        && (IsOwnMachine
            ? asked.Host == OwnMachine && (asked.Scheme == Uri.UriSchemeHttp || asked.Scheme == Uri.UriSchemeHttps)
            : asked.Scheme == address.Scheme && asked.Port == address.Port && string.Equals(asked.IdnHost, address.IdnHost, StringComparison.OrdinalIgnoreCase));
}
