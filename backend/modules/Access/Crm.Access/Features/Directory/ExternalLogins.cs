using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Access.Security.Directory;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Access.Features.Directory;

/// <summary>The accounts elsewhere by which a user comes in.</summary>
internal sealed record ListExternalLogins(Guid UserId) : IQuery<Page<ExternalLoginResponse>>;

/// <summary>Takes the link to an account elsewhere off. An administrator who does so signs the user out too.</summary>
internal sealed record Unlink(Guid UserId, Guid Id) : ICommand;

/// <summary>An account elsewhere that is linked to a user.</summary>
internal sealed class ExternalLoginResponse
{
    public required Guid Id { get; init; }

    /// <summary>What the company calls its directory; the issuer's address where it is an earlier one.</summary>
    public required string Name { get; init; }

    /// <summary>Who it is that vouches, as the directory calls itself.</summary>
    public required string Issuer { get; init; }
    public required DateTime LinkedAt { get; init; }
    public required DateTime LastUsedAt { get; init; }
}

internal sealed class ExternalLoginsHandler(AccessDb access, ICurrentUser caller, GrantCeiling ceiling, AccessChanges changes, Revocation revocation, IOptions<DirectoryOptions> directory, IAuditLog audit)
    : IRequestHandler<ListExternalLogins, Page<ExternalLoginResponse>>, IRequestHandler<Unlink, Unit>
{
    public async Task<Page<ExternalLoginResponse>> Handle(ListExternalLogins request, CancellationToken ct)
    {
        var logins = await access.ExternalLogins.AsNoTracking().Where(l => l.UserId == request.UserId).OrderBy(l => l.Issuer).ToListAsync(ct);
        return new Page<ExternalLoginResponse>(
            [.. logins.Select(l => new ExternalLoginResponse { Id = l.Id, Name = NameOf(l.Issuer), Issuer = l.Issuer, LinkedAt = l.LinkedAt, LastUsedAt = l.LastUsedAt })], NextCursor: null);
    }

    public async Task<Unit> Handle(Unlink request, CancellationToken ct)
    {
        var user = await access.UsersWithRoles.SingleOrDefaultAsync(u => u.Id == request.UserId, ct) ?? throw new NotFoundException("user");
        var isOwn = user.Id == caller.Id;
        if (isOwn && !user.HasPassword && !await access.Passkeys.AnyAsync(p => p.UserId == user.Id, ct))
        {
            throw new ConflictException("last_way_in", "This is the only way by which you come in. Choose a password first, by the link on the sign-in page.");
        }

        if (!isOwn)
        {
            await ceiling.Check(user.Roles, ct);
        }

        await changes.Tell(ct);
        if (await access.ExternalLogins.Where(l => l.Id == request.Id && l.UserId == user.Id).ExecuteDeleteAsync(ct) == 0)
        {
            throw new NotFoundException("login");
        }

        audit.Write(AuditActions.DirectoryUnlinked, "user", user.Id, new { login = request.Id });
        if (!isOwn)
        {
            await revocation.OfSessions(user.Id, except: null, ct);
        }

        return Unit.Value;
    }

    // Issuers write their address with or without the last slash.
    private string NameOf(string issuer) => directory.Value is { IsOn: true } door && string.Equals(door.Authority!.TrimEnd('/'), issuer.TrimEnd('/'), StringComparison.Ordinal) ? door.Name : issuer;
}

internal sealed class ExternalLoginsEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/session/logins", async (AccessDb access, ICurrentUser caller, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ListExternalLogins((await access.Person(caller, ct)).Id), ct)))
            .WithName("ListMyLogins").WithTags("Session").WithSummary("The accounts in the company's directory by which you sign in")
            .RequiresSignIn();

        routes.MapDelete("/session/logins/{id:guid}", async (Guid id, AccessDb access, ICurrentUser caller, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new Unlink((await access.Person(caller, ct)).Id, id), ct);
                return TypedResults.NoContent();
            })
            .WithName("UnlinkMyLogin").WithTags("Session").WithSummary("Unlink an account in the company's directory from yours")
            .WithDescription("The next sign-in through the directory with your address links again.")
            .ProducesProblem(StatusCodes.Status409Conflict).RequiresFreshProof().RequiresSignIn();

        routes.MapGet("/users/{id:guid}/logins", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListExternalLogins(id), ct)))
            .WithName("ListUserLogins").WithTags("Users").WithSummary("The accounts in the company's directory by which a user signs in")
            .Requires(AccessPermissions.ManageUsers);

        routes.MapDelete("/users/{id:guid}/logins/{loginId:guid}", async (Guid id, Guid loginId, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new Unlink(id, loginId), ct);
                return TypedResults.NoContent();
            })
            .WithName("UnlinkUserLogin").WithTags("Users").WithSummary("Unlink an account in the company's directory from a user; their sessions end")
            .WithDescription("For an address that has gone to somebody else, or another directory. The next sign-in through the directory with the user's address links again: deactivate whoever is to stay out.")
            .RequiresFreshProof().Requires(AccessPermissions.ManageUsers);
    }
}
