using AutoMapper;
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

namespace Crm.Access.Features.ApiKeys;

/// <summary>How a key is rotated: for how many hours the old secret still works, and until when the new one does.</summary>
internal sealed record Rotation(int GraceHours = 24, DateTimeOffset? ExpiresAt = null);

/// <summary>Gives a key a new secret; the program keeps its name, its rights and its history.</summary>
internal sealed record RotateApiKey(Guid Id, int GraceHours, DateTimeOffset? ExpiresAt) : ICommand<CreatedApiKey>;

internal sealed class RotateApiKeyValidator : AbstractValidator<RotateApiKey>
{
    public const int MostHours = 24 * 30;

    public RotateApiKeyValidator(TimeProvider clock)
    {
        RuleFor(r => r.GraceHours).InclusiveBetween(0, MostHours).WithMessage($"Let the old secret work for 0 to {MostHours} hours.");
        RuleFor(r => r.ExpiresAt).Must(at => at is null || at > clock.GetUtcNow()).WithMessage("Choose an expiry in the future, or none.");
    }
}

internal sealed class RotateApiKeyHandler(AccessDb access, GrantCeiling ceiling, AccessChanges changes, IAuditLog audit, IMapper mapper, TimeProvider clock)
    : IRequestHandler<RotateApiKey, CreatedApiKey>
{
    public async Task<CreatedApiKey> Handle(RotateApiKey request, CancellationToken ct)
    {
        var key = await access.ApiKeys.Include(k => k.Role).SingleOrDefaultAsync(k => k.Id == request.Id, ct) ?? throw new NotFoundException("API key");
        await ceiling.Check([key.Role], ct, key.Scopes);
        var now = clock.GetUtcNow().UtcDateTime;
        if (!key.IsUsable(now))
        {
            throw new ConflictException("key_ended", "This key was revoked or has expired. Make a new one.");
        }

        var secret = key.Rotate(TimeSpan.FromHours(request.GraceHours), request.ExpiresAt?.UtcDateTime ?? key.ExpiresAt, now);
        audit.Write(AuditActions.KeyRotated, "api-key", key.Id, new { request.GraceHours });
        await changes.Tell(ct);
        return new CreatedApiKey { Key = secret, ApiKey = mapper.Map<ApiKeyResponse>(key) };
    }
}

internal sealed class RotateApiKeyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api-keys/{id:guid}/rotate", async (Guid id, Rotation body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new RotateApiKey(id, body.GraceHours, body.ExpiresAt), ct)))
        .WithName("RotateApiKey").WithTags("API keys")
        .WithSummary("Give a key a new secret; the old one works for some hours more")
        .WithDescription("`graceHours` is 24 unless said otherwise, 0 ends the old secret at once. Only the secret before the last rotation works on: rotating twice ends the first.")
        .AnswersSecret().ProducesProblem(StatusCodes.Status409Conflict)
        .RequiresFreshProof().Requires(AccessPermissions.ManageApiKeys);
}
