using System.Text.Json;
using Crm.Access.Domain;
using Crm.Access.Features.Sessions;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Passkeys;

/// <summary>What a browser sends after it has made a passkey.</summary>
internal sealed record NewPasskey(string Name, JsonElement Credential, string State);

/// <summary>Keeps a passkey that was just made; from then on it signs its owner in.</summary>
internal sealed record AddPasskey(string Name, PasskeyAnswer Answer, Guid SessionId, Visitor Visitor) : ICommand<PasskeyResponse>;

internal sealed class AddPasskeyValidator : AbstractValidator<AddPasskey>
{
    public AddPasskeyValidator() => RuleFor(p => p.Name).IsName();
}

internal sealed class AddPasskeyHandler(
    AccessDb access, ICurrentUser caller, PasskeyCeremonies passkeys, SecondFactors factors, AccessChanges changes, Revocation revocation, IAuditLog audit)
    : IRequestHandler<AddPasskey, PasskeyResponse>
{
    public async Task<PasskeyResponse> Handle(AddPasskey request, CancellationToken ct)
    {
        var user = await access.Person(caller, ct);
        var passkey = await passkeys.Register(user, request.SessionId, request.Name.Trim(), request.Answer, request.Visitor, ct);
        await changes.Tell(ct);

        // What the role asked for is met from now on: sessions that began with the password alone must not profit from it.
        if (user.NeedsSecondFactor && !await factors.IsOn(user.Id, ct) && !await access.Passkeys.AnyAsync(p => p.UserId == user.Id && p.Id != passkey.Id, ct))
        {
            await revocation.OfSessions(user.Id, request.SessionId, ct);
        }

        audit.Write(AuditActions.PasskeyAdded, "user", user.Id, new { passkey = passkey.Id });
        return PasskeyResponse.Of(passkey);
    }
}

internal sealed class AddPasskeyEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/session/passkeys/question", async (HttpContext http, AccessDb access, ICurrentUser caller, PasskeyCeremonies passkeys, CancellationToken ct) =>
                TypedResults.Ok(await passkeys.AskToRegister(await access.Person(caller, ct), Session(http), ct)))
            .WithName("AskToAddPasskey").WithTags("Session").WithSummary("What to ask a browser for, to make a passkey")
            .WithDescription("Give `options` to `navigator.credentials.create`, and send what it answers to `POST /session/passkeys`, with `state`, within five minutes.")
            .EvenBeforeAnythingElse().RequiresFreshProof().RequiresSignIn();

        routes.MapPost("/session/passkeys", async (NewPasskey body, HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                var passkey = await mediator.Send(new AddPasskey(body.Name, new PasskeyAnswer(body.Credential, body.State), Session(http), http.Visitor()), ct);
                return TypedResults.Created($"/api/v1/session/passkeys/{passkey.Id}", passkey);
            })
            .WithName("AddPasskey").WithTags("Session").WithSummary("Add a passkey that the browser has just made; it signs you in from now on")
            .ProducesProblem(StatusCodes.Status409Conflict).EvenBeforeAnythingElse().RequiresFreshProof().RequiresSignIn();
    }

    private static Guid Session(HttpContext http) => SessionCookie.SessionOf(http) ?? throw new ForbiddenException("Only people can do this; programs have no account.", "people_only");
}
