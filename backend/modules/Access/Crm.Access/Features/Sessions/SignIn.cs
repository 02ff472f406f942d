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

namespace Crm.Access.Features.Sessions;

/// <summary>What a sign-in form sends.</summary>
internal sealed record Credentials(string Email, string Password, bool KeepSignedIn = false);

/// <summary>Begins a session for whoever knows the password.</summary>
internal sealed record SignIn(string Email, string Password, bool KeepSignedIn, Visitor Visitor) : ICommand<StartedSession>;

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(s => s.Email).NotEmpty().WithMessage("Enter your e-mail address.").MaximumLength(EmailKey.MaxLength);
        RuleFor(s => s.Password).NotEmpty().WithMessage("Enter your password.").MaximumLength(PasswordRules.MaxLength);
    }
}

internal sealed class SignInHandler(AccessDb access, SignInGuard guard, Passwords passwords, IAuditLog audit, TimeProvider clock) : IRequestHandler<SignIn, StartedSession>
{
    public async Task<StartedSession> Handle(SignIn request, CancellationToken ct)
    {
        using var turn = await guard.Turn(request.Email, ct);
        await guard.RefuseLocked(request.Email, ct);

        var key = EmailKey.Of(request.Email);
        var user = await access.Users.SingleOrDefaultAsync(u => u.EmailKey == key, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var isRight = passwords.Match(user, request.Password);
        if (!isRight || user is not { IsActive: true })
        {
            await audit.WriteNow(AuditActions.SignInRefused, "user", user?.Id, ct: ct);
            var outcome = isRight ? SignInOutcome.Deactivated : SignInOutcome.WrongPassword;
            throw await guard.Refusal(request.Email, user is null ? null : new SignInRecord(user.Id, outcome, request.Visitor, now), ct);
        }

        await guard.Forget(request.Email, ct);
        user.SignedIn(now);
        access.SignIns.Add(new SignInRecord(user.Id, SignInOutcome.Succeeded, request.Visitor, now));
        var session = access.Sessions.Add(new Session(user.Id, request.KeepSignedIn, request.Visitor, now)).Entity;
        audit.Write(AuditActions.SignedIn, "user", user.Id, new { session = session.Id });
        return new StartedSession(session.Id, user.Id, session.KeepSignedIn, now);
    }
}

internal sealed class SignInEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session", async (Credentials body, HttpContext http, IMediator mediator, Browser browser, CancellationToken ct) =>
        {
            var session = await mediator.Send(new SignIn(body.Email, body.Password, body.KeepSignedIn, http.Visitor()), ct);
            return TypedResults.Ok(await browser.Enter(http, session, ct));
        })
        .WithName("SignIn").WithTags("Session")
        .WithSummary("Sign in with e-mail and password; the answer sets the session cookie")
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .LimitSignIns()
        .OpenToAnyone();
}
