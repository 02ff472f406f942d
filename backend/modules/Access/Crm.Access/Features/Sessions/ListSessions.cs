using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Sessions;

/// <summary>Where a user is signed in, the last used first.</summary>
internal sealed record ListSessions(Guid UserId, Guid? Current) : IQuery<Page<OpenSession>>;

/// <summary>One browser in which somebody is signed in.</summary>
internal sealed class OpenSession
{
    public required Guid Id { get; init; }

    /// <summary>The session that asks.</summary>
    public required bool Current { get; init; }

    public string? UserAgent { get; init; }

    /// <summary>The network address in which it began.</summary>
    public string? Address { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>To the minute.</summary>
    public required DateTime LastSeenAt { get; init; }

    public required DateTime ExpiresAt { get; init; }
}

internal sealed class ListSessionsHandler(AccessDb access, TimeProvider clock) : IRequestHandler<ListSessions, Page<OpenSession>>
{
    // Who has more open at once sees the last used ones, and can end all.
    private const int Most = 200;

    public async Task<Page<OpenSession>> Handle(ListSessions request, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var sessions = await access.Sessions.AsNoTracking().Where(s => s.UserId == request.UserId && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastSeenAt).Take(Most).ToListAsync(ct);
        return new Page<OpenSession>([.. sessions.Select(s => Show(s, request.Current))], NextCursor: null);
    }

    private static OpenSession Show(Session session, Guid? current) => new()
    {
        Id = session.Id,
        Current = session.Id == current,
        UserAgent = session.UserAgent,
        Address = session.Address,
        CreatedAt = session.CreatedAt,
        LastSeenAt = session.LastSeenAt,
        ExpiresAt = session.ExpiresAt,
    };
}

internal sealed class ListSessionsEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sessions", async (HttpContext http, AccessDb access, ICurrentUser user, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ListSessions((await access.Person(user, ct)).Id, SessionCookie.SessionOf(http)), ct)))
            .WithName("ListMySessions").WithTags("Session").WithSummary("Where you are signed in, the last used first")
            .RequiresSignIn();

        routes.MapGet("/users/{id:guid}/sessions", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListSessions(id, Current: null), ct)))
            .WithName("ListUserSessions").WithTags("Users").WithSummary("Where a user is signed in, the last used first")
            .Requires(AccessPermissions.ManageUsers);
    }
}
