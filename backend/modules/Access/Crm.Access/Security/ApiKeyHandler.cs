using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Crm.Access.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Access.Security;

/// <summary>Authenticates <c>Authorization: Bearer crm_...</c>, which is an API key or a token of an app; and for senders that know no other way, a key as the password of <c>Basic</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, CallerSource callers, LastSeen lastSeen)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Bearer = "Bearer ";
    private const string Basic = "Basic ";
    private const int MostBasic = 1000;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var secret = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : Password(header) ?? "";
        if (secret.StartsWith(AppToken.AccessStart, StringComparison.Ordinal))
        {
            var hash = Secrets.Hash(secret);
            return await callers.Token(hash, Context.RequestAborted) is null ? AuthenticateResult.Fail("The token is not valid.") : Success(new Claim(CallerSource.TokenClaim, hash));
        }

        if (!secret.StartsWith(ApiKey.Start, StringComparison.Ordinal) || await callers.Key(secret, Context.RequestAborted) is not { } id)
        {
            return AuthenticateResult.Fail("The key is not valid.");
        }

        lastSeen.OfKey(id);
        return Success(new Claim(CallerSource.KeyClaim, id.ToString()));
    }

    // Providers of mail call an address with the key in it: https://crm:crm_...@crm.example/api/v1/inbound-mail.
    private static string? Password(string header)
    {
        if (header.Length > MostBasic || !header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[MostBasic];
        if (!Convert.TryFromBase64String(header[Basic.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    private static AuthenticateResult Success(Claim claim) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([claim], SchemeName)), SchemeName));
}
