using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Follows.Features;

/// <summary>Whether the caller follows a record.</summary>
internal sealed record FollowState(bool IsFollowed);

/// <summary>Reads whether the caller follows a record.</summary>
internal sealed record ReadFollow(string RecordType, Guid RecordId) : IQuery<FollowState>;

/// <summary>Begins or ends to follow a record; doing so twice is no mistake.</summary>
internal sealed record SetFollow(string RecordType, Guid RecordId, bool IsFollowed) : ICommand<FollowState>;

internal sealed class FollowHandler(CrmDbContext db, RecordScopes scopes, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReadFollow, FollowState>, IRequestHandler<SetFollow, FollowState>
{
    /// <summary>More a person does not read about.</summary>
    private const int Most = 1000;

    public async Task<FollowState> Handle(ReadFollow request, CancellationToken cancellationToken)
    {
        await Guard(request.RecordType, request.RecordId, cancellationToken);
        return new FollowState(await Of(request.RecordId).AnyAsync(cancellationToken));
    }

    public async Task<FollowState> Handle(SetFollow request, CancellationToken cancellationToken)
    {
        var userId = user.Id is { } id && !user.Source.IsProgram() ? id : throw new ForbiddenException("Only people follow records.");
        var stored = await Of(request.RecordId).FirstOrDefaultAsync(cancellationToken);
        if (request.IsFollowed)
        {
            await Guard(request.RecordType, request.RecordId, cancellationToken);
        }

        if (request.IsFollowed && stored is null)
        {
            if (await db.Set<Follow>().CountAsync(f => f.UserId == userId, cancellationToken) >= Most)
            {
                throw new ConflictException("follows_full", $"You follow {Most} records already. Stop following one.");
            }

            db.Add(new Follow { UserId = userId, RecordId = request.RecordId, RecordType = request.RecordType, At = clock.GetUtcNow().UtcDateTime });
        }
        else if (!request.IsFollowed && stored is not null)
        {
            db.Remove(stored);
        }

        return new FollowState(request.IsFollowed);
    }

    private IQueryable<Follow> Of(Guid recordId) => db.Set<Follow>().Where(f => f.RecordId == recordId && f.UserId == user.Id);

    private async Task Guard(string recordType, Guid id, CancellationToken ct)
    {
        if (!await scopes.IsVisible(recordType, id, user, ct))
        {
            throw new NotFoundException(recordType);
        }
    }
}

internal sealed class FollowEndpoints : IEndpoint
{
    /// <summary>What one follows: customers.</summary>
    private static readonly string[] Types = ["contact", "account"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        var catalog = routes.ServiceProvider.GetRequiredService<RecordCatalog>();
        foreach (var type in Types.Select(catalog.Find).OfType<RecordType>())
        {
            Map(routes, type, Names.Pascal(type.Name));
        }
    }

    private static void Map(IEndpointRouteBuilder routes, RecordType type, string noun)
    {
        var path = $"/{type.Resource}/{{id:guid}}/follow";
        routes.MapGet(path, async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadFollow(type.Name, id), ct)))
            .WithName($"ReadFollowOf{noun}").WithTags("Follows").WithSummary($"Read whether you follow one {type.Name}").ProducesProblem(StatusCodes.Status404NotFound).Requires(type.ReadPermission);
        routes.MapPut(path, async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new SetFollow(type.Name, id, IsFollowed: true), ct)))
            .WithName($"Follow{noun}").WithTags("Follows").WithSummary($"Follow one {type.Name}")
            .WithDescription("You are told when somebody else changes it, as long as you may see it (`followedChanged`). 409 `follows_full` beyond 1000 records.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(type.ReadPermission);
        routes.MapDelete(path, async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new SetFollow(type.Name, id, IsFollowed: false), ct)))
            .WithName($"Unfollow{noun}").WithTags("Follows").WithSummary($"Stop following one {type.Name}").Requires(type.ReadPermission);
    }
}
