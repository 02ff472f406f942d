using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Sessions;

/// <summary>What a sign-in form sends.</summary>
internal sealed record Credentials(string Email, string Password, bool KeepSignedIn = false, string? Code = null);

/// <summary>Begins a session for whoever knows the password.</summary>
internal sealed record SignIn(string Email, string Password, bool KeepSignedIn, string? Code, Visitor Visitor) : ICommand<StartedSession>;

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(s => s.Email).NotEmpty().WithMessage("Enter your e-mail address.").MaximumLength(EmailKey.MaxLength);
        RuleFor(s => s.Password).NotEmpty().WithMessage("Enter your password.").MaximumLength(PasswordRules.MaxLength);
    }
}

internal sealed class SignInHandler(AccessDb access, SignInGuard guard, Identification identification, Entrance entrance) : IRequestHandler<SignIn, StartedSession>
{
    public async Task<StartedSession> Handle(SignIn request, CancellationToken ct)
    {
        using var turn = await guard.Turn(request.Email, ct);
        var key = EmailKey.Of(request.Email);
        var known = await access.UsersWithRoles.SingleOrDefaultAsync(u => u.EmailKey == key, ct);
        var user = await identification.SignIn(request.Email, known, request.Password, request.Code, request.Visitor, ct);
        await guard.Forget(request.Email, ct);
        return entrance.Begin(user, request.KeepSignedIn, SignInMethod.Password, request.Visitor);
    }
}

internal sealed class SignInEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session", async (Credentials body, HttpContext http, IMediator mediator, Browser browser, CancellationToken ct) =>
        {
            var session = await mediator.Send(new SignIn(body.Email, body.Password, body.KeepSignedIn, body.Code, http.Visitor()), ct);
            return TypedResults.Ok(await browser.Enter(http, session, ct));
        })
        .WithName("SignIn").WithTags("Session")
        .WithSummary("Sign in with e-mail and password; the answer sets the session cookie")
        .WithDescription(
            "Somebody with a second factor is answered 401 `second_factor_required`: send the same again with `code`, which the authenticator app shows, or with a recovery code. "
            + "Five failures in a row lock the address for a quarter of an hour, further ones for longer (401 `locked_out` with `Retry-After`).")
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .LimitSignIns()
        .OpenToAnyone();
}
