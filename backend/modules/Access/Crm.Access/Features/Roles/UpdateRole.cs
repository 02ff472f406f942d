using System.Text.Json.Serialization;
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

/// <summary>Changes a role of the company's own; of a built-in one only whether it asks for a second factor.</summary>
internal sealed record UpdateRole(
    Optional<string> Name = default, Optional<string> Description = default, Optional<IReadOnlyDictionary<string, AccessLevel>> Grants = default,
    Optional<bool> RequiresSecondFactor = default) : ICommand<RoleResponse>
{
    [JsonIgnore]
    public Guid Id { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }
}

internal sealed class UpdateRoleValidator : AbstractValidator<UpdateRole>
{
    public UpdateRoleValidator(ModuleCatalog modules)
    {
        RuleFor(r => r.Name.Value).IsRoleName().OverridePropertyName("Name").When(r => r.Name.IsGiven);
        RuleFor(r => r.Description.Value).IsDescription().NotNull().OverridePropertyName("Description").When(r => r.Description.IsGiven);
        RuleFor(r => r.Grants.Value).AreGrants(modules).NotNull().OverridePropertyName("Grants").When(r => r.Grants.IsGiven);
    }
}

internal sealed class UpdateRoleHandler(AccessDb access, GrantCeiling ceiling, ModuleCatalog modules, AccessChanges changes, IAuditLog audit, IMapper mapper)
    : IRequestHandler<UpdateRole, RoleResponse>
{
    public async Task<RoleResponse> Handle(UpdateRole request, CancellationToken ct)
    {
        var role = await access.Roles.SingleOrDefaultAsync(r => r.Id == request.Id, ct) ?? throw new NotFoundException("role");
        await ceiling.Check([role], ct);
        await ETags.Check(request.ExpectedVersion, role.Version, () => Task.FromResult(ListRolesHandler.Show(role, mapper, modules)));
        if (role.IsBuiltIn && (request.Name.IsGiven || request.Description.IsGiven || request.Grants.IsGiven))
        {
            throw new ConflictException("built_in_role", "The product keeps this role up to date. Copy it, and change the copy.");
        }

        if (!role.IsBuiltIn)
        {
            role.Describe(
                request.Name.IsGiven ? request.Name.Value! : role.Name,
                request.Description.IsGiven ? request.Description.Value! : role.Description,
                request.Grants.IsGiven ? RoleRules.ToList(request.Grants.Value!) : role.Grants);
            await ceiling.Check([role], ct);
        }

        request.RequiresSecondFactor.IfGiven(role.AskForSecondFactor);
        audit.Write(AuditActions.RoleChanged, "role", role.Id, new { grants = request.Grants.IsGiven ? role.Grants : null, role.RequiresSecondFactor });
        await changes.Tell(ct);
        return ListRolesHandler.Show(role, mapper, modules);
    }
}

internal sealed class UpdateRoleEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/roles/{id:guid}", async (Guid id, UpdateRole body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var role = await mediator.Send(body with { Id = id, ExpectedVersion = ETags.IfMatch(http) }, ct);
            http.Response.Headers.ETag = ETags.Of(role.Version);
            return TypedResults.Ok(role);
        })
        .WithName("UpdateRole").WithTags("Roles")
        .WithSummary("Change a role: its name, what it grants, whether it asks for a second factor")
        .WithDescription("`grants` replaces all grants. It holds for everybody who has the role within a second, on every instance.")
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .RequiresFreshProof().Requires(AccessPermissions.ManageUsers);
}
