using Crm.Activities.Neglect;
using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Features.Neglect;

/// <summary>Reads which share of the customers was neglected, day by day.</summary>
internal sealed record ReadIndifference(int Days) : IQuery<IndifferenceTrend>;

/// <summary>The company's indifference over time, the oldest day first.</summary>
internal sealed class IndifferenceTrend
{
    public required IReadOnlyList<IndifferencePoint> Items { get; init; }
}

/// <summary>One day.</summary>
/// <param name="Share">Of all customers that a rule speaks of, between 0 and 1.</param>
internal sealed record IndifferencePoint(DateOnly Day, long Neglected, long Total, double Share);

/// <summary>Looks at once, by the rules as they are now.</summary>
internal sealed record RefreshNeglected : IQuery<IndifferenceTrend>;

internal sealed class IndifferenceHandler(ActivitiesDb db, NeglectRound round, TimeProvider clock)
    : IRequestHandler<ReadIndifference, IndifferenceTrend>, IRequestHandler<RefreshNeglected, IndifferenceTrend>
{
    public async Task<IndifferenceTrend> Handle(ReadIndifference request, CancellationToken cancellationToken)
    {
        var from = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-Math.Clamp(request.Days, 1, 1100));
        var days = await db.Indifference.AsNoTracking().Where(d => d.Day >= from).OrderBy(d => d.Day).ToListAsync(cancellationToken);
        return new IndifferenceTrend { Items = [.. days.Select(d => new IndifferencePoint(d.Day, d.Neglected, d.Total, d.Total == 0 ? 0 : (double)d.Neglected / d.Total))] };
    }

    public async Task<IndifferenceTrend> Handle(RefreshNeglected request, CancellationToken cancellationToken)
    {
        await round.RunOnce(isForced: true, cancellationToken);
        return await Handle(new ReadIndifference(Days: 1), cancellationToken);
    }
}

internal sealed class IndifferenceEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/indifference", async (IMediator mediator, CancellationToken ct, int days = 90) => TypedResults.Ok(await mediator.Send(new ReadIndifference(days), ct)))
            .WithName("ReadIndifference").WithTags("Neglect").WithSummary("Read which share of the customers is neglected, day by day").Requires("activities.read");
        routes.MapPost("/neglected/refresh", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new RefreshNeglected(), ct)))
            .WithName("RefreshNeglected").WithTags("Neglect").WithSummary("Make today's list of the neglected anew")
            .WithDescription("It is made every morning by itself; this is for whoever has changed the rules.").Requires(NeglectPermissions.Manage);
    }
}
