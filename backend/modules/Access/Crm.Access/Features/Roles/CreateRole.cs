using AutoMapper;
using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Modules;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Roles;

/// <summary>Makes a role of the company's own, from nothing or as a copy; it gets no more than its maker has.</summary>
internal sealed record CreateRole(
    string Name, string Description = "", IReadOnlyDictionary<string, AccessLevel>? Grants = null, Guid? CopyOf = null, bool RequiresSecondFactor = false) : ICommand<RoleResponse>;

internal sealed class CreateRoleValidator : AbstractValidator<CreateRole>
{
    public CreateRoleValidator(ModuleCatalog modules)
    {
        RuleFor(r => r.Name).IsRoleName();
        RuleFor(r => r.Description).IsDescription();
        RuleFor(r => r.Grants).AreGrants(modules);
    }
}

internal sealed class CreateRoleHandler(AccessDb access, GrantCeiling ceiling, ModuleCatalog modules, IAuditLog audit, IMapper mapper) : IRequestHandler<CreateRole, RoleResponse>
{
    public async Task<RoleResponse> Handle(CreateRole request, CancellationToken ct)
    {
        var model = request.CopyOf is { } id ? await access.RoleOf(id, ct, "copyOf") : null;
        var grants = request.Grants ?? (model is null ? new Dictionary<string, AccessLevel>(StringComparer.Ordinal) : RoleGrants.Resolve(model, modules.Permissions));
        var role = Role.Own(request.Name, request.Description, RoleRules.ToList(grants));
        role.AskForSecondFactor(request.RequiresSecondFactor || model?.RequiresSecondFactor == true);
        var fields = model is null ? [] : await access.RoleFields.AsNoTracking().Where(f => f.RoleId == model.Id).ToListAsync(ct);
        await ceiling.Check([role], ct);
        access.Roles.Add(role);
        access.RoleFields.AddRange(fields.Select(f => new RoleField { RoleId = role.Id, Field = f.Field, Right = f.Right }));
        audit.Write(AuditActions.RoleCreated, "role", role.Id, new { copyOf = model?.Id, grants = role.Grants.Count });
        return ListRolesHandler.Show(role, mapper, modules);
    }
}

internal sealed class CreateRoleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/roles", async (CreateRole body, IMediator mediator, CancellationToken ct) =>
        {
            var role = await mediator.Send(body, ct);
            return TypedResults.Created($"/api/v1/roles/{role.Id}", role);
        })
        .WithName("CreateRole").WithTags("Roles")
        .WithSummary("Create a role, or copy one")
        .WithDescription("`grants` maps permissions to `own`, `team` or `all`. With `copyOf`, grants that are not given and the field rights are those of that role as it is now.")
        .RequiresFreshProof().Requires(AccessPermissions.ManageUsers);
}
