using Crm.Access.Security;
using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.ApiKeys;

/// <summary>Ends a key for good; it stays listed, since history names it.</summary>
internal sealed record RevokeApiKey(Guid Id) : ICommand;

internal sealed class RevokeApiKeyHandler(AccessDb access, AccessChanges changes, IAuditLog audit, TimeProvider clock) : IRequestHandler<RevokeApiKey, Unit>
{
    public async Task<Unit> Handle(RevokeApiKey request, CancellationToken ct)
    {
        var key = await access.ApiKeys.SingleOrDefaultAsync(k => k.Id == request.Id, ct) ?? throw new NotFoundException("API key");
        key.Revoke(clock.GetUtcNow().UtcDateTime);
        audit.Write(AuditActions.KeyRevoked, "api-key", key.Id);
        await changes.Tell(ct);
        return Unit.Value;
    }
}

internal sealed class RevokeApiKeyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/api-keys/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new RevokeApiKey(id), ct);
            return TypedResults.NoContent();
        })
        .WithName("RevokeApiKey").WithTags("API keys")
        .WithSummary("Revoke an API key, at once and for good")
        .Requires(AccessPermissions.ManageApiKeys);
}
