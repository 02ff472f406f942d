using Crm.Platform.Audit;
using System.Text.Json.Serialization;
using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Mediation;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Users;

/// <summary>Changes a user: name, role, team, password, or whether they may come in at all.</summary>
internal sealed record UpdateUser(
    Optional<string> Name = default, Optional<Guid> RoleId = default, Optional<Guid?> TeamId = default, Optional<bool> Active = default,
    Optional<string> Password = default) : ICommand<UserResponse>
{
    [JsonIgnore]
    public Guid Id { get; init; }

    [JsonIgnore]
    public long? ExpectedVersion { get; init; }
}

internal sealed class UpdateUserValidator : AbstractValidator<UpdateUser>
{
    public UpdateUserValidator()
    {
        RuleFor(u => u.Name.Value).IsName().OverridePropertyName("Name").When(u => u.Name.IsGiven);
        RuleFor(u => u.Password.Value).IsNewPassword().OverridePropertyName("Password").When(u => u.Password.IsGiven);
    }
}

internal sealed class UpdateUserHandler(
    AccessDb access, GrantCeiling ceiling, Passwords passwords, SignInGuard guard, CallerCache cache, UnitOfWork unitOfWork, UserView view, IAuditLog audit)
    : IRequestHandler<UpdateUser, UserResponse>
{
    public async Task<UserResponse> Handle(UpdateUser request, CancellationToken ct)
    {
        var user = await access.Users.Include(u => u.Role).Include(u => u.Team).SingleOrDefaultAsync(u => u.Id == request.Id, ct) ?? throw new NotFoundException("user");
        ceiling.Check(user.Role);
        await ETags.Check(request.ExpectedVersion, user.Version, async () => (await view.Of([user], ct))[0]);
        user.Edited();
        var wasAdministrator = user.IsActiveAdministrator;
        var role = user.Role;
        request.Name.IfGiven(name => user.Rename(name!, Folding.Key(name)));
        if (request.RoleId.IsGiven)
        {
            user.Take(await access.RoleOf(request.RoleId.Value, ct));
            ceiling.Check(user.Role);
        }

        if (request.TeamId.IsGiven)
        {
            user.MoveTo(await access.TeamOf(request.TeamId.Value, "teamId", ct));
        }

        request.Active.IfGiven(active => user.Allow(active));
        if (wasAdministrator && !user.IsActiveAdministrator)
        {
            await KeepAnAdministrator(user, role, ct);
        }

        await ChangePassword(user, request, ct);
        if (request.Password.IsGiven || !user.IsActive)
        {
            await access.Sessions.Where(s => s.UserId == user.Id).ExecuteDeleteAsync(ct);
        }

        audit.Write(AuditActions.UserChanged, "user", user.Id, new
        {
            role = request.RoleId.IsGiven ? user.Role.Id : (Guid?)null, team = request.TeamId.IsGiven ? user.TeamId : null,
            active = request.Active.IsGiven ? user.IsActive : (bool?)null, password = request.Password.IsGiven, name = request.Name.IsGiven,
        });
        unitOfWork.AfterCommit(cache.Forget);
        return (await view.Of([user], ct))[0];
    }

    // Somebody whom forgotten passwords have locked out asks for a new one: that opens the lock too.
    private async Task ChangePassword(User user, UpdateUser request, CancellationToken ct)
    {
        if (request.Password.IsGiven)
        {
            user.ChangePassword(passwords.Hash(request.Password.Value!));
            await guard.Forget(user.Email, ct);
        }
    }

    private async Task KeepAnAdministrator(User user, Role role, CancellationToken ct)
    {
        if (!await access.Users.AnyAsync(u => u.Id != user.Id && u.IsActive && u.Role.Key == Role.AdministratorKey, ct))
        {
            throw new ConflictException("last_administrator", "This is the last active administrator. Make somebody else administrator first.");
        }

        // Two administrators who remove each other at the same moment would both find the other one still there.
        role.RelyOnOtherHolders();
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
        .WithSummary("Change a user's name, role, team, password, or deactivate them")
        .WithDescription("With `If-Match` a stale version is refused with 412 and the current state.")
        .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .Requires(AccessPermissions.ManageUsers);
}
