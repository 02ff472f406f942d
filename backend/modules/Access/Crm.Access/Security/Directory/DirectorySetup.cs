using Crm.Access.Security.Directory;
using Crm.Platform.Outbound;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Crm.Access.Security.Directory;

/// <summary>Sign-in through the company's directory (OpenID Connect, code flow with PKCE). Nothing of it is registered where none is set.</summary>
internal static class DirectorySetup
{
    public const string SchemeName = "Directory";
    public const string CallbackPath = "/oidc/callback";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    // Keys of the directory's own: with a shared secret, or none at all, anybody who knows it could sign.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddDirectory(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        var services = authentication.Services;
        var section = configuration.GetSection(DirectoryOptions.Section);
        services.AddOptions<DirectoryOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectoryOptions>, DirectoryOptionsCheck>();
        services.AddScoped<DirectoryUsers>();
        if (section.Get<DirectoryOptions>() is not { IsOn: true })
        {
            return;
        }

        services.AddScoped<DirectoryEvents>();
        services.AddOptions<OpenIdConnectOptions>(SchemeName).Configure<IOptions<DirectoryOptions>, INameResolver, IOptions<OutboundOptions>>(
            (o, directory, names, outbound) => Connect(o, directory.Value, names, outbound.Value));
        authentication.AddOpenIdConnect(SchemeName, Harden).AddCookie(DirectoryTicket.SchemeName, o =>
        {
            o.Cookie.Name = "crm_directory";
            o.Cookie.Path = "/api/v1/session";
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SlidingExpiration = false;
            o.ExpireTimeSpan = Patience;
        });
    }

    private static void Connect(OpenIdConnectOptions o, DirectoryOptions directory, INameResolver names, OutboundOptions outbound)
    {
        var authority = new Uri(directory.Authority!);
        o.Authority = directory.Authority;
        o.RequireHttpsMetadata = !authority.IsLoopback;
        o.ClientId = directory.ClientId;
        o.ClientSecret = directory.ClientSecret;
        o.GetClaimsFromUserInfoEndpoint = directory.UserInfo;
        o.BackchannelHttpHandler = GuardedHttp.Trusting(authority, names, outbound);
        o.BackchannelTimeout = TimeSpan.FromSeconds(outbound.TimeoutSeconds);
    }

    private static void Harden(OpenIdConnectOptions o)
    {
        o.SignInScheme = DirectoryTicket.SchemeName;
        o.EventsType = typeof(DirectoryEvents);
        o.CallbackPath = CallbackPath;
        o.RemoteSignOutPath = default;
        o.SignedOutCallbackPath = default;
        o.ResponseType = OpenIdConnectResponseType.Code;
        o.ResponseMode = OpenIdConnectResponseMode.Query;
        o.UsePkce = true;
        o.SaveTokens = false;
        o.DisableTelemetry = true;
        o.RemoteAuthenticationTimeout = Patience;
        o.ProtocolValidator.NonceLifetime = Patience;
        o.Scope.Add("email");

        // Claims as the directory names them, and of UserInfo only those that are read.
        o.MapInboundClaims = false;
        o.ClaimActions.Clear();
        foreach (var claim in DirectoryIdentity.Claims)
        {
            o.ClaimActions.MapUniqueJsonKey(claim, claim);
        }

        o.TokenValidationParameters.ValidAlgorithms = Algorithms;
        o.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(2);
        foreach (var cookie in (CookieBuilder[])[o.CorrelationCookie, o.NonceCookie])
        {
            // The directory sends people back by a link, so that no cookie has to travel with forms of other sites.
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        o.CorrelationCookie.Name = "crm_directory_state_";
        o.NonceCookie.Name = "crm_directory_nonce_";
    }
}
