using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Handover;

/// <summary>Counts what a handover would move, without moving it.</summary>
internal sealed record PreviewHandover(Guid UserId, HandoverBody Body) : IQuery<HandoverPreview>;

/// <summary>What a handover would move.</summary>
public sealed class HandoverPreview
{
    public required IReadOnlyList<HandoverOfTypePreview> Items { get; init; }
    public required long Total { get; init; }

    /// <summary>Work in the background that goes on in the name of the first heir.</summary>
    public required long PendingJobs { get; init; }
}

/// <summary>What would move of one type, and to whom.</summary>
public sealed record HandoverOfTypePreview(string RecordType, long Count, long Editable, IReadOnlyList<Guid> UserIds);

internal sealed class PreviewHandoverHandler(HandoverPlan plan, OwnedCounts counts) : IRequestHandler<PreviewHandover, HandoverPreview>
{
    public async Task<HandoverPreview> Handle(PreviewHandover request, CancellationToken cancellationToken)
    {
        var order = await plan.Read(request.UserId, request.Body, cancellationToken);
        var owned = await counts.Of(request.UserId, cancellationToken);
        return new HandoverPreview
        {
            Items = [.. owned.Where(o => o.Count > 0).Select(o => new HandoverOfTypePreview(o.RecordType, o.Count, o.Editable, order.HeirsOf(o.RecordType)))],
            Total = owned.Sum(o => o.Count),
            PendingJobs = await counts.PendingJobs(request.UserId, cancellationToken),
        };
    }
}

internal sealed class PreviewHandoverEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/users/{id:guid}/handover/preview", async (Guid id, HandoverBody body, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new PreviewHandover(id, body), ct)))
        .WithName("PreviewHandover").WithTags("Handover").WithSummary("Count what a handover would move")
        .WithDescription("By record type, of every type that has owners: how many records the user owns, how many of them the caller may give away, and who would get them.")
        .Requires(HandoverPermissions.Run);
}
