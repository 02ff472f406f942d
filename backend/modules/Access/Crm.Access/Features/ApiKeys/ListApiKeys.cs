using AutoMapper;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.ApiKeys;

/// <summary>All API keys, the newest first, also those that no longer work.</summary>
internal sealed record ListApiKeys : IQuery<Page<ApiKeyResponse>>;

internal sealed class ListApiKeysHandler(AccessDb access, IMapper mapper) : IRequestHandler<ListApiKeys, Page<ApiKeyResponse>>
{
    public async Task<Page<ApiKeyResponse>> Handle(ListApiKeys request, CancellationToken ct)
    {
        var keys = await access.ApiKeys.AsNoTracking().Include(k => k.Role).OrderByDescending(k => k.CreatedAt).ThenByDescending(k => k.Id).ToListAsync(ct);
        return new Page<ApiKeyResponse>(mapper.Map<List<ApiKeyResponse>>(keys), NextCursor: null);
    }
}

internal sealed class ListApiKeysEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api-keys", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListApiKeys(), ct)))
        .WithName("ListApiKeys").WithTags("API keys")
        .WithSummary("List all API keys")
        .Requires(AccessPermissions.ManageApiKeys);
}
