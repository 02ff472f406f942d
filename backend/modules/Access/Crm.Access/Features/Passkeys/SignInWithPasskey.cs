using System.Text.Json;
using Crm.Access.Domain;
using Crm.Access.Features.Sessions;
using Crm.Access.Security;
using Crm.Access.Security.Directory;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Crm.Access.Features.Passkeys;

/// <summary>What a browser sends after somebody has unlocked a passkey.</summary>
internal sealed record PasskeyCredentials(JsonElement Credential, string State, bool KeepSignedIn = false);

/// <summary>Begins a session for whoever holds a passkey; it stands for password and second factor.</summary>
internal sealed record SignInWithPasskey(PasskeyAnswer Answer, bool KeepSignedIn, Visitor Visitor) : ICommand<StartedSession>;

internal sealed class SignInWithPasskeyHandler(PasskeyCeremonies passkeys, Identification identification, Entrance entrance, IOptions<DirectoryOptions> directory) : IRequestHandler<SignInWithPasskey, StartedSession>
{
    public async Task<StartedSession> Handle(SignInWithPasskey request, CancellationToken ct)
    {
        if (await passkeys.Check(PasskeyPurpose.SignIn, sessionId: null, request.Answer, ct) is not { } user)
        {
            throw await identification.PasskeyRefusal(await passkeys.OwnerOf(request.Answer, ct), SignInOutcome.WrongPasskey, request.Visitor, ct);
        }

        if (directory.Value.Only && !user.IsActiveAdministrator)
        {
            throw await identification.PasskeyRefusal(user.Id, SignInOutcome.DirectoryOnly, request.Visitor, ct);
        }

        return user.IsActive
            ? entrance.Begin(user, request.KeepSignedIn, SignInMethod.Passkey, request.Visitor)
            : throw await identification.PasskeyRefusal(user.Id, SignInOutcome.Deactivated, request.Visitor, ct);
    }
}

internal sealed class SignInWithPasskeyEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/session/passkey/question", async (PasskeyCeremonies passkeys) => TypedResults.Ok(await passkeys.AskForProof(user: null, sessionId: null)))
            .WithName("AskForPasskey").WithTags("Session").WithSummary("What to ask a browser for, to sign in with a passkey")
            .WithDescription("Give `options` to `navigator.credentials.get`, and send what it answers to `POST /session/passkey`, with `state`, within five minutes.")
            .OpenToAnyone();

        routes.MapPost("/session/passkey", async (PasskeyCredentials body, HttpContext http, IMediator mediator, Browser browser, CancellationToken ct) =>
            {
                var session = await mediator.Send(new SignInWithPasskey(new PasskeyAnswer(body.Credential, body.State), body.KeepSignedIn, http.Visitor()), ct);
                return TypedResults.Ok(await browser.Enter(http, session, ct));
            })
            .WithName("SignInWithPasskey").WithTags("Session").WithSummary("Sign in with a passkey; the answer sets the session cookie")
            .WithDescription(
                "A passkey counts as password and second factor: whoever has it was asked by the device for a PIN, a finger or a face. A wrong answer is 401 `passkey_refused`, one that came too "
                + "late or a second time 401 `passkey_expired`.")
            .ProducesProblem(StatusCodes.Status401Unauthorized).LimitSignIns().OpenToAnyone();
    }
}
