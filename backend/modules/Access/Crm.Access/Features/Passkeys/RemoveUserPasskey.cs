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

/// <summary>Removes the passkey of somebody who has lost the device, and signs them out.</summary>
internal sealed record RemoveUserPasskey(Guid UserId, Guid Id) : ICommand;

internal sealed class RemoveUserPasskeyHandler(AccessDb access, GrantCeiling ceiling, AccessChanges changes, Revocation revocation, IAuditLog audit) : IRequestHandler<RemoveUserPasskey, Unit>
{
    public async Task<Unit> Handle(RemoveUserPasskey request, CancellationToken ct)
    {
        var user = await access.UsersWithRoles.SingleOrDefaultAsync(u => u.Id == request.UserId, ct) ?? throw new NotFoundException("user");
        await ceiling.Check(user.Roles, ct);
        await changes.Tell(ct);
        access.Passkeys.Remove(await access.Passkeys.SingleOrDefaultAsync(p => p.Id == request.Id && p.UserId == user.Id, ct) ?? throw new NotFoundException("passkey"));
        await revocation.OfSessions(user.Id, except: null, ct);
        audit.Write(AuditActions.PasskeyRemoved, "user", user.Id, new { passkey = request.Id });
        return Unit.Value;
    }
}

internal sealed class RemoveUserPasskeyEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/users/{id:guid}/passkeys", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListPasskeys(id), ct)))
            .WithName("ListUserPasskeys").WithTags("Users").WithSummary("A user's passkeys, the oldest first")
            .Requires(AccessPermissions.ManageUsers);

        routes.MapDelete("/users/{id:guid}/passkeys/{passkeyId:guid}", async (Guid id, Guid passkeyId, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new RemoveUserPasskey(id, passkeyId), ct);
                return TypedResults.NoContent();
            })
            .WithName("RemoveUserPasskey").WithTags("Users").WithSummary("Remove a passkey of somebody who has lost the device; their sessions end")
            .RequiresFreshProof().Requires(AccessPermissions.ManageUsers);
    }
}
