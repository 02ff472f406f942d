using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Idempotency;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Invitations;

/// <summary>Sends an invitation again with a new link; the old one no longer works, and the days begin anew.</summary>
internal sealed record ResendInvitation(Guid Id) : ICommand<InvitationResponse>;

/// <summary>Takes an invitation back.</summary>
internal sealed record RevokeInvitation(Guid Id) : ICommand;

internal sealed class SteerInvitationHandler(AccessDb access, GrantCeiling ceiling, AccountMails mails, IAuditLog audit, TimeProvider clock)
    : IRequestHandler<ResendInvitation, InvitationResponse>, IRequestHandler<RevokeInvitation, Unit>
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<InvitationResponse> Handle(ResendInvitation request, CancellationToken ct)
    {
        var invitation = await Pending(request.Id, ct);
        await ceiling.Check(await access.RolesOf(invitation.RoleIds, "roleIds", ct), ct);
        var secret = invitation.Renew(Now);
        await mails.Invite(invitation, secret, ct);
        audit.Write(AuditActions.InvitationSent, "invitation", invitation.Id, new { again = true });
        var response = InvitationResponse.Of(invitation, Now);
        response.Link = mails.Deliver ? null : mails.Link("invitation", secret);
        return response;
    }

    public async Task<Unit> Handle(RevokeInvitation request, CancellationToken ct)
    {
        (await Pending(request.Id, ct)).Revoke(Now);
        audit.Write(AuditActions.InvitationRevoked, "invitation", request.Id);
        return Unit.Value;
    }

    private async Task<Invitation> Pending(Guid id, CancellationToken ct)
    {
        var invitation = await access.Invitations.SingleOrDefaultAsync(i => i.Id == id, ct) ?? throw new NotFoundException("invitation");
        return invitation.StateAt(Now) is InvitationState.Open or InvitationState.Expired
            ? invitation
            : throw new ConflictException("invitation_ended", "This invitation was accepted or revoked. Make a new one.");
    }
}

internal sealed class SteerInvitationEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/invitations/{id:guid}/resend", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ResendInvitation(id), ct)))
            .WithName("ResendInvitation").WithTags("Invitations").WithSummary("Send an invitation again, with a new link")
            .AnswersSecret().ProducesProblem(StatusCodes.Status409Conflict).Requires(AccessPermissions.ManageUsers);

        routes.MapDelete("/invitations/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new RevokeInvitation(id), ct);
                return TypedResults.NoContent();
            })
            .WithName("RevokeInvitation").WithTags("Invitations").WithSummary("Take an invitation back: its link no longer works")
            .ProducesProblem(StatusCodes.Status409Conflict).Requires(AccessPermissions.ManageUsers);
    }
}
