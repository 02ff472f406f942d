using Crm.Access.Domain;
using Crm.Access.Features.Sessions;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Passkeys;

/// <summary>Proves again, with a passkey, whose the session is.</summary>
internal sealed record ProveWithPasskey(PasskeyAnswer Answer, Guid? SessionId, Visitor Visitor) : ICommand;

internal sealed class ProveWithPasskeyHandler(
    AccessDb access, ICurrentUser caller, PasskeyCeremonies passkeys, Identification identification, AccessChanges changes, IAuditLog audit, TimeProvider clock)
    : IRequestHandler<ProveWithPasskey, Unit>
{
    public async Task<Unit> Handle(ProveWithPasskey request, CancellationToken ct)
    {
        var user = await access.Person(caller, ct);
        if ((await passkeys.Check(PasskeyPurpose.Prove, request.SessionId, request.Answer, ct))?.Id != user.Id)
        {
            await identification.PasskeyRefusal(user.Id, SignInOutcome.WrongPasskey, request.Visitor, ct);
            throw new InvalidInputException("credential", "This is not one of your passkeys.", "passkey_refused");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        await changes.Tell(ct);
        await access.Sessions.Where(s => s.Id == request.SessionId && s.UserId == user.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.VerifiedAt, now), ct);
        audit.Write(AuditActions.IdentityProved, "user", user.Id, new { method = SignInMethod.Passkey });
        return Unit.Value;
    }
}

internal sealed class ProveWithPasskeyEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/session/proof/passkey/question", async (HttpContext http, AccessDb access, ICurrentUser caller, PasskeyCeremonies passkeys, CancellationToken ct) =>
                TypedResults.Ok(await passkeys.AskForProof(await access.Person(caller, ct), SessionCookie.SessionOf(http))))
            .WithName("AskForPasskeyProof").WithTags("Session").WithSummary("What to ask a browser for, to prove with a passkey that it is you")
            .EvenBeforeAnythingElse().RequiresSignIn();

        routes.MapPost("/session/proof/passkey", async (PasskeyAnswer body, HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new ProveWithPasskey(body, SessionCookie.SessionOf(http), http.Visitor()), ct);
                return TypedResults.NoContent();
            })
            .WithName("ProveIdentityWithPasskey").WithTags("Session").WithSummary("Prove with a passkey that it is you, before dangerous acts")
            .LimitSignIns().EvenBeforeAnythingElse().RequiresSignIn();
    }
}
