using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Forecasts;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Forecasts;

/// <summary>What was expected at an instant.</summary>
/// <param name="IsWeekly">Whether it was taken because a week began.</param>
/// <param name="HasDeals">Whether changes since then can be told; figures stay for good.</param>
internal sealed record SnapshotView(Guid Id, DateTime TakenAt, bool IsWeekly, int Deals, bool HasDeals)
{
    public static SnapshotView Of(ForecastSnapshot snapshot) => new(snapshot.Id, snapshot.TakenAt, ForecastSnapshots.IsWeekly(snapshot), snapshot.Deals, snapshot.HasDeals);
}

internal sealed class SnapshotList
{
    public required IReadOnlyList<SnapshotView> Items { get; init; }
}

/// <summary>A snapshot that is being taken.</summary>
/// <param name="JobId">The job that says when it is there.</param>
internal sealed record SnapshotBegun(Guid Id, Guid JobId);

/// <summary>Reads the last snapshots.</summary>
internal sealed record ReadSnapshots : IQuery<SnapshotList>;

/// <summary>Keeps what is expected now.</summary>
internal sealed record TakeSnapshot : ICommand<SnapshotBegun>;

internal sealed class SnapshotsHandler(ForecastSnapshots snapshots) : IRequestHandler<ReadSnapshots, SnapshotList>, IRequestHandler<TakeSnapshot, SnapshotBegun>
{
    private const int Most = 120;

    public async Task<SnapshotList> Handle(ReadSnapshots request, CancellationToken cancellationToken) =>
        new() { Items = [.. (await snapshots.Ready.Take(Most).ToListAsync(cancellationToken)).Select(SnapshotView.Of)] };

    public Task<SnapshotBegun> Handle(TakeSnapshot request, CancellationToken cancellationToken)
    {
        var (snapshot, job) = snapshots.Take(slot: null);
        return Task.FromResult(new SnapshotBegun(snapshot.Id, job.Id));
    }
}

internal sealed class SnapshotsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/forecast/snapshots", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadSnapshots(), ct)))
            .WithName("ReadForecastSnapshots").WithTags("Forecast").WithSummary("Read the last snapshots of the forecast")
            .WithDescription("The latest 120, newest first. One is taken by itself when a week begins.").Requires(OpportunityPermissions.Read);
        routes.MapPost("/forecast/snapshots", async (IMediator mediator, CancellationToken ct) =>
                TypedResults.Accepted((string?)null, await mediator.Send(new TakeSnapshot(), ct)))
            .WithName("TakeForecastSnapshot").WithTags("Forecast").WithSummary("Keep what is expected now, to compare later days with it")
            .WithDescription("A job writes down every open deal and those that closed in the last six months.").Requires(ForecastPermissions.Adjust.Name);
    }
}
