using Crm.Access.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Users;

/// <summary>One page of users by name, also of those who have left.</summary>
internal sealed record ListUsers(int Limit, string? Cursor) : IQuery<Page<UserResponse>>;

internal sealed class ListUsersValidator : AbstractValidator<ListUsers>
{
    public ListUsersValidator() =>
        RuleFor(l => l.Limit).InclusiveBetween(1, ListQuery.MaxLimit).WithMessage($"Ask for 1 to {ListQuery.MaxLimit} at once.");
}

internal sealed class ListUsersHandler(AccessDb access, UserView view) : IRequestHandler<ListUsers, Page<UserResponse>>
{
    private const string Sort = "name";

    public async Task<Page<UserResponse>> Handle(ListUsers request, CancellationToken ct)
    {
        IQueryable<User> users = access.UsersWithRoles.AsNoTracking().Include(u => u.Team);
        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            users = users.Where(u => string.Compare(u.NameKey, cursor.Key) >= 0 && (string.Compare(u.NameKey, cursor.Key) > 0 || u.Id > cursor.Id));
        }

        var page = await users.OrderBy(u => u.NameKey).ThenBy(u => u.Id).Take(request.Limit + 1).ToListAsync(ct);
        var shown = page.Take(request.Limit).ToList();
        var next = page.Count > request.Limit ? new Cursor(Sort, shown[^1].NameKey, shown[^1].Id).Encode() : null;
        return new Page<UserResponse>(await view.Of(shown, ct), next);
    }
}

internal sealed class ListUsersEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/users", async (IMediator mediator, CancellationToken ct, int limit = ListQuery.DefaultLimit, string? cursor = null) =>
            TypedResults.Ok(await mediator.Send(new ListUsers(limit, cursor), ct)))
        .WithName("ListUsers").WithTags("Users")
        .WithSummary("List users by name")
        .Requires(AccessPermissions.ManageUsers);
}
