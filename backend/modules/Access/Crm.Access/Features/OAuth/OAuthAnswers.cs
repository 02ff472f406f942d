using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace Crm.Access.Features.OAuth;

/// <summary>Tokens, as RFC 6749, 5.1 names them.</summary>
internal sealed record IssuedTokens(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("scope")] string Scope,
    [property: JsonPropertyName("refresh_token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? RefreshToken);

/// <summary>A refusal, as RFC 6749, 5.2 names it.</summary>
internal sealed record OAuthError([property: JsonPropertyName("error")] string Error, [property: JsonPropertyName("error_description")] string Description)
{
    public static readonly OAuthError Unreadable = new("invalid_request", "Send each parameter once, as application/x-www-form-urlencoded, and credentials in one place.");
    public static readonly OAuthError UnknownClient = new("invalid_client", "There is no such app, or the secret is not right.");
    public static readonly OAuthError Grant = new("invalid_grant", "The code or token is not valid, has run out, was used already, or is not this app's.");
    public static readonly OAuthError Scope = new("invalid_scope", "A scope is unknown, or wider than what this app may have.");

    /// <summary>400, and 401 where the app could not be recognised.</summary>
    public IResult Answer(HttpContext http)
    {
        var isClient = Error == UnknownClient.Error;
        if (isClient)
        {
            http.Response.Headers.WWWAuthenticate = "Basic realm=\"crm\"";
        }

        return TypedResults.Json(this, statusCode: isClient ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest);
    }
}
