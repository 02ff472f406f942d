using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Modules;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Roles;

/// <summary>Says which fields a role may not edit, or not even see; fields that are left out may be edited.</summary>
internal sealed record SetFieldRights(Guid RoleId, IReadOnlyDictionary<string, FieldRight> Fields) : ICommand<IReadOnlyDictionary<string, FieldRight>>;

internal sealed class SetFieldRightsHandler(AccessDb access, GrantCeiling ceiling, ModuleCatalog modules, AccessChanges changes, IAuditLog audit)
    : IRequestHandler<SetFieldRights, IReadOnlyDictionary<string, FieldRight>>
{
    public async Task<IReadOnlyDictionary<string, FieldRight>> Handle(SetFieldRights request, CancellationToken ct)
    {
        var role = await access.Roles.SingleOrDefaultAsync(r => r.Id == request.RoleId, ct) ?? throw new NotFoundException("role");
        await ceiling.Check([role], ct);
        var wanted = request.Fields.Where(f => f.Value != FieldRight.Edit).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        Check(role, wanted);

        var present = await access.RoleFields.Where(f => f.RoleId == role.Id).ToListAsync(ct);
        foreach (var field in wanted.Keys.Union(present.Select(p => p.Field), StringComparer.Ordinal))
        {
            ceiling.Check(field, wanted.GetValueOrDefault(field, FieldRight.Edit));
        }

        access.RoleFields.RemoveRange(present.Where(p => !wanted.ContainsKey(p.Field)));
        foreach (var (field, right) in wanted)
        {
            if (present.Find(p => p.Field == field) is { } row)
            {
                row.Right = right;
            }
            else
            {
                access.RoleFields.Add(new RoleField { RoleId = role.Id, Field = field, Right = right });
            }
        }

        audit.Write(AuditActions.RoleChanged, "role", role.Id, new { fields = wanted });
        await changes.Tell(ct);
        return wanted;
    }

    private void Check(Role role, Dictionary<string, FieldRight> wanted)
    {
        if (role.IsAdministrator && wanted.Count > 0)
        {
            throw new ConflictException("administrator_sees_all", "Administrators see and change every field. Give the people another role.");
        }

        var grants = RoleGrants.Resolve(role, modules.Permissions);
        var errors = new InputErrors();
        foreach (var (name, right) in wanted)
        {
            var type = modules.Records.Find(name.Split('.')[0]);
            if (type?.Find(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]) is not { } field || !name.Contains('.', StringComparison.Ordinal))
            {
                errors.Add(name, "There is no such field. Name it as contact.notes.");
            }
            else if (right == FieldRight.None && IsName(type, field))
            {
                errors.Add(name, $"Every list and link calls a {type.Name} by this field, so it cannot be hidden.");
            }
            else if (field.IsRequired && grants.ContainsKey(type.CreatePermission))
            {
                errors.Add(name, $"This role may create {type.Resource}, and none can be created without this field. Leave it editable, or take the permission away first.");
            }
        }

        errors.ThrowIfAny();
    }

    private static bool IsName(RecordType type, Field field) => field == type.LabelField || field.Name == type.DefaultSort.Field.Name;
}

internal sealed class FieldRightsEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/roles/{id:guid}/field-rights", async (Guid id, AccessDb access, CancellationToken ct) => TypedResults.Ok(
                (await access.RoleFields.AsNoTracking().Where(f => f.RoleId == id).ToListAsync(ct)).ToDictionary(f => f.Field, f => f.Right, StringComparer.Ordinal)))
            .WithName("GetFieldRights").WithTags("Roles").WithSummary("Read which fields a role may not edit or see")
            .Requires(AccessPermissions.ManageUsers);

        routes.MapPut("/roles/{id:guid}/field-rights", async (Guid id, IReadOnlyDictionary<string, FieldRight> body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new SetFieldRights(id, body), ct)))
            .WithName("SetFieldRights").WithTags("Roles").WithSummary("Say which fields a role may not edit or see")
            .WithDescription(
                "By field, as `contact.notes`: `none` (as if it did not exist), `read` or `edit`. Fields that are left out may be edited. Replaces what was said before. "
                + "What a record is called by cannot be hidden; a contact without a name is called by its e-mail address.")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .RequiresFreshProof().Requires(AccessPermissions.ManageUsers);
    }
}
