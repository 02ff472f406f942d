using System.Text.Json.Serialization;
using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.OpenApi;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.OAuth;

/// <summary>The form of RFC 7009, 2.1.</summary>
internal sealed class RevocationRequest
{
    /// <summary>An access token, which ends alone, or a refresh token, with which all ends that the person allowed.</summary>
    [JsonPropertyName("token")]
    public required string Token { get; init; }

    /// <summary>Not looked at: a token says itself what it is.</summary>
    [JsonPropertyName("token_type_hint")]
    public string? Hint { get; init; }

    [JsonPropertyName("client_id")]
    public string? ClientId { get; init; }

    [JsonPropertyName("client_secret")]
    public string? ClientSecret { get; init; }
}

/// <summary>Ends a token of an app; one that is unknown, or another app's, is answered alike.</summary>
internal sealed record RevokeToken(string? ClientId, string? ClientSecret, string Token) : ICommand<OAuthError?>;

internal sealed class RevokeTokenHandler(AccessDb access, AppTokens tokens, Revocation revocation, AccessChanges changes, IAuditLog audit) : IRequestHandler<RevokeToken, OAuthError?>
{
    public async Task<OAuthError?> Handle(RevokeToken request, CancellationToken ct)
    {
        if (await tokens.Authenticate(request.ClientId, request.ClientSecret, ct) is not { } app)
        {
            audit.Write(AuditActions.TokenRefused, details: new { error = OAuthError.UnknownClient.Error });
            return OAuthError.UnknownClient;
        }

        var hash = Secrets.Hash(request.Token);
        if (await access.AppTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.AppId == app.Id, ct) is not { } token)
        {
            return null;
        }

        await changes.Tell(ct);
        if (token.Kind == AppTokenKind.Refresh)
        {
            await revocation.OfApps(access.AppGrants.Where(g => g.Id == token.GrantId), ct);
        }
        else
        {
            await access.AppTokens.Where(t => t.Id == token.Id).ExecuteDeleteAsync(ct);
        }

        audit.Write(AuditActions.TokenRevoked, "app", app.Id, new { grant = token.GrantId });
        return null;
    }
}

internal sealed class RevokeTokenEndpoint : IRootEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/oauth/revoke", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            if (await OAuthForm.Read(http, ct) is not { } form || OAuthForm.Client(http, form) is not var (id, secret) || form.GetValueOrDefault("token") is not { Length: > 0 } token)
            {
                return OAuthError.Unreadable.Answer(http);
            }

            return (await mediator.Send(new RevokeToken(id, secret, token), ct))?.Answer(http) ?? TypedResults.Ok();
        })
        .WithName("RevokeToken").WithTags("OAuth")
        .WithSummary("End a token of an app (RFC 7009)")
        .WithDescription("Answers 200 also for a token that there is not. Errors are those of RFC 6749, 5.2, and not problem documents.")
        .ReadsForm(typeof(RevocationRequest)).Produces(StatusCodes.Status200OK).Produces<OAuthError>(StatusCodes.Status400BadRequest).Produces<OAuthError>(StatusCodes.Status401Unauthorized)
        .LimitSignIns(SignInDoor.Programs).BringsItsOwnCredentials();
}
