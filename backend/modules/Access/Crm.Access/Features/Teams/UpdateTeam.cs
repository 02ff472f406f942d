using System.Text.Json.Serialization;
using AutoMapper;
using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Teams;

/// <summary>Renames a team, or moves it with all below it to another place in the tree.</summary>
internal sealed record UpdateTeam(Optional<string> Name = default, Optional<Guid?> ParentId = default) : ICommand<TeamResponse>
{
    [JsonIgnore]
    public Guid Id { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }
}

internal sealed class UpdateTeamValidator : AbstractValidator<UpdateTeam>
{
    public UpdateTeamValidator() => RuleFor(t => t.Name.Value).IsName().OverridePropertyName("Name").When(t => t.Name.IsGiven);
}

internal sealed class UpdateTeamHandler(AccessDb access, AccessChanges changes, IAuditLog audit, IMapper mapper) : IRequestHandler<UpdateTeam, TeamResponse>
{
    public async Task<TeamResponse> Handle(UpdateTeam request, CancellationToken ct)
    {
        // First of all: two moves at once, each fine alone, could tie the tree into a ring.
        await changes.Tell(ct);
        var team = await access.Teams.SingleOrDefaultAsync(t => t.Id == request.Id, ct) ?? throw new NotFoundException("team");
        await ETags.Check(request.ExpectedVersion, team.Version, () => Task.FromResult(mapper.Map<TeamResponse>(team)));
        request.Name.IfGiven(name => team.Rename(name!, Folding.Key(name)));
        if (request.ParentId.IsGiven)
        {
            var parent = await access.TeamOf(request.ParentId.Value, "parentId", ct);
            if (parent is not null && TeamTree.WithDescendants(team.Id, await access.TeamLinks(ct)).Contains(parent.Id))
            {
                throw new ConflictException("team_ring", "A team cannot stand below itself or below one of its own sub-teams.");
            }

            team.MoveBelow(parent?.Id);
        }

        team.Edited();
        audit.Write(AuditActions.TeamChanged, "team", team.Id, new { parent = request.ParentId.IsGiven ? team.ParentId : null, name = request.Name.IsGiven });
        return mapper.Map<TeamResponse>(team);
    }
}

internal sealed class UpdateTeamEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/teams/{id:guid}", async (Guid id, UpdateTeam body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var team = await mediator.Send(body with { Id = id, ExpectedVersion = ETags.IfMatch(http) }, ct);
            http.Response.Headers.ETag = ETags.Of(team.Version);
            return TypedResults.Ok(team);
        })
        .WithName("UpdateTeam").WithTags("Teams")
        .WithSummary("Rename a team, or move it in the tree")
        .WithDescription("Whoever reaches a team's records reaches those of all teams below it, so that moving a team changes who sees its records.")
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .Requires(AccessPermissions.ManageUsers);
}
