using Crm.Access.Domain;
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

namespace Crm.Access.Features.Account;

/// <summary>Whose password was forgotten.</summary>
internal sealed record ForgottenPassword(string Email);

/// <summary>Sets a new password for whoever holds the link from the mail, and ends all their sessions.</summary>
internal sealed record ResetPassword(string Token, string Password) : ICommand;

internal sealed class ResetPasswordValidator : AbstractValidator<ResetPassword>
{
    public ResetPasswordValidator(PasswordRules rules)
    {
        RuleFor(r => r.Token).NotEmpty();
        RuleFor(r => r.Password).IsNewPassword(rules);
    }
}

internal sealed class ResetPasswordHandler(AccessDb access, Passwords passwords, SignInGuard guard, AccessChanges changes, Revocation revocation, IAuditLog audit, TimeProvider clock)
    : IRequestHandler<ResetPassword, Unit>
{
    public async Task<Unit> Handle(ResetPassword request, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = Secrets.Hash(request.Token);
        var reset = await access.PasswordResets.AsNoTracking().SingleOrDefaultAsync(r => r.Hash == hash && r.ExpiresAt > now, ct) ?? throw Invalid();
        var user = await access.Users.SingleOrDefaultAsync(u => u.Id == reset.UserId && u.IsActive, ct) ?? throw Invalid();
        var password = passwords.Hash(request.Password);
        await guard.Forget(user.Email, ct);
        await changes.Tell(ct);

        // Deleting is what decides: of two requests with one link, one deletes it.
        if (await access.PasswordResets.Where(r => r.Id == reset.Id).ExecuteDeleteAsync(ct) == 0)
        {
            throw Invalid();
        }

        user.ChangePassword(password);
        audit.Write(AuditActions.PasswordReset, "user", user.Id);
        await revocation.OfSessions(user.Id, except: null, ct);
        return Unit.Value;
    }

    private static InvalidInputException Invalid() => new("token", "This link is not valid any more. Ask for a new one.", "reset_link_invalid");
}

internal sealed class ResetPasswordEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/password-resets", (ForgottenPassword body, ResetRequests requests) =>
            {
                if (!EmailKey.IsAddress(body.Email.Trim()))
                {
                    throw new InvalidInputException("email", "Give an e-mail address, such as ana@example.com.");
                }

                requests.Add(body.Email);
                return TypedResults.StatusCode(StatusCodes.Status202Accepted);
            })
            .WithName("RequestPasswordReset").WithTags("Session").WithSummary("Ask for a link to choose a new password, by mail")
            .WithDescription("Answers the same, and as fast, whether or not anybody signs in with the address. The link works for 30 minutes and once.")
            .Produces(StatusCodes.Status202Accepted).LimitSignIns().OpenToAnyone();

        routes.MapPost("/password-resets/confirm", async (ResetPassword body, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(body, ct);
                return TypedResults.NoContent();
            })
            .WithName("ResetPassword").WithTags("Session").WithSummary("Choose a new password with the link from the mail; all sessions end")
            .LimitSignIns().OpenToAnyone();
    }
}
