using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Access.Security.Directory;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Access.Features.Directory;

/// <summary>Takes what the directory has just asked for as the proof that dangerous acts want.</summary>
internal sealed record ProveThroughDirectory(DirectoryIdentity Identity, Guid? SessionId) : ICommand;

internal sealed class ProveThroughDirectoryHandler(AccessDb access, ICurrentUser caller, IOptions<ProofOptions> proof, AccessChanges changes, IAuditLog audit, TimeProvider clock)
    : IRequestHandler<ProveThroughDirectory, Unit>
{
    public async Task<Unit> Handle(ProveThroughDirectory request, CancellationToken ct)
    {
        var user = await access.Person(caller, ct);
        var (issuer, subject) = (request.Identity.Issuer, request.Identity.Subject);
        if (!await access.ExternalLogins.AnyAsync(l => l.UserId == user.Id && l.Issuer == issuer && l.Subject == subject, ct))
        {
            throw new InvalidInputException("", "The directory knows you as somebody else than this session does. Sign in there as yourself.", "directory_other_account");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (request.Identity.AuthenticatedAt is not { } at || at < now.AddMinutes(-proof.Value.ProofMinutes))
        {
            throw new InvalidInputException("", "The directory did not ask you anew, or does not say when it did (auth_time). Use your password here instead.", "directory_not_asked");
        }

        var provedAt = at < now ? at : now;
        await changes.Tell(ct);
        await access.Sessions.Where(s => s.Id == request.SessionId && s.UserId == user.Id).ExecuteUpdateAsync(u => u.SetProperty(s => s.VerifiedAt, provedAt), ct);
        audit.Write(AuditActions.IdentityProved, "user", user.Id, new { method = SignInMethod.Directory });
        return Unit.Value;
    }
}

internal sealed class ProveThroughDirectoryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/proof/directory", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var ticket = await DirectoryTicket.Read(http);
            await DirectoryTicket.Discard(http);
            await mediator.Send(new ProveThroughDirectory(ticket.Identity, SessionCookie.SessionOf(http)), ct);
            return TypedResults.NoContent();
        })
        .WithName("ProveThroughDirectory").WithTags("Session")
        .WithSummary("Prove again that it is you, with what the company's directory has just answered")
        .WithDescription("After `/oidc/start?prove=true`, which has the directory ask anew. It must be the linked account, and the directory must say in `auth_time` that it has just asked.")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .LimitSignIns().EvenBeforeAnythingElse().RequiresSignIn();
}
