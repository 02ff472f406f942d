using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Search;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Users;

/// <summary>Lets another person in.</summary>
internal sealed record CreateUser(string Name, string Email, string Password, Guid? RoleId = null, Guid? TeamId = null, IReadOnlyList<Guid>? RoleIds = null, Guid? PartnerId = null) : ICommand<UserResponse>;

internal sealed class CreateUserValidator : AbstractValidator<CreateUser>
{
    public CreateUserValidator(PasswordRules rules)
    {
        RuleFor(u => u.Name).IsName();
        RuleFor(u => u.Email).IsEmail();
        RuleFor(u => u.RoleIds).IsRoles().When(u => u.RoleId is null);
        RuleFor(u => u.RoleIds).Null().When(u => u.RoleId is not null).WithMessage("Give either roleId or roleIds.");
        RuleFor(u => u.Password).IsNewPassword(rules);
    }
}

internal sealed class CreateUserHandler(AccessDb access, GrantCeiling ceiling, Passwords passwords, PartnerUsers partners, UserView view, IAuditLog audit, TimeProvider clock) : IRequestHandler<CreateUser, UserResponse>
{
    public async Task<UserResponse> Handle(CreateUser request, CancellationToken ct)
    {
        var roles = request.RoleId is { } only ? [await access.RoleOf(only, ct)] : await access.RolesOf(request.RoleIds!, "roleIds", ct);
        await ceiling.Check(roles, ct);
        var team = await access.TeamOf(request.TeamId, "teamId", ct);
        await partners.Check(request.PartnerId, roles, ct);
        var key = EmailKey.Of(request.Email);
        if (await access.Users.AnyAsync(u => u.EmailKey == key, ct))
        {
            throw new ConflictException("email_taken", "Somebody already signs in with this e-mail address.");
        }

        var user = new User(
            request.Name, Folding.Key(request.Name), request.Email, passwords.Hash(request.Password), roles, team, clock.GetUtcNow().UtcDateTime).WorkingFor(request.PartnerId);
        access.Users.Add(user);
        audit.Write(AuditActions.UserCreated, "user", user.Id, new { roles = roles.Select(r => r.Id), team = team?.Id });
        return (await view.Of([user], ct))[0];
    }
}

internal sealed class CreateUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/users", async (CreateUser body, IMediator mediator, CancellationToken ct) =>
        {
            var user = await mediator.Send(body, ct);
            return TypedResults.Created($"/api/v1/users/{user.Id}", user);
        })
        .WithName("CreateUser").WithTags("Users")
        .WithSummary("Create a user with roles and a first password")
        .WithDescription("Give one role as `roleId`, or several as `roleIds`, the main one first: they allow together the most of what each allows. With `partnerId`, the account of a dealer, they are one of its people: they have the role `partner` alone, and reach the partner portal and nothing else. Rather invite people: then nobody else knows their password.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .Requires(AccessPermissions.ManageUsers);
}
