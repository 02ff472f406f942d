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

namespace Crm.Access.Features.Account;

/// <summary>A user's old password and the new one.</summary>
internal sealed record PasswordChange(string CurrentPassword, string NewPassword);

/// <summary>Changes one's own password; all other sessions end.</summary>
internal sealed record ChangePassword(string CurrentPassword, string NewPassword, Guid? SessionId, Visitor Visitor) : ICommand;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator(PasswordRules rules)
    {
        RuleFor(c => c.CurrentPassword).NotEmpty().WithMessage("Enter your present password.").MaximumLength(PasswordRules.MaxLength);
        RuleFor(c => c.NewPassword).IsNewPassword(rules);
        RuleFor(c => c.NewPassword).NotEqual(c => c.CurrentPassword).WithMessage("Choose another password than the present one.");
    }
}

internal sealed class ChangePasswordHandler(AccessDb access, ICurrentUser caller, Identification identification, Passwords passwords, AccessChanges changes, Revocation revocation, IAuditLog audit)
    : IRequestHandler<ChangePassword, Unit>
{
    public async Task<Unit> Handle(ChangePassword request, CancellationToken ct)
    {
        var user = await access.Person(caller, ct);
        await identification.Prove(user, request.CurrentPassword, "currentPassword", request.Visitor, ct);
        user.ChangePassword(passwords.Hash(request.NewPassword));
        audit.Write(AuditActions.PasswordChanged, "user", user.Id);
        await changes.Tell(ct);
        await revocation.OfSessions(user.Id, request.SessionId, ct);
        await revocation.OfApps(access.AppGrants.Where(g => g.UserId == user.Id), ct);
        return Unit.Value;
    }
}

internal sealed class ChangePasswordEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPut("/session/password", async (PasswordChange body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new ChangePassword(body.CurrentPassword, body.NewPassword, SessionCookie.SessionOf(http), http.Visitor()), ct);
            return TypedResults.NoContent();
        })
        .WithName("ChangeMyPassword").WithTags("Session")
        .WithSummary("Change your own password; your other sessions end")
        .EvenBeforeAnythingElse().RequiresSignIn().EvenForPartners();
}
