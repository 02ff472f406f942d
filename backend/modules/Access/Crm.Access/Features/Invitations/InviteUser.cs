using Crm.Access.Domain;
using Crm.Access.Features.Users;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Idempotency;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Invitations;

/// <summary>Invites somebody by mail; they get no more than the inviter may.</summary>
internal sealed record InviteUser(string Email, string Name, IReadOnlyList<Guid> RoleIds, Guid? TeamId = null, Guid? PartnerId = null) : ICommand<InvitationResponse>;

internal sealed class InviteUserValidator : AbstractValidator<InviteUser>
{
    public InviteUserValidator()
    {
        RuleFor(i => i.Email).IsEmail();
        RuleFor(i => i.Name).IsName();
        RuleFor(i => i.RoleIds).IsRoles();
    }
}

internal sealed class InviteUserHandler(AccessDb access, GrantCeiling ceiling, PartnerUsers partners, ICurrentUser user, AccountMails mails, IAuditLog audit, TimeProvider clock)
    : IRequestHandler<InviteUser, InvitationResponse>
{
    public async Task<InvitationResponse> Handle(InviteUser request, CancellationToken ct)
    {
        var roles = await access.RolesOf(request.RoleIds, "roleIds", ct);
        await ceiling.Check(roles, ct);
        await access.TeamOf(request.TeamId, "teamId", ct);
        await partners.Check(request.PartnerId, roles, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var key = EmailKey.Of(request.Email);
        if (await access.Users.AnyAsync(u => u.EmailKey == key, ct))
        {
            throw new ConflictException("email_taken", "Somebody already signs in with this e-mail address.");
        }

        if (await access.Invitations.AnyAsync(i => i.EmailKey == key && i.AcceptedAt == null && i.RevokedAt == null && i.ExpiresAt > now, ct))
        {
            throw new ConflictException("already_invited", "There is an open invitation for this e-mail address. Send it again or revoke it.");
        }

        var invitation = new Invitation(request.Email, request.Name, request.RoleIds.Distinct(), request.TeamId, user.Id, now).ForPartner(request.PartnerId);
        var secret = invitation.Renew(now);
        access.Invitations.Add(invitation);
        await mails.Invite(invitation, secret, ct);
        audit.Write(AuditActions.InvitationSent, "invitation", invitation.Id, new { roles = invitation.RoleIds, team = invitation.TeamId });
        var response = InvitationResponse.Of(invitation, now);
        response.Link = mails.Deliver ? null : mails.Link("invitation", secret);
        return response;
    }
}

internal sealed class InviteUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/invitations", async (InviteUser body, IMediator mediator, CancellationToken ct) =>
        {
            var invitation = await mediator.Send(body, ct);
            return TypedResults.Created($"/api/v1/invitations/{invitation.Id}", invitation);
        })
        .WithName("InviteUser").WithTags("Invitations")
        .WithSummary("Invite somebody by mail to make an account")
        .WithDescription("The link in the mail works for seven days and once. Where no mail server is set up, the answer shows the link this once.")
        .AnswersSecret()
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires(AccessPermissions.ManageUsers);
}
