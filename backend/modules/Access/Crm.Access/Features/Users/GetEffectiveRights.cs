using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Users;

/// <summary>Everything a user may do, and which role or team makes it so.</summary>
internal sealed record GetEffectiveRights(Guid UserId) : IQuery<EffectiveRights>;

/// <summary>What a user may do, and why.</summary>
internal sealed class EffectiveRights
{
    public required Guid UserId { get; init; }

    /// <summary>False for somebody deactivated, who may do nothing of all this.</summary>
    public required bool Active { get; init; }

    public required IReadOnlyList<UserRoleResponse> Roles { get; init; }

    /// <summary>Whose records the level <c>team</c> reaches: the user's team first, then those below it. Empty where the user has no team; then it reaches the own records.</summary>
    public required IReadOnlyList<ReachedTeam> Teams { get; init; }

    /// <summary>Every permission there is, also those that are not granted.</summary>
    public required IReadOnlyList<EffectivePermission> Permissions { get; init; }

    /// <summary>Fields that at least one of the roles restricts.</summary>
    public required IReadOnlyList<EffectiveField> Fields { get; init; }
}

/// <summary>A team whose records are reached.</summary>
internal sealed record ReachedTeam(Guid Id, string Name);

/// <summary>How far one permission reaches, and what each role says of it: the widest counts.</summary>
internal sealed record EffectivePermission(string Permission, string Description, AccessLevel Level, IReadOnlyList<LevelOfRole> Why);

/// <summary>What one role grants.</summary>
internal sealed record LevelOfRole(Guid RoleId, string RoleName, AccessLevel Level);

/// <summary>What may be done with one field, and what each role says of it: the most permissive counts, and a role that says nothing allows to edit.</summary>
internal sealed record EffectiveField(string Field, FieldRight Right, IReadOnlyList<RightOfRole> Why);

/// <summary>What one role allows.</summary>
internal sealed record RightOfRole(Guid RoleId, string RoleName, FieldRight Right);

internal sealed class GetEffectiveRightsHandler(AccessDb access, ModuleCatalog modules) : IRequestHandler<GetEffectiveRights, EffectiveRights>
{
    public async Task<EffectiveRights> Handle(GetEffectiveRights request, CancellationToken ct)
    {
        var user = await access.UsersWithRoles.AsNoTracking().SingleOrDefaultAsync(u => u.Id == request.UserId, ct) ?? throw new NotFoundException("user");
        var ids = user.Roles.Select(r => r.Id).ToList();
        var rows = await access.RoleFields.AsNoTracking().Where(f => ids.Contains(f.RoleId)).ToListAsync(ct);
        return new EffectiveRights
        {
            UserId = user.Id,
            Active = user.IsActive,
            Roles = [.. user.Roles.Select(r => new UserRoleResponse { Id = r.Id, Name = r.Name })],
            Teams = await Teams(user.TeamId, ct),
            Permissions = Permissions(user.Roles),
            Fields = Fields(user.Roles, rows),
        };
    }

    private async Task<IReadOnlyList<ReachedTeam>> Teams(Guid? teamId, CancellationToken ct)
    {
        var reached = teamId is { } team ? TeamTree.WithDescendants(team, await access.TeamLinks(ct)) : [];
        var names = await access.Teams.AsNoTracking().Where(t => reached.Contains(t.Id)).ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        return [.. reached.Where(names.ContainsKey).Select(id => new ReachedTeam(id, names[id]))];
    }

    private List<EffectivePermission> Permissions(IReadOnlyList<Role> roles)
    {
        var all = modules.Permissions.ToList();
        var together = RoleGrants.Resolve(roles, all);
        var byRole = roles.ToDictionary(r => r.Id, r => RoleGrants.Resolve(r, all));
        return all.ConvertAll(p => new EffectivePermission(
            p.Name, p.Description, together.GetValueOrDefault(p.Name, AccessLevel.None),
            [.. roles.Where(r => byRole[r.Id].ContainsKey(p.Name)).Select(r => new LevelOfRole(r.Id, r.Name, byRole[r.Id][p.Name]))]));
    }

    private static List<EffectiveField> Fields(IReadOnlyList<Role> roles, List<RoleField> rows)
    {
        var together = RoleField.Combine([.. roles.Select(r => r.Id)], rows);
        return [.. rows.Select(r => r.Field).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(field => new EffectiveField(
            field, together.GetValueOrDefault(field, FieldRight.Edit),
            [.. roles.Select(r => new RightOfRole(r.Id, r.Name, rows.Find(f => f.RoleId == r.Id && f.Field == field)?.Right ?? FieldRight.Edit))]))];
    }
}

internal sealed class GetEffectiveRightsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/users/{id:guid}/effective-rights", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetEffectiveRights(id), ct)))
        .WithName("GetEffectiveRights").WithTags("Users")
        .WithSummary("What a user may do, how far it reaches, and which role or team makes it so")
        .Requires(AccessPermissions.ManageUsers);
}
