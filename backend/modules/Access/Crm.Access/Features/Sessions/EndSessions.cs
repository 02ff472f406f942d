using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Sessions;

/// <summary>Ends one session of a user.</summary>
internal sealed record EndSession(Guid UserId, Guid Id) : ICommand;

/// <summary>Signs a user out everywhere, or everywhere else.</summary>
internal sealed record EndSessions(Guid UserId, Guid? Except) : ICommand<EndedSessions>;

/// <summary>How many sessions ended.</summary>
internal sealed record EndedSessions(int Ended);

internal sealed class EndSessionsHandler(AccessDb access, ICurrentUser caller, GrantCeiling ceiling, AccessChanges changes, Revocation revocation, IAuditLog audit)
    : IRequestHandler<EndSession, Unit>, IRequestHandler<EndSessions, EndedSessions>
{
    public async Task<Unit> Handle(EndSession request, CancellationToken ct)
    {
        await Check(request.UserId, ct);
        await changes.Tell(ct);
        audit.Write(AuditActions.SignedOut, "session", request.Id, new { user = request.UserId });
        return await access.Sessions.Where(s => s.Id == request.Id && s.UserId == request.UserId).ExecuteDeleteAsync(ct) == 1 ? Unit.Value : throw new NotFoundException("session");
    }

    public async Task<EndedSessions> Handle(EndSessions request, CancellationToken ct)
    {
        await Check(request.UserId, ct);
        await changes.Tell(ct);
        var ended = await revocation.OfSessions(request.UserId, request.Except, ct);
        audit.Write(AuditActions.SessionsEnded, "user", request.UserId, new { ended });
        return new EndedSessions(ended);
    }

    private async Task Check(Guid userId, CancellationToken ct)
    {
        if (userId != caller.Id)
        {
            var user = await access.UsersWithRoles.SingleOrDefaultAsync(u => u.Id == userId, ct) ?? throw new NotFoundException("user");
            await ceiling.Check(user.Roles, ct);
        }
    }
}

internal sealed class EndSessionsEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDelete("/sessions/{id:guid}", async (Guid id, AccessDb access, ICurrentUser user, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new EndSession((await access.Person(user, ct)).Id, id), ct);
                return TypedResults.NoContent();
            })
            .WithName("EndMySession").WithTags("Session").WithSummary("Sign out in one of your browsers")
            .RequiresSignIn();

        routes.MapDelete("/sessions", async (HttpContext http, AccessDb access, ICurrentUser user, IMediator mediator, CancellationToken ct, bool current = false) =>
                TypedResults.Ok(await mediator.Send(new EndSessions((await access.Person(user, ct)).Id, current ? null : SessionCookie.SessionOf(http)), ct)))
            .WithName("EndMySessions").WithTags("Session").WithSummary("Sign out in all other browsers; with current=true in this one too")
            .RequiresSignIn();

        routes.MapDelete("/users/{id:guid}/sessions/{sessionId:guid}", async (Guid id, Guid sessionId, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new EndSession(id, sessionId), ct);
                return TypedResults.NoContent();
            })
            .WithName("EndUserSession").WithTags("Users").WithSummary("Sign a user out in one browser")
            .Requires(AccessPermissions.ManageUsers);

        routes.MapDelete("/users/{id:guid}/sessions", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new EndSessions(id, Except: null), ct)))
            .WithName("EndUserSessions").WithTags("Users").WithSummary("Sign a user out everywhere, on every instance within a second")
            .Requires(AccessPermissions.ManageUsers);
    }
}
