using Crm.Access.Domain;
using Crm.Platform.Hosting;
using Crm.Platform.Http;
using Crm.Platform.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;

namespace Crm.Access.Features.OAuth;

/// <summary>Where apps find out how to ask (RFC 8414).</summary>
internal sealed class OAuthMetadataEndpoint : IRootEndpoint
{
    private const string Address = "/.well-known/oauth-authorization-server";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapFallback(Address, () => TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed)).BringsItsOwnCredentials();
        routes.MapGet(Address, (IConfiguration configuration, ModuleCatalog modules) =>
            {
                var issuer = PublicAddress.Of(configuration);
                string[] ways = ["client_secret_basic", "client_secret_post", "none"];
                return TypedResults.Json(new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["issuer"] = issuer,
                    ["authorization_endpoint"] = $"{issuer}/oauth/authorize",
                    ["token_endpoint"] = $"{issuer}/oauth/token",
                    ["revocation_endpoint"] = $"{issuer}/oauth/revoke",
                    ["response_types_supported"] = (string[])["code"],
                    ["response_modes_supported"] = (string[])["query"],
                    ["grant_types_supported"] = (string[])["authorization_code", "refresh_token", "client_credentials"],
                    ["code_challenge_methods_supported"] = (string[])["S256"],
                    ["token_endpoint_auth_methods_supported"] = ways,
                    ["revocation_endpoint_auth_methods_supported"] = ways,
                    ["authorization_response_iss_parameter_supported"] = true,
                    ["scopes_supported"] = modules.Permissions.Select(p => KeyScopes.Of(p.Name)).Order(StringComparer.Ordinal).ToList(),
                    ["service_documentation"] = $"{issuer}/swagger",
                });
            })
            .WithName("GetOAuthMetadata").WithTags("OAuth").WithSummary("How apps get tokens here (RFC 8414)")
            .BringsItsOwnCredentials();
    }
}
