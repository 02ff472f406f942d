using AutoMapper;
using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Modules;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Roles;

/// <summary>All roles and what they grant.</summary>
internal sealed record ListRoles : IQuery<Page<RoleResponse>>;

/// <summary>A role with a level for each permission it grants.</summary>
internal sealed class RoleResponse
{
    public required Guid Id { get; init; }

    /// <summary>Stable, for programs.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }
    public required string Description { get; init; }
    public IReadOnlyDictionary<string, AccessLevel> Grants { get; set; } = new Dictionary<string, AccessLevel>(StringComparer.Ordinal);
}

internal sealed class ListRolesHandler(AccessDb access, ModuleCatalog modules, IMapper mapper) : IRequestHandler<ListRoles, Page<RoleResponse>>
{
    public async Task<Page<RoleResponse>> Handle(ListRoles request, CancellationToken ct)
    {
        var roles = await access.Roles.AsNoTracking().OrderBy(r => r.Key).ToListAsync(ct);
        return new Page<RoleResponse>([.. roles.Select(Show)], NextCursor: null);
    }

    private RoleResponse Show(Role role)
    {
        var response = mapper.Map<RoleResponse>(role);
        response.Grants = RoleGrants.Resolve(role, modules.Permissions);
        return response;
    }
}

internal sealed class ListRolesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/roles", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListRoles(), ct)))
        .WithName("ListRoles").WithTags("Roles")
        .WithSummary("List all roles and what they grant")
        .RequiresSignIn();
}
