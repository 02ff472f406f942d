using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Crm.Access.Security;

/// <summary>What an app sends a person here with (RFC 6749, 4.1.1; RFC 7636, 4.3).</summary>
internal sealed record AppRequest(
    string ClientId, string RedirectUri, string? ResponseType = null, string? Scope = null, string? State = null, string? CodeChallenge = null, string? CodeChallengeMethod = null);

/// <summary>A request of a known app from a known address: what it may be allowed, or the error that the app is to hear.</summary>
internal sealed record CheckedRequest(ConnectedApp App, IReadOnlyList<string> Scopes, string? Error);

/// <summary>Looks whether a person may be asked, and whereto the answer goes.</summary>
internal sealed class AppRequests(AccessDb access, AppTokens tokens, IConfiguration configuration)
{
    private const int ChallengeLength = 43;

    /// <param name="request">As the app sent it.</param>
    /// <param name="origin">Scheme and host that the browser uses.</param>
    public async Task<CheckedRequest> Check(AppRequest request, string origin, CancellationToken ct)
    {
        // Without both, nobody is told anything: whoever made this address may be the attacker.
        var app = await access.Apps.SingleOrDefaultAsync(a => a.ClientId == request.ClientId && a.RevokedAt == null, ct)
            ?? throw new InvalidInputException("clientId", "There is no such app here, or it was revoked.", "unknown_app");
        if (!RedirectUris.Has(app, request.RedirectUri, [origin, PublicAddress.Of(configuration)]))
        {
            throw new InvalidInputException("redirectUri", "This app is not registered with this address.", "wrong_redirect");
        }

        var scopes = tokens.Within(request.Scope, app.Scopes);
        return new CheckedRequest(app, scopes ?? [], request switch
        {
            { ResponseType: not "code" } => "unsupported_response_type",
            { CodeChallengeMethod: not "S256" } or { CodeChallenge: null or { Length: not ChallengeLength } } => "invalid_request",
            _ when scopes is null => "invalid_scope",
            _ => null,
        });
    }

    /// <summary>The address with which the browser goes back to the app (RFC 6749, 4.1.2; RFC 9207).</summary>
    public string Answer(AppRequest request, string? code, string? error) =>
        RedirectUris.With(request.RedirectUri, ("code", code), ("error", error), ("state", request.State), ("iss", PublicAddress.Of(configuration)));
}
