using Crm.Access.Domain;
using Crm.Access.Features.Sessions;
using Crm.Access.Security;
using Crm.Access.Security.Directory;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Access.Features.Directory;

/// <summary>What the browser sends when it comes back from the directory: nothing, or the code where one is asked for.</summary>
internal sealed record DirectoryEntry(string? Code = null);

/// <summary>Begins a session for whom the directory has let in.</summary>
internal sealed record SignInThroughDirectory(DirectoryTicket Ticket, string? Code, Visitor Visitor) : ICommand<StartedSession>;

internal sealed class SignInThroughDirectoryHandler(DirectoryUsers users, SignInGuard guard, Identification identification, Entrance entrance)
    : IRequestHandler<SignInThroughDirectory, StartedSession>
{
    public async Task<StartedSession> Handle(SignInThroughDirectory request, CancellationToken ct)
    {
        var identity = request.Ticket.Identity;
        var user = await users.Find(identity, request.Visitor, ct);
        var gaveCode = false;
        if (!identity.HasSecondFactor)
        {
            using var turn = await guard.Turn(user.Email, ct);
            gaveCode = await identification.TakeCode(user, request.Code, SignInMethod.Directory, request.Visitor, ct);
            if (gaveCode)
            {
                await guard.Forget(user.Email, ct);
            }
        }

        // The directory may have asked nobody, since its own session was still open: then this proves nothing for dangerous acts.
        DateTime? provedAt = gaveCode ? null : identity.AuthenticatedAt ?? DateTime.UnixEpoch;
        return entrance.Begin(user, request.Ticket.KeepSignedIn, SignInMethod.Directory, request.Visitor, identity.HasSecondFactor, provedAt);
    }
}

internal sealed class SignInThroughDirectoryEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/session/directory", async (DirectoryEntry body, HttpContext http, IMediator mediator, Browser browser, CancellationToken ct) =>
        {
            var session = await mediator.Send(new SignInThroughDirectory(await DirectoryTicket.Read(http), body.Code, http.Visitor()), ct);
            await DirectoryTicket.Discard(http);
            return TypedResults.Ok(await browser.Enter(http, session, ct));
        })
        .WithName("SignInThroughDirectory").WithTags("Session")
        .WithSummary("Sign in with what the company's directory has answered; the answer sets the session cookie")
        .WithDescription(
            "A browser opens `/oidc/start`, comes back from the directory with a sealed cookie of ten minutes, and sends this. Somebody with a second factor whose directory has not asked for one is answered 401 "
            + "`second_factor_required`: send it again with `code`. 401 `directory_no_account` is all that is said of whoever has no account here. 404 where no directory is set.")
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound)
        .LimitSignIns()
        .OpenToAnyone();
}
