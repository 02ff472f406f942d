using AutoMapper;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Teams;

/// <summary>One team.</summary>
internal sealed record GetTeam(Guid Id) : IQuery<TeamResponse>;

internal sealed class GetTeamHandler(AccessDb access, IMapper mapper) : IRequestHandler<GetTeam, TeamResponse>
{
    public async Task<TeamResponse> Handle(GetTeam request, CancellationToken ct) =>
        mapper.Map<TeamResponse>(await access.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Id == request.Id, ct) ?? throw new NotFoundException("team"));
}

internal sealed class GetTeamEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/teams/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var team = await mediator.Send(new GetTeam(id), ct);
            http.Response.Headers.ETag = ETags.Of(team.Version);
            return TypedResults.Ok(team);
        })
        .WithName("GetTeam").WithTags("Teams")
        .WithSummary("Read one team")
        .RequiresSignIn();
}
