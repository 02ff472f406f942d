using Crm.Access.Security;
using Crm.Platform.Http;
using Crm.Platform.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Access.Features.OAuth;

internal sealed class TokenEndpoint : IRootEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/oauth/token", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                if (await OAuthForm.Read(http, ct) is not { } form || OAuthForm.Client(http, form) is not var (id, secret))
                {
                    return OAuthError.Unreadable.Answer(http);
                }

                var request = new TokenRequest
                {
                    GrantType = form.GetValueOrDefault("grant_type"), ClientId = id, ClientSecret = secret, Scope = form.GetValueOrDefault("scope"), Code = form.GetValueOrDefault("code"),
                    RedirectUri = form.GetValueOrDefault("redirect_uri"), CodeVerifier = form.GetValueOrDefault("code_verifier"), RefreshToken = form.GetValueOrDefault("refresh_token"),
                };
                var answer = await mediator.Send(new IssueToken(request), ct);
                http.Response.Headers.Pragma = "no-cache";
                return answer.Error?.Answer(http) ?? TypedResults.Json(answer.Tokens);
            })
            .WithName("IssueToken").WithTags("OAuth")
            .WithSummary("Get an access token for an app (RFC 6749)")
            .WithDescription(
                "With `client_credentials` an app acts by its own role; with `authorization_code` for the person who allowed it at `/oauth/authorize`, always with PKCE (S256); with `refresh_token` once more, for which it "
                + "gets a new refresh token: one that is used twice ends all of them. Errors are those of RFC 6749, 5.2, and not problem documents.")
            .ReadsForm(typeof(TokenRequest)).Produces<IssuedTokens>().Produces<OAuthError>(StatusCodes.Status400BadRequest).Produces<OAuthError>(StatusCodes.Status401Unauthorized)
            .LimitSignIns(SignInDoor.Programs).BringsItsOwnCredentials();

        // Otherwise the browser application would answer other methods with its page.
        routes.MapFallback("/oauth/{what:regex(^(token|revoke)$)}", () => TypedResults.StatusCode(StatusCodes.Status405MethodNotAllowed)).BringsItsOwnCredentials();
    }
}
