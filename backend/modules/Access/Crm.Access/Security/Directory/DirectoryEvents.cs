using Crm.Platform.Hosting;
using Crm.Platform.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Crm.Access.Security.Directory;

/// <summary>Our part of the exchange with the directory: where it sends people back to, and what they read where it fails.</summary>
internal sealed partial class DirectoryEvents(IConfiguration configuration, ILogger<DirectoryEvents> logger) : OpenIdConnectEvents
{
    /// <summary>Which page of the browser application goes on, with a code or with what has happened.</summary>
    public const string Page = "page";

    public const string SignInPage = "/sign-in";

    public static string Address(string page, string outcome, string? returnTo) =>
        $"{page}{QueryString.Create([KeyValuePair.Create("directory", (string?)outcome), .. returnTo is null or "/" ? [] : new[] { KeyValuePair.Create("next", (string?)returnTo) }])}";

    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        // Behind a proxy the request does not know the address by which people come, and the directory knows only that one.
        if (!string.IsNullOrWhiteSpace(configuration[PublicAddress.Setting]))
        {
            context.ProtocolMessage.RedirectUri = PublicAddress.Of(configuration) + DirectorySetup.CallbackPath;
        }

        return Task.CompletedTask;
    }

    // The framework takes unsigned tokens that come straight from the token endpoint, since TLS says whose they are; a proxy in between would not have to be broken twice.
    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (string.IsNullOrEmpty(context.SecurityToken.RawSignature))
        {
            context.Fail("The ID token is not signed.");
        }

        return Task.CompletedTask;
    }

    public override Task TicketReceived(TicketReceivedContext context)
    {
        context.Principal = DirectoryTicket.Principal(context.Principal!);
        return Task.CompletedTask;
    }

    public override Task AccessDenied(AccessDeniedContext context)
    {
        Lead(context.Response, context.Properties, "cancelled");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    public override Task RemoteFailure(RemoteFailureContext context)
    {
        LogFailure(logger, context.Failure!.GetType().Name, Reason(context.Failure));
        Lead(context.Response, context.Properties, context.Failure is HttpRequestException or OperationCanceledException ? "unavailable" : "failed");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static void Lead(HttpResponse response, AuthenticationProperties? properties, string outcome) =>
        response.Redirect(LocalAddress.Of(Address(properties?.Items.TryGetValue(Page, out var page) == true ? page! : SignInPage, outcome, returnTo: null)));

    // Messages quote what came from outside; the code of the rule that was broken is enough, and ours to read.
    private static string Reason(Exception failure) => failure.Message is ['I', 'D', 'X', ..] and { Length: > 8 } message ? message[..8] : "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in through the directory failed: {Kind}: {Reason}")]
    private static partial void LogFailure(ILogger logger, string kind, string reason);
}
