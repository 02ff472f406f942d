using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Forecasts;
using Crm.Opportunities.Stages;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Forecasts;

/// <summary>Reads how far past forecasts were from what came.</summary>
internal sealed record ReadForecastAccuracy(ForecastPeriod Last, int Periods, Guid? Owner, Guid? Team) : IQuery<AccuracyAnswer>;

/// <summary>Past forecasts beside what came, in the company's currency.</summary>
internal sealed class AccuracyAnswer
{
    public required string Currency { get; init; }

    /// <summary>The periods of which there is a forecast, the earliest first.</summary>
    public required IReadOnlyList<string> Periods { get; init; }
    public required AccuracyLine Total { get; init; }

    /// <summary>By owner, the largest error first.</summary>
    public required IReadOnlyList<AccuracyLine> Items { get; init; }
}

/// <summary>One owner, or all.</summary>
internal sealed class AccuracyLine
{
    public required string? Key { get; init; }
    public required string? Label { get; init; }

    /// <summary>The sum of the absolute errors divided by what came: 0.1 is a tenth off; null where nothing came.</summary>
    public required double? CommitError { get; init; }

    /// <summary>The same with signs: above 0 too much was promised.</summary>
    public required double? CommitBias { get; init; }
    public required double? WeightedError { get; init; }
    public required double? WeightedBias { get; init; }
    public required IReadOnlyList<AccuracyPeriod> Periods { get; init; }
}

/// <summary>What was forecast when the period began, and what was won in it.</summary>
internal sealed record AccuracyPeriod(string Period, decimal Commit, decimal Weighted, decimal Actual);

internal sealed class ReadForecastAccuracyValidator : AbstractValidator<ReadForecastAccuracy>
{
    public ReadForecastAccuracyValidator() => RuleFor(q => q.Periods).InclusiveBetween(1, 12);
}

internal sealed class ReadForecastAccuracyHandler(OpportunitiesDb db, ForecastScopes scopes, CompanyCurrency currency, ReferenceLabels labels) : IRequestHandler<ReadForecastAccuracy, AccuracyAnswer>
{
    /// <summary>A snapshot of the first days still tells what was expected when the period began.</summary>
    private static int DaysOfBeginning(ForecastPeriod period) => period.Months == 3 ? 21 : 8;

    public async Task<AccuracyAnswer> Handle(ReadForecastAccuracy request, CancellationToken cancellationToken)
    {
        var scope = await scopes.Of(request.Owner, request.Team, cancellationToken);
        var begun = await Beginnings([.. Enumerable.Range(0, request.Periods).Select(request.Last.Back)], cancellationToken);
        var past = await Past(begun, scope, cancellationToken);
        var names = await labels.Fetch(past.Select(p => p.OwnerId).OfType<Guid>().Distinct().Select(id => ("user", id)), cancellationToken);
        var whole = past.GroupBy(p => p.Period, StringComparer.Ordinal).Select(g => new PastForecast(null, g.Key, g.Sum(p => p.Commit), g.Sum(p => p.Weighted), g.Sum(p => p.Actual))).ToList();
        return new AccuracyAnswer
        {
            Currency = currency.Code,
            Periods = [.. begun.Keys.OrderBy(p => p.First).Select(p => p.ToString())],
            Total = Line(null, null, whole),
            Items = [.. past.GroupBy(p => p.OwnerId).Select(g => Line(g.Key?.ToString(), names.Of("user", g.Key), [.. g])).OrderByDescending(l => l.CommitError ?? double.MaxValue).ThenBy(l => l.Label, StringComparer.OrdinalIgnoreCase)],
        };
    }

    /// <summary>The snapshot with which each period began; periods without one are not measured.</summary>
    private async Task<Dictionary<ForecastPeriod, Guid>> Beginnings(List<ForecastPeriod> periods, CancellationToken ct)
    {
        var from = periods.Min(p => p.Begin).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var taken = await db.Snapshots.AsNoTracking().Where(s => s.CompletedAt != null && s.TakenAt >= from).OrderBy(s => s.TakenAt).Select(s => new { s.Id, s.TakenAt }).ToListAsync(ct);
        var found = new Dictionary<ForecastPeriod, Guid>();
        foreach (var period in periods)
        {
            var begin = period.Begin.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            if (taken.Find(s => s.TakenAt >= begin && s.TakenAt < begin.AddDays(DaysOfBeginning(period))) is { } snapshot)
            {
                found[period] = snapshot.Id;
            }
        }

        return found;
    }

    private async Task<List<PastForecast>> Past(Dictionary<ForecastPeriod, Guid> begun, ForecastScope scope, CancellationToken ct)
    {
        if (begun.Count == 0)
        {
            return [];
        }

        var (first, last, ids) = (begun.Keys.Min(p => p.First), begun.Keys.Max(p => p.Last), begun.Values.ToList());
        var figures = (await db.SnapshotFigures.AsNoTracking().Where(f => ids.Contains(f.SnapshotId) && f.Period >= first && f.Period <= last).ToListAsync(ct))
            .FindAll(f => scope.Holds(f.OwnerId, f.TeamId)).ToLookup(f => f.SnapshotId);
        var won = await scope.Of(db.Opportunities).Where(o => o.Status == OpportunityStatus.Won && o.ClosePeriod >= first && o.ClosePeriod <= last)
            .GroupBy(o => new { o.OwnerId, o.ClosePeriod }).Select(g => new { g.Key.OwnerId, Period = g.Key.ClosePeriod, Minor = g.Sum(o => o.CompanyMinor) }).ToListAsync(ct);
        var past = new List<PastForecast>();
        foreach (var (period, snapshot) in begun)
        {
            var forecast = figures[snapshot].Where(f => period.Holds(f.Period)).ToLookup(f => f.OwnerId);
            var actual = won.Where(w => period.Holds(w.Period)).ToLookup(w => w.OwnerId, w => w.Minor);
            past.AddRange(forecast.Select(f => f.Key).Union(actual.Select(a => a.Key)).Select(owner => new PastForecast(
                owner, period.ToString(), Sum(forecast[owner], f => f.Category == ForecastCategory.Commit ? f.Minor : 0), Sum(forecast[owner], f => f.Category == ForecastCategory.Omitted ? 0 : f.WeightedMinor), actual[owner].Sum())));
        }

        return past;

        // What was won before the snapshot was taken was part of the forecast.
        static long Sum(IEnumerable<ForecastFigure> figures, Func<ForecastFigure, long> open) =>
            figures.Sum(f => f.Status switch { OpportunityStatus.Won => f.Minor, OpportunityStatus.Open => open(f), _ => 0 });
    }

    private AccuracyLine Line(string? key, string? label, IReadOnlyCollection<PastForecast> past)
    {
        var (commit, weighted) = (ForecastAccuracy.Of(past, p => p.Commit), ForecastAccuracy.Of(past, p => p.Weighted));
        return new AccuracyLine
        {
            Key = key, Label = label, CommitError = commit.Error, CommitBias = commit.Bias, WeightedError = weighted.Error, WeightedBias = weighted.Bias,
            Periods = [.. past.OrderBy(p => p.Period, StringComparer.Ordinal).Select(p => new AccuracyPeriod(p.Period, Amount(p.Commit), Amount(p.Weighted), Amount(p.Actual)))],
        };
    }

    private decimal Amount(long minor) => Exact.Amount(minor, currency.Code);
}

internal sealed class ReadForecastAccuracyEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/forecast/accuracy", async (string? until, int? periods, Guid? owner, Guid? team, ForecastDays days, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ReadForecastAccuracy(string.IsNullOrEmpty(until) ? days.Period(null).Back(1) : ForecastDays.Named(until, "until"), periods ?? 4, owner, team), ct)))
        .WithName("ReadForecastAccuracy").WithTags("Forecast").WithSummary("Read how far past forecasts were from what came")
        .WithDescription(
            "Compares what was forecast when each period began, by its first snapshot (within 21 days of a quarter, 8 of a month), with what was won in it. `until` is the last quarter or month, by default the last full quarter; `periods` is how many of them, 12 at most. "
            + "The error is the sum of the absolute errors divided by the sum of what came (weighted absolute percentage error; Kolassa and Schütz, Foresight 6/2007); the bias is the same with signs.")
        .Requires(OpportunityPermissions.Read);
}
