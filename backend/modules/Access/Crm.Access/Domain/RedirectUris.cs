using System.Net;

namespace Crm.Access.Domain;

/// <summary>Where answers to apps may go (RFC 9700, 2.1 and 4.1; RFC 8252, 7).</summary>
internal static class RedirectUris
{
    public const int MaxLength = 500;

    /// <summary>HTTPS, the machine itself, or a scheme of the app's own that is a domain turned around; never with a fragment, which is the answer's place.</summary>
    public static bool IsFine(string? given) =>
        given is { Length: > 0 and <= MaxLength } && !given.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && Uri.TryCreate(given, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0 && !given.Contains('#', StringComparison.Ordinal) && !given.Contains('\\', StringComparison.Ordinal) && IsReachable(uri);

    /// <summary>The address that was asked for, where the app has it exactly; a path of ours is meant on the hosts under which we are known.</summary>
    public static bool Has(ConnectedApp app, string? asked, IReadOnlyCollection<string> ownOrigins) =>
        asked is not null && app.RedirectUris.Exists(known => known is ['/', ..] ? ownOrigins.Any(origin => asked == origin + known) : asked == known);

    /// <summary>The address with the members of an answer.</summary>
    public static string With(string redirectUri, params (string Name, string? Value)[] answer) => redirectUri
        + (redirectUri.Contains('?', StringComparison.Ordinal) ? '&' : '?')
        + string.Join('&', answer.Where(a => a.Value is not null).Select(a => $"{a.Name}={Uri.EscapeDataString(a.Value!)}"));

    private static bool IsReachable(Uri uri) => uri.Scheme switch
    {
        "https" => uri.Host.Length > 0,
        "http" => uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)),
        _ => uri.Scheme.Contains('.', StringComparison.Ordinal),
    };
}
