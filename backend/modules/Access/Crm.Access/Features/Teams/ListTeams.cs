using AutoMapper;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Teams;

/// <summary>All teams by name; the parents make them a tree.</summary>
internal sealed record ListTeams : IQuery<Page<TeamResponse>>;

/// <summary>A team.</summary>
internal sealed class TeamResponse
{
    public required Guid Id { get; init; }
    public required long Version { get; init; }
    public required string Name { get; init; }

    /// <summary>The team above it; null at the top.</summary>
    public Guid? ParentId { get; init; }
}

internal sealed class ListTeamsHandler(AccessDb access, IMapper mapper) : IRequestHandler<ListTeams, Page<TeamResponse>>
{
    public async Task<Page<TeamResponse>> Handle(ListTeams request, CancellationToken ct)
    {
        var teams = mapper.ProjectTo<TeamResponse>(access.Teams.AsNoTracking().OrderBy(t => t.NameKey).ThenBy(t => t.Id));
        return new Page<TeamResponse>(await teams.ToListAsync(ct), NextCursor: null);
    }
}

internal sealed class ListTeamsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/teams", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListTeams(), ct)))
        .WithName("ListTeams").WithTags("Teams")
        .WithSummary("List all teams")
        .RequiresSignIn();
}
