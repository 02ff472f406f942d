using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Sessions;

/// <summary>Ends a session, at once and wherever its cookie was copied to.</summary>
internal sealed record SignOut(Guid SessionId) : ICommand;

internal sealed class SignOutHandler(AccessDb access, AccessChanges changes, IAuditLog audit) : IRequestHandler<SignOut, Unit>
{
    public async Task<Unit> Handle(SignOut request, CancellationToken ct)
    {
        await access.Sessions.Where(s => s.Id == request.SessionId).ExecuteDeleteAsync(ct);
        audit.Write(AuditActions.SignedOut, "session", request.SessionId);
        await changes.Tell(ct);
        return Unit.Value;
    }
}

internal sealed class SignOutEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/session", async (HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            if (SessionCookie.SessionOf(http) is { } session)
            {
                await mediator.Send(new SignOut(session), ct);
                await http.SignOutAsync(SessionCookie.SchemeName);
            }

            return TypedResults.NoContent();
        })
        .WithName("SignOut").WithTags("Session")
        .WithSummary("End the session of this browser")
        .EvenBeforeAnythingElse().RequiresSignIn().EvenForPartners();
}
