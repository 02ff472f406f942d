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
    public required long Version { get; init; }

    /// <summary>Stable, for programs.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }
    public required string Description { get; init; }

    /// <summary>The product brings it and keeps it up to date: it can be copied, not changed.</summary>
    public required bool BuiltIn { get; init; }

    /// <summary>Its holders do nothing before they have set up a second factor.</summary>
    public required bool RequiresSecondFactor { get; init; }

    public IReadOnlyDictionary<string, AccessLevel> Grants { get; set; } = new Dictionary<string, AccessLevel>(StringComparer.Ordinal);
}

/// <summary>One role.</summary>
internal sealed record GetRole(Guid Id) : IQuery<RoleResponse>;

internal sealed class ListRolesHandler(AccessDb access, ModuleCatalog modules, IMapper mapper) : IRequestHandler<ListRoles, Page<RoleResponse>>, IRequestHandler<GetRole, RoleResponse>
{
    public async Task<RoleResponse> Handle(GetRole request, CancellationToken ct) =>
        Show(await access.Roles.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, ct) ?? throw new NotFoundException("role"), mapper, modules);

    public async Task<Page<RoleResponse>> Handle(ListRoles request, CancellationToken ct)
    {
        var roles = await access.Roles.AsNoTracking().OrderBy(r => r.Key).ToListAsync(ct);
        return new Page<RoleResponse>([.. roles.Select(r => Show(r, mapper, modules))], NextCursor: null);
    }

    internal static RoleResponse Show(Role role, IMapper mapper, ModuleCatalog modules)
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

internal sealed class GetRoleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/roles/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var role = await mediator.Send(new GetRole(id), ct);
            http.Response.Headers.ETag = ETags.Of(role.Version);
            return TypedResults.Ok(role);
        })
        .WithName("GetRole").WithTags("Roles")
        .WithSummary("Read one role and what it grants")
        .RequiresSignIn();
}
