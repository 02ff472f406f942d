using AutoMapper;
using Crm.Access.Domain;
using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Idempotency;
using Crm.Platform.Modules;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Access.Features.ApiKeys;

/// <summary>Makes a key for a program; it never gets more than its creator may.</summary>
internal sealed record CreateApiKey(string Name, Guid RoleId, IReadOnlyList<string>? Scopes = null, DateTimeOffset? ExpiresAt = null) : ICommand<CreatedApiKey>;

/// <summary>A new key with its secret, which is shown this once.</summary>
internal sealed class CreatedApiKey
{
    /// <summary>To be sent as <c>Authorization: Bearer ...</c>.</summary>
    public required string Key { get; init; }

    public required ApiKeyResponse ApiKey { get; init; }
}

internal sealed class CreateApiKeyValidator : AbstractValidator<CreateApiKey>
{
    private const int MaxScopes = 100;

    public CreateApiKeyValidator(ModuleCatalog modules, TimeProvider clock)
    {
        RuleFor(k => k.Name).IsName();
        RuleFor(k => k.ExpiresAt).Must(at => at is null || at > clock.GetUtcNow()).WithMessage("Choose an expiry in the future, or none.");
        RuleFor(k => k.Scopes).Must(scopes => scopes is null || scopes.Count <= MaxScopes).WithMessage($"Give {MaxScopes} scopes at most.");
        RuleForEach(k => k.Scopes).Must(scope => KeyScopes.IsKnown(scope, modules.Permissions))
            .WithMessage("There is no such scope. Scopes look like contacts:read, contacts:* or *:read.");
    }
}

internal sealed class CreateApiKeyHandler(AccessDb access, GrantCeiling ceiling, ICurrentUser user, IMapper mapper, IAuditLog audit, TimeProvider clock) : IRequestHandler<CreateApiKey, CreatedApiKey>
{
    public async Task<CreatedApiKey> Handle(CreateApiKey request, CancellationToken ct)
    {
        var role = await access.RoleOf(request.RoleId, ct);
        var (key, secret) = ApiKey.Create(
            request.Name, role, request.Scopes ?? [], request.ExpiresAt?.UtcDateTime, user.Id, clock.GetUtcNow().UtcDateTime);
        await ceiling.Check([role], ct, key.Scopes);
        access.ApiKeys.Add(key);
        audit.Write(AuditActions.KeyCreated, "api-key", key.Id, new { role = role.Id, key.Scopes, key.ExpiresAt });
        return new CreatedApiKey { Key = secret, ApiKey = mapper.Map<ApiKeyResponse>(key) };
    }
}

internal sealed class CreateApiKeyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/api-keys", async (CreateApiKey body, IMediator mediator, CancellationToken ct) =>
        {
            var created = await mediator.Send(body, ct);
            return TypedResults.Created($"/api/v1/api-keys/{created.ApiKey.Id}", created);
        })
        .WithName("CreateApiKey").WithTags("API keys")
        .WithSummary("Create an API key; the answer shows it this once")
        .AnswersSecret()
        .RequiresFreshProof().Requires(AccessPermissions.ManageApiKeys);
}
