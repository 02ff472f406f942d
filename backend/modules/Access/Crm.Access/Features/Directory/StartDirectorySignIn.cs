using Crm.Access.Security;
using Crm.Access.Security.Directory;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crm.Access.Features.Directory;

/// <summary>Leads a browser to the company's directory, to sign in or to prove again who is there.</summary>
internal sealed partial class StartDirectorySignIn : IRootEndpoint
{
    private const string ProofPage = "/directory-proof";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oidc/start", async (HttpContext http, IOptions<DirectoryOptions> options, ILogger<StartDirectorySignIn> logger, string? returnTo = null, bool keep = false, bool prove = false) =>
            {
                if (!options.Value.IsOn)
                {
                    return Results.NotFound();
                }

                var page = prove ? ProofPage : DirectoryEvents.SignInPage;
                try
                {
                    await http.ChallengeAsync(DirectorySetup.SchemeName, Question(page, LocalAddress.Of(returnTo), keep, prove));
                    return Results.Empty;
                }
                catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
                {
                    // It has no discovery document for us: it does not run, or the address in the settings is wrong.
                    LogUnreachable(logger, e);
                    return Results.LocalRedirect(LocalAddress.Of(DirectoryEvents.Address(page, "unavailable", returnTo: null)));
                }
            })
            .ExcludeFromDescription().LimitSignIns().OpenToAnyone();

        // Otherwise the browser application would answer with its page where there is no directory.
        routes.MapFallback("/oidc/{**path}", () => TypedResults.NotFound()).OpenToAnyone();
    }

    private static OpenIdConnectChallengeProperties Question(string page, string returnTo, bool keep, bool prove)
    {
        var properties = new OpenIdConnectChallengeProperties { RedirectUri = DirectoryEvents.Address(page, "done", returnTo) };
        properties.Items[DirectoryEvents.Page] = page;
        if (keep)
        {
            properties.Items[DirectoryTicket.Keep] = "1";
        }

        if (prove)
        {
            // A session that the directory still has proves nothing of who sits there now.
            properties.Prompt = "login";
            properties.MaxAge = TimeSpan.Zero;
        }

        return properties;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The directory of Crm:OpenIdConnect:Authority cannot be reached")]
    private static partial void LogUnreachable(ILogger logger, Exception exception);
}
