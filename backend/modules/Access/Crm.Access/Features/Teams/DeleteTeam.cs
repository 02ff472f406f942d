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

namespace Crm.Access.Features.Teams;

/// <summary>Removes a team: its people, with their records, go to another one, and the teams below it move up.</summary>
internal sealed record DeleteTeam(Guid Id, Guid? ReassignTo) : ICommand;

internal sealed class DeleteTeamHandler(AccessDb access, AccessChanges changes, IAuditLog audit) : IRequestHandler<DeleteTeam, Unit>
{
    public async Task<Unit> Handle(DeleteTeam request, CancellationToken ct)
    {
        await changes.Tell(ct);
        var team = await access.Teams.SingleOrDefaultAsync(t => t.Id == request.Id, ct) ?? throw new NotFoundException("team");
        var heir = await access.TeamOf(request.ReassignTo == team.Id ? null : request.ReassignTo, "reassignTo", ct);
        var users = await access.Users.Where(u => u.TeamId == team.Id).ToListAsync(ct);
        var invitations = await access.Invitations.Where(i => i.TeamId == team.Id).ToListAsync(ct);
        if (heir is null && users.Count > 0)
        {
            throw new ConflictException("team_in_use", "People belong to this team. Say with reassignTo which team they and their records go to.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal) { ["users"] = users.Count },
            };
        }

        users.ForEach(u => u.MoveTo(heir));
        users.ForEach(u => u.Edited());
        invitations.ForEach(i => i.MoveTo(heir?.Id));
        foreach (var below in await access.Teams.Where(t => t.ParentId == team.Id).ToListAsync(ct))
        {
            below.MoveBelow(team.ParentId);
            below.Edited();
        }

        access.Teams.Remove(team);
        audit.Write(AuditActions.TeamDeleted, "team", team.Id, new { reassignTo = heir?.Id, users = users.Count });
        return Unit.Value;
    }
}

internal sealed class DeleteTeamEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/teams/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct, Guid? reassignTo = null) =>
        {
            await mediator.Send(new DeleteTeam(id, reassignTo), ct);
            return TypedResults.NoContent();
        })
        .WithName("DeleteTeam").WithTags("Teams")
        .WithSummary("Delete a team; its people and their records go to reassignTo, teams below it move up")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .RequiresFreshProof().Requires(AccessPermissions.ManageUsers);
}
