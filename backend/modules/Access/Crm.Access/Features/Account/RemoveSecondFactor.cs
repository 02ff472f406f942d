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

namespace Crm.Access.Features.Account;

/// <summary>Whether one's own second factor is on.</summary>
internal sealed class SecondFactorResponse
{
    public required bool On { get; init; }

    /// <summary>A role asks for it and there is no passkey, so that it cannot be removed.</summary>
    public required bool Required { get; init; }

    public required int RecoveryCodesLeft { get; init; }
}

/// <summary>Removes one's own second factor.</summary>
internal sealed record RemoveSecondFactor(string Password, string? Code, Visitor Visitor) : ICommand;

/// <summary>Removes the second factor of somebody who has lost telephone and recovery codes, and signs them out.</summary>
internal sealed record ResetSecondFactor(Guid UserId) : ICommand;

internal sealed class RemoveSecondFactorHandler(
    AccessDb access, ICurrentUser caller, GrantCeiling ceiling, Identification identification, SecondFactors factors, AccessChanges changes, Revocation revocation, IAuditLog audit)
    : IRequestHandler<RemoveSecondFactor, Unit>, IRequestHandler<ResetSecondFactor, Unit>
{
    public async Task<Unit> Handle(RemoveSecondFactor request, CancellationToken ct)
    {
        var user = await access.Person(caller, ct);
        if (user.NeedsSecondFactor && !await access.Passkeys.AnyAsync(p => p.UserId == user.Id, ct))
        {
            throw new ConflictException("second_factor_required_by_role", "Your role asks for a second factor, so it cannot be removed.");
        }

        await identification.ProveAll(user, request.Password, request.Code, request.Visitor, ct);
        await End(user, ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(ResetSecondFactor request, CancellationToken ct)
    {
        var user = await access.UsersWithRoles.SingleOrDefaultAsync(u => u.Id == request.UserId, ct) ?? throw new NotFoundException("user");
        await ceiling.Check(user.Roles, ct);
        await End(user, ct);
        await revocation.OfSessions(user.Id, except: null, ct);
        return Unit.Value;
    }

    private async Task End(User user, CancellationToken ct)
    {
        await changes.Tell(ct);
        await factors.Remove(user.Id, ct);
        audit.Write(AuditActions.SecondFactorOff, "user", user.Id);
    }
}

internal sealed class SecondFactorEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/session/second-factor", async (AccessDb access, ICurrentUser caller, SecondFactors factors, CancellationToken ct) =>
            {
                var user = await access.Person(caller, ct);
                return TypedResults.Ok(new SecondFactorResponse
                {
                    On = await factors.IsOn(user.Id, ct), Required = user.NeedsSecondFactor && !await access.Passkeys.AnyAsync(p => p.UserId == user.Id, ct), RecoveryCodesLeft = await access.RecoveryCodes.CountAsync(c => c.UserId == user.Id, ct),
                });
            })
            .WithName("GetSecondFactor").WithTags("Session").WithSummary("Whether your second factor is on")
            .EvenBeforeAnythingElse().RequiresSignIn();

        routes.MapPost("/session/second-factor/remove", async (Proof body, HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new RemoveSecondFactor(body.Password, body.Code, http.Visitor()), ct);
                return TypedResults.NoContent();
            })
            .WithName("RemoveSecondFactor").WithTags("Session").WithSummary("Remove your second factor, with password and code")
            .ProducesProblem(StatusCodes.Status409Conflict).RequiresSignIn();

        routes.MapDelete("/users/{id:guid}/second-factor", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new ResetSecondFactor(id), ct);
                return TypedResults.NoContent();
            })
            .WithName("ResetSecondFactor").WithTags("Users").WithSummary("Remove the second factor of somebody who has lost it; their sessions end")
            .RequiresFreshProof().Requires(AccessPermissions.ManageUsers);
    }
}
