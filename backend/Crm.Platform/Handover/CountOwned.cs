using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Handover;

/// <summary>Counts what somebody still owns, for the proof that nothing was left behind.</summary>
internal sealed record CountOwned(Guid UserId) : IQuery<UserOrphans>;

/// <summary>What somebody still owns, by record type, also where it is nothing.</summary>
public sealed class UserOrphans
{
    public required IReadOnlyList<OwnedCount> Items { get; init; }
    public required long Total { get; init; }
    public required long PendingJobs { get; init; }
}

internal sealed class CountOwnedHandler(OwnedCounts counts) : IRequestHandler<CountOwned, UserOrphans>
{
    public async Task<UserOrphans> Handle(CountOwned request, CancellationToken cancellationToken)
    {
        var owned = await counts.Of(request.UserId, cancellationToken);
        return new UserOrphans { Items = owned, Total = owned.Sum(o => o.Count), PendingJobs = await counts.PendingJobs(request.UserId, cancellationToken) };
    }
}

internal sealed class CountOwnedEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/users/{id:guid}/orphans", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new CountOwned(id), ct)))
        .WithName("CountOwned").WithTags("Handover").WithSummary("Count what a user still owns")
        .WithDescription("By record type, every type that has owners: after a handover each count is 0.")
        .Requires(HandoverPermissions.Run);
}
