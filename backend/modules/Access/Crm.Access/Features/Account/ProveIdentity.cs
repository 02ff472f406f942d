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
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Account;

/// <summary>What proves again who somebody is: the password, and the code where there is a second factor.</summary>
internal sealed record Proof(string Password, string? Code = null);

/// <summary>Proves again whose the session is, so that dangerous acts are open to it for a while.</summary>
internal sealed record ProveIdentity(string Password, string? Code, Guid? SessionId, Visitor Visitor) : ICommand;

internal sealed class ProveIdentityValidator : AbstractValidator<ProveIdentity>
{
    public ProveIdentityValidator() => RuleFor(p => p.Password).NotEmpty().When(p => string.IsNullOrEmpty(p.Code)).WithMessage("Enter your password.").MaximumLength(PasswordRules.MaxLength);
}

internal sealed class ProveIdentityHandler(AccessDb access, ICurrentUser caller, Identification identification, SignInGuard guard, AccessChanges changes, IAuditLog audit, TimeProvider clock)
    : IRequestHandler<ProveIdentity, Unit>
{
    public async Task<Unit> Handle(ProveIdentity request, CancellationToken ct)
    {
        var user = await access.Person(caller, ct);
        await identification.ProveAll(user, request.Password, request.Code, request.Visitor, ct);
        await guard.Forget(user.Email, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        await changes.Tell(ct);
        await access.Sessions.Where(s => s.Id == request.SessionId && s.UserId == user.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.VerifiedAt, now), ct);
        audit.Write(AuditActions.IdentityProved, "user", user.Id);
        return Unit.Value;
    }
}

internal sealed class ProveIdentityEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/proof", async (Proof body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new ProveIdentity(body.Password, body.Code, SessionCookie.SessionOf(http), http.Visitor()), ct);
            return TypedResults.NoContent();
        })
        .WithName("ProveIdentity").WithTags("Session")
        .WithSummary("Prove again that it is you, before dangerous acts")
        .WithDescription("Opens the operations that ask for a fresh proof to this session, for `Crm:SignIn:ProofMinutes` (30). A sign-in is such a proof too.")
        .EvenBeforeAnythingElse().RequiresSignIn();
}
