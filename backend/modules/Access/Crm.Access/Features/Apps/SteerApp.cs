using AutoMapper;
using Crm.Access.Domain;
using Crm.Access.Features.ApiKeys;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Idempotency;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Apps;

/// <summary>For how many hours the old secret still works.</summary>
internal sealed record SecretRotation(int GraceHours = 24);

/// <summary>Gives an app a new secret; what people allowed stays.</summary>
internal sealed record RotateAppSecret(Guid Id, int GraceHours) : ICommand<AppWithSecret>;

/// <summary>Ends an app for good, and all that people allowed it.</summary>
internal sealed record RevokeApp(Guid Id) : ICommand;

internal sealed class RotateAppSecretValidator : AbstractValidator<RotateAppSecret>
{
    public RotateAppSecretValidator() => RuleFor(r => r.GraceHours).InclusiveBetween(0, RotateApiKeyValidator.MostHours)
        .WithMessage($"Let the old secret work for 0 to {RotateApiKeyValidator.MostHours} hours.");
}

internal sealed class SteerAppHandler(AccessDb access, GrantCeiling ceiling, AccessChanges changes, Revocation revocation, IMapper mapper, IAuditLog audit, TimeProvider clock)
    : IRequestHandler<RotateAppSecret, AppWithSecret>, IRequestHandler<RevokeApp, Unit>
{
    public async Task<AppWithSecret> Handle(RotateAppSecret request, CancellationToken ct)
    {
        var app = await App(request.Id, ct);
        if (app.IsPublic || app.RevokedAt is not null)
        {
            throw new ConflictException("app_without_secret", "This app is public or was revoked: it has no secret.");
        }

        if (app.Role is { } role)
        {
            await ceiling.Check([role], ct, app.Scopes);
        }

        var secret = app.NewSecret(TimeSpan.FromHours(request.GraceHours), clock.GetUtcNow().UtcDateTime);
        audit.Write(AuditActions.AppRotated, "app", app.Id, new { request.GraceHours });
        return new AppWithSecret { Secret = secret, App = mapper.Map<ConnectedAppResponse>(app) };
    }

    public async Task<Unit> Handle(RevokeApp request, CancellationToken ct)
    {
        var app = await App(request.Id, ct);
        app.Revoke(clock.GetUtcNow().UtcDateTime);
        await changes.Tell(ct);
        await revocation.OfApps(access.AppGrants.Where(g => g.AppId == app.Id), ct);
        audit.Write(AuditActions.AppRevoked, "app", app.Id);
        return Unit.Value;
    }

    private async Task<ConnectedApp> App(Guid id, CancellationToken ct) =>
        await access.Apps.Include(a => a.Role).SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFoundException("connected app");
}

internal sealed class SteerAppEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/connected-apps/{id:guid}/rotate", async (Guid id, SecretRotation body, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new RotateAppSecret(id, body.GraceHours), ct)))
            .WithName("RotateAppSecret").WithTags("Connected apps").WithSummary("Give an app a new secret; the old one works for some hours more")
            .AnswersSecret().ProducesProblem(StatusCodes.Status409Conflict)
            .RequiresFreshProof().Requires(AccessPermissions.ManageApiKeys);

        routes.MapDelete("/connected-apps/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new RevokeApp(id), ct);
                return TypedResults.NoContent();
            })
            .WithName("RevokeApp").WithTags("Connected apps").WithSummary("Revoke an app, at once and for good, with all that people allowed it")
            .Requires(AccessPermissions.ManageApiKeys);
    }
}
