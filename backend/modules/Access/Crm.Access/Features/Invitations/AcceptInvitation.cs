using Crm.Access.Domain;
using Crm.Access.Features.Sessions;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Idempotency;
using Crm.Platform.Search;
using Crm.Access.Security.Directory;
using Microsoft.Extensions.Options;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Invitations;

/// <summary>The secret of a link that came by mail.</summary>
internal sealed record LinkSecret(string Token);

/// <summary>Who is invited, for the page on which they choose a password.</summary>
internal sealed class OpenInvitation
{
    public required string Email { get; init; }
    public required string Name { get; init; }
    public required DateTime ExpiresAt { get; init; }
}

/// <summary>What somebody sends who accepts an invitation.</summary>
internal sealed record Acceptance(string Token, string Name, string Password);

/// <summary>Makes the account of an invitation and signs its owner in.</summary>
internal sealed record AcceptInvitation(string Token, string Name, string Password, Visitor Visitor) : ICommand<StartedSession>;

internal sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator(PasswordRules rules)
    {
        RuleFor(a => a.Token).NotEmpty();
        RuleFor(a => a.Name).IsName();
        RuleFor(a => a.Password).IsNewPassword(rules);
    }
}

internal sealed class AcceptInvitationHandler(AccessDb access, Passwords passwords, AccessChanges changes, IOptions<DirectoryOptions> directory, IAuditLog audit, TimeProvider clock) : IRequestHandler<AcceptInvitation, StartedSession>
{
    public async Task<StartedSession> Handle(AcceptInvitation request, CancellationToken ct)
    {
        if (directory.Value.Only)
        {
            throw new ConflictException("directory_only", $"People sign in through {directory.Value.Name} here. Do so with the address that was invited, and the account is yours.");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        var invitation = await Find(access, request.Token, now, ct);
        var hash = passwords.Hash(request.Password);
        await changes.Tell(ct);

        // The update is what decides: of two requests with one link, one accepts.
        if (await access.Invitations.Where(i => i.Id == invitation.Id && i.Hash == invitation.Hash && i.AcceptedAt == null && i.RevokedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(i => i.AcceptedAt, now), ct) == 0)
        {
            throw Invalid();
        }

        var roles = await access.RolesOf(invitation.RoleIds, "token", ct);
        var team = await access.Teams.SingleOrDefaultAsync(t => t.Id == invitation.TeamId, ct);
        var user = new User(request.Name, Folding.Key(request.Name), invitation.Email, hash, roles, team, now).WorkingFor(invitation.PartnerId);
        user.SignedIn(now);
        access.Users.Add(user);
        audit.Write(AuditActions.InvitationAccepted, "user", user.Id, new { invitation = invitation.Id });
        access.SignIns.Add(new SignInRecord(user.Id, SignInOutcome.Succeeded, request.Visitor, now));
        var session = access.Sessions.Add(new Session(user.Id, keepSignedIn: false, request.Visitor, now)).Entity;
        return new StartedSession(session.Id, user.Id, session.KeepSignedIn, now);
    }

    public static async Task<Invitation> Find(AccessDb access, string token, DateTime now, CancellationToken ct)
    {
        var hash = Secrets.Hash(token);
        var invitation = await access.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash, ct);
        return invitation?.StateAt(now) == InvitationState.Open ? invitation : throw Invalid();
    }

    private static InvalidInputException Invalid() =>
        new("token", "This link is not valid any more. Ask whoever invited you to send it again.", "invitation_invalid");
}

internal sealed class AcceptInvitationEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/invitations/look-up", async (LinkSecret body, AccessDb access, TimeProvider clock, CancellationToken ct) =>
            {
                var invitation = await AcceptInvitationHandler.Find(access, body.Token, clock.GetUtcNow().UtcDateTime, ct);
                return TypedResults.Ok(new OpenInvitation { Email = invitation.Email, Name = invitation.Name, ExpiresAt = invitation.ExpiresAt });
            })
            .WithName("LookUpInvitation").WithTags("Invitations").WithSummary("Whom the link of an invitation belongs to")
            .LimitSignIns().OpenToAnyone();

        routes.MapPost("/invitations/accept", async (Acceptance body, HttpContext http, IMediator mediator, Browser browser, CancellationToken ct) =>
                TypedResults.Ok(await browser.Enter(http, await mediator.Send(new AcceptInvitation(body.Token, body.Name, body.Password, http.Visitor()), ct), ct)))
            .WithName("AcceptInvitation").WithTags("Invitations").WithSummary("Make the account of an invitation and sign in")
            .AnswersSecret().ProducesProblem(StatusCodes.Status409Conflict).LimitSignIns().OpenToAnyone();
    }
}
