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

/// <summary>Reads what will come in a period.</summary>
internal sealed record ReadForecast(ForecastPeriod Period, ForecastBy By, Guid? Owner, Guid? Team) : IQuery<ForecastAnswer>;

internal sealed class ReadForecastHandler(OpportunitiesDb db, ForecastScopes scopes, ForecastTargets targets, CompanyCurrency currency, ReferenceLabels labels) : IRequestHandler<ReadForecast, ForecastAnswer>
{
    public async Task<ForecastAnswer> Handle(ReadForecast request, CancellationToken cancellationToken)
    {
        var period = request.Period;
        var (first, last) = (period.First, period.Last);
        var scope = await scopes.Of(request.Owner, request.Team, cancellationToken);
        var deals = scope.Of(db.Opportunities).Where(o => o.ClosePeriod >= first && o.ClosePeriod <= last);
        var sums = await deals.GroupBy(o => new { o.OwnerId, o.TeamId, o.Status, o.ForecastCategory })
            .Select(g => new ForecastSum
            {
                OwnerId = g.Key.OwnerId, TeamId = g.Key.TeamId, Status = g.Key.Status, Category = g.Key.ForecastCategory,
                Deals = g.LongCount(), Minor = g.Sum(o => o.CompanyMinor), WeightedMinor = g.Sum(o => o.WeightedMinor),
            }).ToListAsync(cancellationToken);
        var quotas = await targets.Quotas(period, cancellationToken);
        var adjustments = await targets.Adjustments(period, cancellationToken);
        var tree = new ForecastTree(scope.Teams, scope.People.Select(p => new ForecastPerson(p.Id, p.TeamId)), sums, quotas, adjustments.ToDictionary(a => a.Key, a => a.Value.Minor!.Value));
        var lines = new ForecastLines(currency.Code, tree, adjustments, await Names(scope, sums, adjustments.Values, cancellationToken));
        return new ForecastAnswer
        {
            Period = period.ToString(),
            From = period.Begin,
            To = period.End,
            Currency = currency.Code,
            Total = lines.Total(request.Owner),
            Items = request.By switch
            {
                ForecastBy.Owner => lines.Owners(sums.Select(s => s.OwnerId).Concat(scope.People.Where(p => quotas.ContainsKey(p.Id) || adjustments.ContainsKey(p.Id)).Select(p => (Guid?)p.Id))),
                ForecastBy.Team => lines.Teams(),
                ForecastBy.Month => lines.Months(period, await ByMonth(deals, cancellationToken)),
                _ => lines.Families(await ByProduct(deals, cancellationToken), await Families(cancellationToken)),
            },
        };
    }

    private Task<Labels> Names(ForecastScope scope, List<ForecastSum> sums, IEnumerable<ForecastAdjustment> adjustments, CancellationToken ct) => labels.Fetch(
        [
            .. sums.Select(s => s.OwnerId).Concat(adjustments.Select(a => a.ById)).OfType<Guid>().Concat(scope.People.Select(p => p.Id)).Distinct().Select(id => ("user", id)),
            .. scope.Teams.Select(t => ("team", t.Id)),
        ],
        ct);

    private static Task<List<ForecastSum>> ByMonth(IQueryable<Opportunity> deals, CancellationToken ct) => deals.GroupBy(o => new { o.ClosePeriod, o.Status, o.ForecastCategory })
        .Select(g => new ForecastSum
        {
            Period = g.Key.ClosePeriod, Status = g.Key.Status, Category = g.Key.ForecastCategory,
            Deals = g.LongCount(), Minor = g.Sum(o => o.CompanyMinor), WeightedMinor = g.Sum(o => o.WeightedMinor),
        }).ToListAsync(ct);

    private static Task<List<ForecastSum>> ByProduct(IQueryable<Opportunity> deals, CancellationToken ct) => deals.GroupBy(o => new { o.ProductId, o.Status, o.ForecastCategory })
        .Select(g => new ForecastSum
        {
            ProductId = g.Key.ProductId, Status = g.Key.Status, Category = g.Key.ForecastCategory,
            Deals = g.LongCount(), Minor = g.Sum(o => o.CompanyMinor), WeightedMinor = g.Sum(o => o.WeightedMinor),
        }).ToListAsync(ct);

    private async Task<IReadOnlyDictionary<Guid, string>> Families(CancellationToken ct) =>
        await db.Of<Product>().AsNoTracking().Where(p => p.Family != null).Select(p => new { p.Id, p.Family }).ToDictionaryAsync(p => p.Id, p => p.Family!, ct);
}

internal sealed class ReadForecastEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/forecast", async (string? period, string? by, Guid? owner, Guid? team, ForecastDays days, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ReadForecast(days.Period(period), QueryChoice.Read<ForecastBy>(by, "by") ?? ForecastBy.Owner, owner, team), ct)))
        .WithName("ReadForecast").WithTags("Forecast").WithSummary("Read what will come in a month or quarter")
        .WithDescription(
            "`period` is 2026-Q4 or 2026-11, the present quarter where it is left out; `by` is owner, team, month or family (of products). `owner` narrows it to one person, `team` to a team with all teams below it. "
            + "Deals count in the month in which they closed or are expected to; categories are pipeline, bestCase, commit and omitted for open deals, closed for won ones. Teams hold what the teams below them hold. "
            + "`said` is closed and commit; `call` is that with the words of managers in place of it; `attainment` is closed by quota. Amounts without an exchange rate count as 0.")
        .Requires(OpportunityPermissions.Read);
}
