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

namespace Crm.Access.Features.Roles;

/// <summary>Removes a role of the company's own; whoever has it gets another one instead.</summary>
internal sealed record DeleteRole(Guid Id, Guid? ReassignTo) : ICommand;

internal sealed class DeleteRoleHandler(AccessDb access, GrantCeiling ceiling, AccessChanges changes, IAuditLog audit) : IRequestHandler<DeleteRole, Unit>
{
    public async Task<Unit> Handle(DeleteRole request, CancellationToken ct)
    {
        await changes.Tell(ct);
        var role = await access.Roles.SingleOrDefaultAsync(r => r.Id == request.Id, ct) ?? throw new NotFoundException("role");
        if (role.IsBuiltIn)
        {
            throw new ConflictException("built_in_role", "The product brings this role, so it cannot be deleted.");
        }

        await ceiling.Check([role], ct);
        var heir = request.ReassignTo is { } id ? await access.RoleOf(id, ct, "reassignTo") : null;
        if (heir is not null)
        {
            await ceiling.Check([heir], ct);
        }

        await Hand(role, heir == role ? null : heir, ct);
        access.Roles.Remove(role);
        audit.Write(AuditActions.RoleDeleted, "role", role.Id, new { reassignTo = heir?.Id });
        return Unit.Value;
    }

    private async Task Hand(Role role, Role? heir, CancellationToken ct)
    {
        var users = await access.UsersWithRoles.Where(u => u.RoleId == role.Id || u.MoreRoles.Any(r => r.RoleId == role.Id)).ToListAsync(ct);
        var keys = await access.ApiKeys.Where(k => k.RoleId == role.Id).ToListAsync(ct);
        var apps = await access.Apps.Where(a => a.RoleId == role.Id).ToListAsync(ct);
        var invitations = (await access.Invitations.Where(i => i.AcceptedAt == null && i.RevokedAt == null).ToListAsync(ct)).Where(i => i.RoleIds.Contains(role.Id)).ToList();
        if (heir is null && users.Count + keys.Count + apps.Count + invitations.Count > 0)
        {
            throw new ConflictException("role_in_use", "Users, API keys, connected apps or open invitations have this role. Say with reassignTo which one they get instead.")
            {
                Params = new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["users"] = users.Count, ["keys"] = keys.Count + apps.Count, ["invitations"] = invitations.Count,
                },
            };
        }

        foreach (var user in users)
        {
            user.Take([.. user.Roles.Select(r => r.Id == role.Id ? heir! : r).DistinctBy(r => r.Id)]);
            user.Edited();
        }

        keys.ForEach(k => k.Take(heir!));
        apps.ForEach(a => a.Take(heir!));
        invitations.ForEach(i => i.GiveRoles(i.RoleIds.Select(r => r == role.Id ? heir!.Id : r).Distinct()));
    }
}

internal sealed class DeleteRoleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/roles/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct, Guid? reassignTo = null) =>
        {
            await mediator.Send(new DeleteRole(id, reassignTo), ct);
            return TypedResults.NoContent();
        })
        .WithName("DeleteRole").WithTags("Roles")
        .WithSummary("Delete a role of your own; whoever has it gets reassignTo instead")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .RequiresFreshProof().Requires(AccessPermissions.ManageUsers);
}
