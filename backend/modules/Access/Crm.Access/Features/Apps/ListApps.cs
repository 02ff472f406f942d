using AutoMapper;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Access.Features.Apps;

/// <summary>All connected apps, the newest first, also those that were revoked.</summary>
internal sealed record ListApps : IQuery<Page<ConnectedAppResponse>>;

internal sealed class ListAppsHandler(AccessDb access, IMapper mapper) : IRequestHandler<ListApps, Page<ConnectedAppResponse>>
{
    public async Task<Page<ConnectedAppResponse>> Handle(ListApps request, CancellationToken ct)
    {
        var apps = await access.Apps.AsNoTracking().Include(a => a.Role).OrderByDescending(a => a.CreatedAt).ThenByDescending(a => a.Id).ToListAsync(ct);
        return new Page<ConnectedAppResponse>(mapper.Map<List<ConnectedAppResponse>>(apps), NextCursor: null);
    }
}

internal sealed class ListAppsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/connected-apps", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ListApps(), ct)))
        .WithName("ListApps").WithTags("Connected apps")
        .WithSummary("List all connected apps")
        .Requires(AccessPermissions.ManageApiKeys);
}
