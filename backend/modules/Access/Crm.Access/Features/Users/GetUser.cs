using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Users;

/// <summary>One user.</summary>
internal sealed record GetUser(Guid Id) : IQuery<UserResponse>;

internal sealed class GetUserHandler(AccessDb access, UserView view) : IRequestHandler<GetUser, UserResponse>
{
    public async Task<UserResponse> Handle(GetUser request, CancellationToken ct)
    {
        var user = await access.UsersWithRoles.AsNoTracking().Include(u => u.Team).SingleOrDefaultAsync(u => u.Id == request.Id, ct) ?? throw new NotFoundException("user");
        return (await view.Of([user], ct))[0];
    }
}

internal sealed class GetUserEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/users/{id:guid}", async (Guid id, HttpContext http, IMediator mediator, CancellationToken ct) =>
        {
            var user = await mediator.Send(new GetUser(id), ct);
            http.Response.Headers.ETag = ETags.Of(user.Version);
            return TypedResults.Ok(user);
        })
        .WithName("GetUser").WithTags("Users")
        .WithSummary("Read one user")
        .Requires(AccessPermissions.ManageUsers);
}
