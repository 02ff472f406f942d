using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Passkeys;

/// <summary>The passkeys of a user, the oldest first.</summary>
internal sealed record ListPasskeys(Guid UserId) : IQuery<Page<PasskeyResponse>>;

/// <summary>Gives one's own passkey another name.</summary>
internal sealed record RenamePasskey(Guid Id, string Name) : ICommand<PasskeyResponse>;

/// <summary>Removes one's own passkey.</summary>
internal sealed record RemovePasskey(Guid Id) : ICommand;

internal sealed class RenamePasskeyValidator : AbstractValidator<RenamePasskey>
{
    public RenamePasskeyValidator() => RuleFor(p => p.Name).IsName();
}

internal sealed class ManagePasskeysHandler(AccessDb access, ICurrentUser caller, SecondFactors factors, AccessChanges changes, IAuditLog audit)
    : IRequestHandler<ListPasskeys, Page<PasskeyResponse>>, IRequestHandler<RenamePasskey, PasskeyResponse>, IRequestHandler<RemovePasskey, Unit>
{
    public async Task<Page<PasskeyResponse>> Handle(ListPasskeys request, CancellationToken ct)
    {
        var passkeys = await access.Passkeys.AsNoTracking().Where(p => p.UserId == request.UserId).OrderBy(p => p.CreatedAt).ThenBy(p => p.Id).ToListAsync(ct);
        return new Page<PasskeyResponse>([.. passkeys.Select(PasskeyResponse.Of)], NextCursor: null);
    }

    public async Task<PasskeyResponse> Handle(RenamePasskey request, CancellationToken ct)
    {
        var passkey = await Own(await access.Person(caller, ct), request.Id, ct);
        passkey.Rename(request.Name.Trim());
        audit.Write(AuditActions.PasskeyRenamed, "user", passkey.UserId, new { passkey = passkey.Id });
        return PasskeyResponse.Of(passkey);
    }

    public async Task<Unit> Handle(RemovePasskey request, CancellationToken ct)
    {
        var user = await access.Person(caller, ct);
        await changes.Tell(ct);
        var passkey = await Own(user, request.Id, ct);
        if (user.NeedsSecondFactor && !await factors.IsOn(user.Id, ct) && !await access.Passkeys.AnyAsync(p => p.UserId == user.Id && p.Id != passkey.Id, ct))
        {
            throw new ConflictException("second_factor_required_by_role", "Your role asks for a second factor, and this is your only one. Add another first.");
        }

        access.Passkeys.Remove(passkey);
        audit.Write(AuditActions.PasskeyRemoved, "user", user.Id, new { passkey = passkey.Id });
        return Unit.Value;
    }

    private async Task<Passkey> Own(User user, Guid id, CancellationToken ct) =>
        await access.Passkeys.SingleOrDefaultAsync(p => p.Id == id && p.UserId == user.Id, ct) ?? throw new NotFoundException("passkey");
}

/// <summary>A passkey's new name.</summary>
internal sealed record PasskeyName(string Name);

internal sealed class ManagePasskeysEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/session/passkeys", async (AccessDb access, ICurrentUser caller, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ListPasskeys((await access.Person(caller, ct)).Id), ct)))
            .WithName("ListMyPasskeys").WithTags("Session").WithSummary("Your passkeys, the oldest first")
            .EvenBeforeAnythingElse().RequiresSignIn();

        routes.MapPatch("/session/passkeys/{id:guid}", async (Guid id, PasskeyName body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new RenamePasskey(id, body.Name), ct)))
            .WithName("RenamePasskey").WithTags("Session").WithSummary("Give one of your passkeys another name")
            .RequiresSignIn();

        routes.MapDelete("/session/passkeys/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new RemovePasskey(id), ct);
                return TypedResults.NoContent();
            })
            .WithName("RemovePasskey").WithTags("Session").WithSummary("Remove one of your passkeys; it no longer signs you in")
            .ProducesProblem(StatusCodes.Status409Conflict).RequiresFreshProof().RequiresSignIn();
    }
}
