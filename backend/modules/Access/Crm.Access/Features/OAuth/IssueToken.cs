using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Mediation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.OAuth;

/// <summary>Gives an app tokens: for itself, for a code, or for a refresh token.</summary>
internal sealed record IssueToken(TokenRequest Form) : ICommand<TokenAnswer>;

/// <summary>One of the two. A refusal is an answer and no exception: what theft is answered with has to be committed.</summary>
internal sealed record TokenAnswer(IssuedTokens? Tokens, OAuthError? Error);

internal sealed class IssueTokenHandler(AccessDb access, AppTokens tokens, Revocation revocation, AccessChanges changes, UnitOfWork unitOfWork, IAuditLog audit) : IRequestHandler<IssueToken, TokenAnswer>
{
    public async Task<TokenAnswer> Handle(IssueToken request, CancellationToken ct)
    {
        var form = request.Form;
        if (await tokens.Authenticate(form.ClientId, form.ClientSecret, ct) is not { } app)
        {
            audit.Write(AuditActions.TokenRefused, details: new { error = OAuthError.UnknownClient.Error });
            return Refuse(OAuthError.UnknownClient);
        }

        return form.GrantType switch
        {
            "client_credentials" => ForItself(app, form),
            "authorization_code" => await ForCode(app, form, ct),
            "refresh_token" => await ForRefresh(app, form, ct),
            null or "" => Refuse(new OAuthError("invalid_request", "Say with grant_type what you want.")),
            _ => Refuse(new OAuthError("unsupported_grant_type", "Ask with client_credentials, authorization_code or refresh_token.")),
        };
    }

    private TokenAnswer ForItself(ConnectedApp app, TokenRequest form)
    {
        if (app.IsPublic || app.Role is null)
        {
            return Refuse(new OAuthError("unauthorized_client", "This app acts for people only: it has no role of its own."));
        }

        return tokens.Within(form.Scope, app.Scopes) is { } scopes ? Issue(app, grant: null, scopes) : Refuse(OAuthError.Scope);
    }

    private async Task<TokenAnswer> ForCode(ConnectedApp app, TokenRequest form, CancellationToken ct)
    {
        var hash = Secrets.Hash(form.Code ?? "");
        if (await access.AppGrants.SingleOrDefaultAsync(g => g.CodeHash == hash && g.AppId == app.Id, ct) is not { } grant)
        {
            return Refused(app, OAuthError.Grant);
        }

        // Of two requests with one code, one sets this.
        await unitOfWork.Begin(ct);
        var now = tokens.Now;
        if (await access.AppGrants.Where(g => g.Id == grant.Id && g.CodeUsedAt == null).ExecuteUpdateAsync(u => u.SetProperty(g => g.CodeUsedAt, now), ct) == 0)
        {
            return await Stolen(app, grant.Id, ct);
        }

        return grant.Fits(form.RedirectUri, form.CodeVerifier, now) ? Issue(app, grant, grant.Scopes) : Refused(app, OAuthError.Grant);
    }

    private async Task<TokenAnswer> ForRefresh(ConnectedApp app, TokenRequest form, CancellationToken ct)
    {
        var hash = Secrets.Hash(form.RefreshToken ?? "");
        var now = tokens.Now;
        var found = await (
            from t in access.AppTokens.Where(t => t.Hash == hash && t.Kind == AppTokenKind.Refresh && t.AppId == app.Id)
            join g in access.AppGrants on t.GrantId equals g.Id
            select new { Token = t, Grant = g }).SingleOrDefaultAsync(ct);
        if (found is null || found.Grant.RevokedAt is not null || found.Token.ExpiresAt <= now)
        {
            return Refused(app, OAuthError.Grant);
        }

        if (tokens.Within(form.Scope, found.Token.Scopes) is not { } scopes)
        {
            return Refuse(OAuthError.Scope);
        }

        await unitOfWork.Begin(ct);
        return await access.AppTokens.Where(t => t.Id == found.Token.Id && t.SpentAt == null).ExecuteUpdateAsync(u => u.SetProperty(t => t.SpentAt, now), ct) == 0
            ? await Stolen(app, found.Grant.Id, ct)
            : Issue(app, found.Grant, scopes);
    }

    // Somebody has what only the app should have, and nobody can say which of the two it is: all of it ends.
    private async Task<TokenAnswer> Stolen(ConnectedApp app, Guid grantId, CancellationToken ct)
    {
        await changes.Tell(ct);
        await revocation.OfApps(access.AppGrants.Where(g => g.Id == grantId), ct);
        audit.Write(AuditActions.TokenReused, "app", app.Id, new { grant = grantId });
        return Refuse(OAuthError.Grant);
    }

    private TokenAnswer Issue(ConnectedApp app, AppGrant? grant, IReadOnlyList<string> scopes)
    {
        audit.Write(AuditActions.TokenIssued, "app", app.Id, new { user = grant?.UserId, grant = grant?.Id, scopes });
        return new TokenAnswer(tokens.Issue(app, grant, scopes), Error: null);
    }

    private TokenAnswer Refused(ConnectedApp app, OAuthError error)
    {
        audit.Write(AuditActions.TokenRefused, "app", app.Id, new { error = error.Error });
        return Refuse(error);
    }

    private static TokenAnswer Refuse(OAuthError error) => new(Tokens: null, error);
}
