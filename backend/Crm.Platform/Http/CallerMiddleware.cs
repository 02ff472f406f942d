using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Crm.Platform.Http;

/// <summary>Section <c>Crm:SignIn</c>.</summary>
public sealed class ProofOptions
{
    /// <summary>For how many minutes a sign-in, or a repeated proof, is enough for dangerous acts.</summary>
    public int ProofMinutes { get; set; } = 30;
}

/// <summary>Finds out who is calling and whether the endpoint is theirs to call. Deny by default: an endpoint that says nothing is refused.</summary>
internal sealed class CallerMiddleware(RequestDelegate next, IOptions<ProofOptions> proof, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext http, CurrentUser user, Viewpoint viewpoint, ICallerSource callers, IAntiforgery antiforgery, AuditOrigin origin)
    {
        if (http.GetEndpoint() is not { } endpoint)
        {
            await next(http);
            return;
        }

        var access = endpoint.Metadata.GetMetadata<EndpointAccess>()
            ?? throw new ForbiddenException("This endpoint does not say who may call it, so nobody may.", "endpoint_without_access");
        origin.Take(http);
        if (endpoint.Metadata.GetMetadata<OwnCredentials>() is not null)
        {
            user.Become(Caller.Nobody);
            await next(http);
            return;
        }

        var caller = await callers.Find(http, http.RequestAborted);
        viewpoint.TimeZone = http.Request.Headers[Viewpoint.Header];
        if (caller is not null)
        {
            user.Become(caller);
        }
        else
        {
            user.Become(Caller.Nobody);
            if (access.Audience != EndpointAudience.Anonymous)
            {
                throw new NotSignedInException("not_signed_in", "Sign in, or send an API key.");
            }
        }

        if (access.Permission is { } permission && user.LevelOf(permission) == AccessLevel.None)
        {
            throw new ForbiddenException($"You need the permission {permission} for this.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["permission"] = permission },
            };
        }

        if (endpoint.Metadata.GetMetadata<SecretInAddress>() is null)
        {
            await GuardBrowser(http, caller, antiforgery);
        }

        CheckStanding(endpoint, access, caller);
        await next(http);
    }

    private void CheckStanding(Endpoint endpoint, EndpointAccess access, Caller? caller)
    {
        if (caller?.MustFirst is { } code && access.Audience != EndpointAudience.Anonymous && endpoint.Metadata.GetMetadata<BeforeAnythingElse>() is null)
        {
            throw new ForbiddenException("Your role asks for a second factor. Set it up first, then go on.", code);
        }

        if (caller?.Source == ChangeSource.App && (endpoint.Metadata.GetMetadata<FreshProof>() is not null || (access.Audience == EndpointAudience.SignedIn && endpoint.Metadata.GetMetadata<OpenToApps>() is null)))
        {
            throw new ForbiddenException("An app cannot do this for somebody: people do it themselves.", "people_only");
        }

        if (caller?.PartnerId is not null && access.Audience != EndpointAudience.Anonymous && endpoint.Metadata.GetMetadata<OpenToPartners>() is null)
        {
            throw new ForbiddenException("This is not open to the people of dealers.", "colleagues_only");
        }

        var oldest = clock.GetUtcNow().UtcDateTime.AddMinutes(-proof.Value.ProofMinutes);
        if (caller?.Source == ChangeSource.Browser && endpoint.Metadata.GetMetadata<FreshProof>() is not null && !(caller.ProvedAt >= oldest))
        {
            throw new ForbiddenException("Confirm first that it is you: enter your password again.", "proof_required")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["minutes"] = proof.Value.ProofMinutes },
            };
        }
    }

    // Keys are sent on purpose; a cookie is sent by itself, so a change needs the token that only our own pages can read.
    private static async Task GuardBrowser(HttpContext http, Caller? caller, IAntiforgery antiforgery)
    {
        var isUnsafe = !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || HttpMethods.IsOptions(http.Request.Method));
        if (isUnsafe && caller?.Source.IsProgram() != true && !await antiforgery.IsRequestValidAsync(http))
        {
            throw new InvalidInputException("X-CSRF-Token", "Send the antiforgeryToken of GET /api/v1/session as the header X-CSRF-Token.", "antiforgery");
        }
    }
}
