using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Forecasts;
using Crm.Opportunities.Stages;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Forecasts;

/// <summary>What is compared.</summary>
internal enum ForecastMeasure
{
    Amount,
    Weighted,
}

/// <summary>Reads what became of what was expected in a period.</summary>
internal sealed record ReadForecastChanges(ForecastPeriod Period, ForecastMeasure Measure, Guid? Since, Guid? Until, Guid? Owner, Guid? Team) : IQuery<ForecastChanges>;

/// <summary>The way from what was expected to what is: `start` and all moves are `end`, to the last unit.</summary>
internal sealed class ForecastChanges
{
    public required string Period { get; init; }
    public required string Currency { get; init; }

    /// <summary>With what is compared; null while there is no snapshot.</summary>
    public required SnapshotView? Since { get; init; }

    /// <summary>Null for now.</summary>
    public required SnapshotView? Until { get; init; }
    public required decimal Start { get; init; }
    public required decimal End { get; init; }

    /// <summary>In the order in which they are told; those that did not occur are left out.</summary>
    public required IReadOnlyList<MoveSum> Moves { get; init; }

    /// <summary>The deals that moved it most, 200 at most.</summary>
    public required IReadOnlyList<MovedDeal> Items { get; init; }
}

/// <summary>All moves of a kind.</summary>
internal sealed record MoveSum(ForecastMove Move, int Deals, decimal Change);

/// <summary>One deal that moved.</summary>
/// <param name="Name">Null where it is gone, or you cannot see it any more.</param>
/// <param name="Before">What it was worth; null where it did not exist.</param>
/// <param name="MonthBefore">When it was expected, or closed.</param>
internal sealed record MovedDeal(
    Guid Id, string? Name, Guid? OwnerId, string? OwnerName, ForecastMove Move, decimal? Before, decimal? After, string? MonthBefore, string? MonthAfter, decimal Change);

internal sealed class ReadForecastChangesHandler(
    OpportunitiesDb db, DealStates states, ForecastSnapshots snapshots, ForecastScopes scopes, CompanyCurrency currency, ReferenceLabels labels, ICurrentUser user) : IRequestHandler<ReadForecastChanges, ForecastChanges>
{
    private const int Most = 200;

    public async Task<ForecastChanges> Handle(ReadForecastChanges request, CancellationToken cancellationToken)
    {
        var scope = await scopes.Of(request.Owner, request.Team, cancellationToken);
        var until = request.Until is { } end ? await snapshots.Find(end, cancellationToken) : null;
        var since = await snapshots.Find(request.Since, cancellationToken);
        var now = until is null ? states.Now : states.At(until.Id);
        var then = since is null ? now : states.At(since.Id);
        var isWeighted = request.Measure == ForecastMeasure.Weighted;
        var begin = (await DealStates.Expected(then, request.Period, cancellationToken)).Where(s => scope.Holds(s.OwnerId, s.TeamId)).Sum(s => isWeighted ? s.WeightedMinor : s.Minor);
        var teller = new ForecastMoves(request.Period, deal => scope.Holds(deal.OwnerId, deal.TeamId), isWeighted ? deal => deal.WeightedMinor : deal => deal.Minor);
        var pairs = since is null ? [] : await DealStates.Changed(then, now, request.Period, cancellationToken);
        var moved = pairs.Select(p => (p.Id, p.Before, p.After, Told: teller.Of(p.Before, p.After))).Where(m => m.Told is not null).Select(m => (m.Id, m.Before, m.After, m.Told!.Value.Move, m.Told.Value.Change)).ToList();
        var largest = moved.OrderByDescending(m => Math.Abs(m.Change)).ThenBy(m => m.Id).Take(Most).ToList();
        var names = await Names(largest.ConvertAll(m => m.Id), cancellationToken);
        var owners = await labels.Fetch(largest.SelectMany(m => new[] { m.After?.OwnerId, m.Before?.OwnerId }).OfType<Guid>().Select(id => ("user", id)), cancellationToken);
        return new ForecastChanges
        {
            Period = request.Period.ToString(),
            Currency = currency.Code,
            Since = since is null ? null : SnapshotView.Of(since),
            Until = until is null ? null : SnapshotView.Of(until),
            Start = Amount(begin),
            End = Amount(begin + moved.Sum(m => m.Change)),
            Moves = [.. moved.GroupBy(m => m.Move).OrderBy(g => g.Key).Select(g => new MoveSum(g.Key, g.Count(), Amount(g.Sum(m => m.Change))))],
            Items =
            [
                .. largest.Select(m =>
                {
                    // Where it went to others, what it is there is theirs to see.
                    var after = m.After is { } there && user.Reaches(OpportunityPermissions.Read, there.OwnerId, there.TeamId) ? there : null;
                    var owner = after?.OwnerId ?? m.Before?.OwnerId;
                    return new MovedDeal(m.Id, names.GetValueOrDefault(m.Id), owner, owners.Of("user", owner), m.Move, Worth(m.Before), Worth(after), Month(m.Before), Month(after), Amount(m.Change));
                }),
            ],
        };

        decimal? Worth(DealState? deal) => deal is null ? null : Amount(isWeighted ? deal.WeightedMinor : deal.Minor);
    }

    private async Task<IReadOnlyDictionary<Guid, string?>> Names(List<Guid> ids, CancellationToken ct) =>
        await db.Opportunities.AsNoTracking().Where(o => ids.Contains(o.Id) && o.DeletionId == Guid.Empty).Reach(user, OpportunityPermissions.Read).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, ct);

    private decimal Amount(long minor) => Exact.Amount(minor, currency.Code);

    private static string? Month(DealState? deal) => deal is { Period: > 0 } ? new ForecastPeriod(deal.Period, 1).ToString() : null;
}

internal sealed class ReadForecastChangesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/forecast/changes", async (string? period, string? measure, Guid? since, Guid? until, Guid? owner, Guid? team, ForecastDays days, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(
                new ReadForecastChanges(days.Period(period), QueryChoice.Read<ForecastMeasure>(measure, "measure") ?? ForecastMeasure.Amount, since, until, owner, team), ct)))
        .WithName("ReadForecastChanges").WithTags("Forecast").WithSummary("Read what became of what was expected in a period")
        .WithDescription(
            "Compares what is open and not omitted in the period with a snapshot: `since` is its id, the last weekly one where it is left out; `until` is another, or now. `measure` is amount or weighted. "
            + "`start` and the changes of all `moves` add up to `end` exactly. Moves are created, cameIn (from another period, owner or category), grew, shrank, slipped (expected later), won, lost and left (expected earlier, omitted, deleted, handed over).")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires(OpportunityPermissions.Read);
}
