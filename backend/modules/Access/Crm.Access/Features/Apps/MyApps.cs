using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Apps;

/// <summary>The apps that may act for whoever asks.</summary>
internal sealed record ListMyApps : IQuery<Page<AllowedApp>>;

/// <summary>Ends all that the caller allowed an app.</summary>
internal sealed record WithdrawApp(Guid AppId) : ICommand;

/// <summary>An app that somebody lets act for them.</summary>
internal sealed class AllowedApp
{
    public required Guid Id { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it was last allowed.</summary>
    public required DateTime AllowedAt { get; init; }

    /// <summary>When it last got a token.</summary>
    public DateTime? LastUsedAt { get; init; }
}

internal sealed class MyAppsHandler(AccessDb access, AccessChanges changes, Revocation revocation, ICurrentUser caller, IAuditLog audit, TimeProvider clock)
    : IRequestHandler<ListMyApps, Page<AllowedApp>>, IRequestHandler<WithdrawApp, Unit>
{
    // Somebody who has allowed more sees the last ones, and withdrawing those shows the others.
    private const int Most = 200;

    public async Task<Page<AllowedApp>> Handle(ListMyApps request, CancellationToken ct)
    {
        var person = await access.Person(caller, ct);
        var now = clock.GetUtcNow().UtcDateTime;
        var grants = await (
            from g in access.AppGrants.AsNoTracking()
            where g.UserId == person.Id && g.RevokedAt == null && access.AppTokens.Any(t => t.GrantId == g.Id && t.ExpiresAt > now && t.SpentAt == null)
            join a in access.Apps on g.AppId equals a.Id
            orderby g.CreatedAt descending, g.Id descending
            select new { a.Id, a.Name, g.Scopes, g.CreatedAt, g.LastUsedAt }).Take(Most).ToListAsync(ct);
        return new Page<AllowedApp>(
            [.. grants.GroupBy(g => (g.Id, g.Name)).Select(g => new AllowedApp
            {
                Id = g.Key.Id, Name = g.Key.Name, Scopes = [.. g.SelectMany(each => each.Scopes).Distinct(StringComparer.Ordinal)], AllowedAt = g.Max(each => each.CreatedAt), LastUsedAt = g.Max(each => each.LastUsedAt),
            })],
            NextCursor: null);
    }

    public async Task<Unit> Handle(WithdrawApp request, CancellationToken ct)
    {
        var person = await access.Person(caller, ct);
        await changes.Tell(ct);
        if (await revocation.OfApps(access.AppGrants.Where(g => g.UserId == person.Id && g.AppId == request.AppId), ct) == 0)
        {
            throw new NotFoundException("connected app");
        }

        audit.Write(AuditActions.AppWithdrawn, "app", request.AppId);
        return Unit.Value;
    }
}

internal sealed class MyAppsEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/session/apps", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListMyApps(), ct)))
            .WithName("ListMyApps").WithTags("Connected apps").WithSummary("The apps that you let act for you")
            .RequiresSignIn();

        routes.MapDelete("/session/apps/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new WithdrawApp(id), ct);
                return TypedResults.NoContent();
            })
            .WithName("WithdrawApp").WithTags("Connected apps").WithSummary("No longer let an app act for you: its tokens end at once")
            .RequiresSignIn();
    }
}
