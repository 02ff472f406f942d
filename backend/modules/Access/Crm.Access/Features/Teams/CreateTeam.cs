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

namespace Crm.Access.Features.Teams;

/// <summary>Adds a team, at the top or below another.</summary>
internal sealed record CreateTeam(string Name, Guid? ParentId = null) : ICommand<TeamResponse>;

internal sealed class CreateTeamValidator : AbstractValidator<CreateTeam>
{
    public CreateTeamValidator() => RuleFor(t => t.Name).IsName();
}

internal sealed class CreateTeamHandler(AccessDb access, AccessChanges changes, IAuditLog audit, IMapper mapper) : IRequestHandler<CreateTeam, TeamResponse>
{
    public async Task<TeamResponse> Handle(CreateTeam request, CancellationToken ct)
    {
        var parent = await access.TeamOf(request.ParentId, "parentId", ct);
        var team = access.Teams.Add(new Team(request.Name, Folding.Key(request.Name), parent?.Id)).Entity;
        audit.Write(AuditActions.TeamCreated, "team", team.Id, new { parent = parent?.Id });
        await changes.Tell(ct);
        return mapper.Map<TeamResponse>(team);
    }
}

internal sealed class CreateTeamEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/teams", async (CreateTeam body, IMediator mediator, CancellationToken ct) =>
        {
            var team = await mediator.Send(body, ct);
            return TypedResults.Created($"/api/v1/teams/{team.Id}", team);
        })
        .WithName("CreateTeam").WithTags("Teams")
        .WithSummary("Create a team")
        .Requires(AccessPermissions.ManageUsers);
}
