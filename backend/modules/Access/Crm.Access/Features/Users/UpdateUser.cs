using Crm.Platform.Audit;
using System.Text.Json.Serialization;
using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Users;

/// <summary>Changes a user: name, roles, team, password, or whether they may come in at all.</summary>
internal sealed record UpdateUser(
    Optional<string> Name = default, Optional<Guid> RoleId = default, Optional<Guid?> TeamId = default, Optional<bool> Active = default,
    Optional<string> Password = default, Optional<IReadOnlyList<Guid>> RoleIds = default,
    Optional<IReadOnlyList<string>> SpokenLanguages = default, Optional<IReadOnlyList<string>> Skills = default) : ICommand<UserResponse>
{
    [JsonIgnore]
    public Guid Id { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }
}

internal sealed class UpdateUserValidator : AbstractValidator<UpdateUser>
{
    public UpdateUserValidator(PasswordRules rules)
    {
        RuleFor(u => u.Name.Value).IsName().OverridePropertyName("Name").When(u => u.Name.IsGiven);
        RuleFor(u => u.RoleIds.Value).IsRoles().OverridePropertyName("RoleIds").When(u => u.RoleIds.IsGiven);
        RuleFor(u => u.RoleIds.IsGiven).Equal(false).OverridePropertyName("RoleIds").When(u => u.RoleId.IsGiven).WithMessage("Give either roleId or roleIds.");
        RuleFor(u => u.SpokenLanguages.Value).AreLanguages().OverridePropertyName("SpokenLanguages").When(u => u.SpokenLanguages.IsGiven);
        RuleFor(u => u.Skills.Value).AreSkills().OverridePropertyName("Skills").When(u => u.Skills.IsGiven);
        RuleFor(u => u.Password.Value).IsNewPassword(rules).OverridePropertyName("Password").When(u => u.Password.IsGiven);
    }
}

internal sealed class UpdateUserHandler(
    AccessDb access, GrantCeiling ceiling, Passwords passwords, SignInGuard guard, AccessChanges changes, Revocation revocation, UserView view, IAuditLog audit)
    : IRequestHandler<UpdateUser, UserResponse>
{
    public async Task<UserResponse> Handle(UpdateUser request, CancellationToken ct)
    {
        var user = await access.UsersWithRoles.Include(u => u.Team).SingleOrDefaultAsync(u => u.Id == request.Id, ct) ?? throw new NotFoundException("user");
        await ceiling.Check(user.Roles, ct);
        await ETags.Check(request.ExpectedVersion, user.Version, async () => (await view.Of([user], ct))[0]);
        user.Edited();
        var wasAdministrator = user.IsActiveAdministrator;
        request.Name.IfGiven(name => user.Rename(name!, Folding.Key(name)));
        if (request.RoleId.IsGiven || request.RoleIds.IsGiven)
        {
            user.Take(request.RoleId.IsGiven ? [await access.RoleOf(request.RoleId.Value, ct)] : await access.RolesOf(request.RoleIds.Value!, "roleIds", ct));
            await ceiling.Check(user.Roles, ct);
        }

        if (request.TeamId.IsGiven)
        {
            user.MoveTo(await access.TeamOf(request.TeamId.Value, "teamId", ct));
        }

        request.Active.IfGiven(active => user.Allow(active));
        request.SpokenLanguages.IfGiven(languages => user.DealIn(languages!.Distinct(StringComparer.OrdinalIgnoreCase)));
        request.Skills.IfGiven(skills => user.Master(skills!.Select(s => s.Trim()).Distinct(StringComparer.OrdinalIgnoreCase)));
        await ChangePassword(user, request, ct);
        await changes.Tell(ct);
        if (wasAdministrator && !user.IsActiveAdministrator)
        {
            await KeepAnAdministrator(user, ct);
        }

        if (!user.IsActive)
        {
            await revocation.OfLeaver(user.Id, ct);
        }
        else if (request.Password.IsGiven)
        {
            await revocation.OfSessions(user.Id, except: null, ct);
        }

        audit.Write(AuditActions.UserChanged, "user", user.Id, new
        {
            roles = request.RoleId.IsGiven || request.RoleIds.IsGiven ? user.Roles.Select(r => r.Id).ToList() : null, team = request.TeamId.IsGiven ? user.TeamId : null,
            active = request.Active.IsGiven ? user.IsActive : (bool?)null, password = request.Password.IsGiven, name = request.Name.IsGiven,
        });
        return (await view.Of([user], ct))[0];
    }

    // Somebody whom forgotten passwords have locked out asks for a new one: that opens the lock too.
    private async Task ChangePassword(User user, UpdateUser request, CancellationToken ct)
    {
        if (request.Password.IsGiven)
        {
            user.ChangePassword(passwords.Hash(request.Password.Value!));
            audit.Write(AuditActions.PasswordChanged, "user", user.Id);
            await guard.Forget(user.Email, ct);
        }
    }

    private async Task KeepAnAdministrator(User user, CancellationToken ct)
    {
        if (!await access.Users.AnyAsync(u => u.Id != user.Id && u.IsActive && (u.Role.Key == Role.AdministratorKey || u.MoreRoles.Any(r => r.Role.Key == Role.AdministratorKey)), ct))
        {
            throw new ConflictException("last_administrator", "This is the last active administrator. Make somebody else administrator first.");
        }
    }
}

internal sealed class UpdateUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPatch("/users/{id:guid}", async (Guid id, UpdateUser body, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var user = await mediator.Send(body with { Id = id, ExpectedVersion = ETags.IfMatch(http) }, ct);
            http.Response.Headers.ETag = ETags.Of(user.Version);
            return TypedResults.Ok(user);
        })
        .WithName("UpdateUser").WithTags("Users")
        .WithSummary("Change a user's name, roles, team, languages, skills or password, or deactivate them")
        .WithDescription(
            "With `If-Match` a stale version is refused with 412 and the current state. Deactivating ends the user's sessions, the API keys that they made, and the invitations that "
            + "they sent, on every instance within a second; a new password ends the sessions.")
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .Requires(AccessPermissions.ManageUsers);
}
