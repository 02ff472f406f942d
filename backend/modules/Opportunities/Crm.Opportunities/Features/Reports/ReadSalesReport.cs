using System.Globalization;
using System.Linq.Expressions;
using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Reports;

/// <summary>Sums up the deals that a list would hold.</summary>
internal sealed record ReadSalesReport(ReportBy By, ListQuery Query) : IQuery<SalesReport>;

internal sealed class ReadSalesReportHandler(
    ListedRecords listed, OpportunitiesDb db, CompanyCurrency currency, PipelineReader pipelines, ReferenceLabels labels, IUserDirectory directory) : IRequestHandler<ReadSalesReport, SalesReport>
{
    private const int Most = 500;

    public async Task<SalesReport> Handle(ReadSalesReport request, CancellationToken cancellationToken)
    {
        listed.CheckAsked<Opportunity>("companyAmount", "by");
        listed.CheckAsked<Opportunity>(Field(request.By), "by");
        var deals = await listed.Of<Opportunity>(request.Query, cancellationToken);
        return request.By switch
        {
            ReportBy.Owner => await ById(Cells(deals, o => o.OwnerId), "user", cancellationToken),
            ReportBy.Team => await ById(Cells(deals, o => o.TeamId), "team", cancellationToken),
            ReportBy.Region => await ByRegion(Cells(deals, o => o.TeamId), cancellationToken),
            ReportBy.Product => await ById(Cells(deals, o => o.ProductId), "product", cancellationToken),
            ReportBy.Account => await ById(Cells(deals, o => o.AccountId), "account", cancellationToken),
            ReportBy.Pipeline => await ById(Cells(deals, o => o.PipelineId), "pipeline", cancellationToken),
            ReportBy.Stage => await ByStage(Cells(deals, o => o.StageId), cancellationToken),
            ReportBy.CloseQuarter => Fold(await ReportTotals.Of(Cells(deals, o => o.ClosePeriod), cancellationToken), Quarter, static k => k, inOrder: true),
            ReportBy.CloseMonth => Fold(await ReportTotals.Of(Cells(deals, o => o.ClosePeriod), cancellationToken), Month, static k => k, inOrder: true),
            ReportBy.LossReason => Fold(
                await ReportTotals.Of(Cells(deals.Where(o => o.Status == OpportunityStatus.Lost), o => o.LossReason), cancellationToken),
                static reason => Word(reason), static k => k),
            ReportBy.Forecast => Fold(
                await ReportTotals.Of(Cells(deals.Where(o => o.Status == OpportunityStatus.Open), o => o.ForecastCategory), cancellationToken), static category => Word(category), static k => k),
            ReportBy.Competitor => await ByCompetitor(deals, cancellationToken),
            _ => Fold(await ReportTotals.Of(Cells(deals, o => o.PlaybookShare), cancellationToken), Band, static k => k, inOrder: true),
        };
    }

    /// <summary>The field that tells somebody what the report tells.</summary>
    private static string Field(ReportBy by) => by switch
    {
        ReportBy.Owner => "ownerId",
        ReportBy.Team or ReportBy.Region => "teamId",
        ReportBy.Product => "productId",
        ReportBy.Account => "accountId",
        ReportBy.LossReason => "lossReason",
        ReportBy.Competitor => "competitors",
        ReportBy.Playbook => "steps",
        ReportBy.Forecast => "forecastCategory",
        ReportBy.CloseQuarter or ReportBy.CloseMonth => "closedOn",
        _ => "stageId",
    };

    private static IQueryable<ReportCell<TKey>> Cells<TKey>(IQueryable<Opportunity> deals, Expression<Func<Opportunity, TKey>> key)
    {
        var deal = key.Parameters[0];
        var cell = Expression.MemberInit(
            Expression.New(typeof(ReportCell<TKey>)),
            Expression.Bind(typeof(ReportCell<TKey>).GetProperty(nameof(ReportCell<TKey>.Key))!, key.Body),
            Bind(nameof(ReportCell<TKey>.Status), nameof(Opportunity.Status)),
            Bind(nameof(ReportCell<TKey>.Company), nameof(Opportunity.CompanyMinor)),
            Bind(nameof(ReportCell<TKey>.Weighted), nameof(Opportunity.WeightedMinor)),
            Bind(nameof(ReportCell<TKey>.Cycle), nameof(Opportunity.CycleDays)),
            Bind(nameof(ReportCell<TKey>.Gap), nameof(Opportunity.PriceGap)));
        return deals.Select(Expression.Lambda<Func<Opportunity, ReportCell<TKey>>>(cell, deal));

        MemberAssignment Bind(string to, string from) => Expression.Bind(typeof(ReportCell<TKey>).GetProperty(to)!, Expression.Property(deal, from));
    }

    private async Task<SalesReport> ById(IQueryable<ReportCell<Guid?>> cells, string type, CancellationToken ct)
    {
        var sums = await ReportTotals.Of(cells, ct);
        var names = await Names(type, sums, ct);
        return Fold(sums, id => id?.ToString(), key => key is null ? null : names.Of(type, Guid.Parse(key)));
    }

    private async Task<SalesReport> ByStage(IQueryable<ReportCell<Guid?>> cells, CancellationToken ct)
    {
        var order = (await pipelines.Read(ct)).Stages.Select((s, i) => (s, i)).ToDictionary(p => p.s.Id, p => (p.i, p.s.Name));
        var sums = (await ReportTotals.Of(cells, ct)).OrderBy(s => s.Key is { } id ? order[id].i : int.MaxValue).ToList();
        return Fold(sums, id => id?.ToString(), key => key is null ? null : order[Guid.Parse(key)].Name, isSorted: true);
    }

    private async Task<SalesReport> ByRegion(IQueryable<ReportCell<Guid?>> cells, CancellationToken ct)
    {
        var parents = (await directory.Teams(ct)).ToDictionary(t => t.Id, t => t.ParentId);
        var sums = (await ReportTotals.Of(cells, ct)).ConvertAll(s => new ReportSum<Guid?> { Key = Top(s.Key), Status = s.Status, Count = s.Count, Company = s.Company, Weighted = s.Weighted, Cycles = s.Cycles, Days = s.Days, Gaps = s.Gaps, GapSum = s.GapSum });
        var names = await Names("team", sums, ct);
        return Fold(sums, id => id?.ToString(), key => key is null ? null : names.Of("team", Guid.Parse(key)));

        // Rows that a restore has tied into a ring must not hang the report.
        Guid? Top(Guid? team)
        {
            for (var steps = 0; team is { } id && parents.GetValueOrDefault(id) is { } above && steps <= parents.Count; steps++)
            {
                team = above;
            }

            return team;
        }
    }

    private async Task<SalesReport> ByCompetitor(IQueryable<Opportunity> deals, CancellationToken ct)
    {
        const string index = "opportunity.competitors";
        var cells = deals.Join(
            db.Of<FieldValue>().Where(v => v.Field == index), o => o.Id, v => v.RecordId,
            (o, v) => new ReportCell<string> { Key = v.KeyText, Status = o.Status, Company = o.CompanyMinor, Weighted = o.WeightedMinor, Cycle = o.CycleDays, Gap = o.PriceGap });
        return Fold(await ReportTotals.Of(cells, ct), static k => k, static k => k);
    }

    private Task<Labels> Names(string type, IEnumerable<ReportSum<Guid?>> sums, CancellationToken ct) =>
        labels.Fetch(sums.Where(s => s.Key is not null).Select(s => (type, s.Key!.Value)), ct);

    private SalesReport Fold<TKey>(IReadOnlyList<ReportSum<TKey>> sums, Func<TKey, string?> key, Func<string?, string?> label, bool inOrder = false, bool isSorted = false)
    {
        var total = new ReportTotals();
        var groups = new List<(string? Key, ReportTotals Totals)>();
        foreach (var group in sums.GroupBy(s => key(s.Key), StringComparer.Ordinal))
        {
            var totals = new ReportTotals();
            foreach (var sum in group)
            {
                totals.Add(sum);
                total.Add(sum);
            }

            groups.Add((group.Key, totals));
        }

        var lines = groups.Select(g => g.Totals.Show(g.Key, label(g.Key), currency.Code, total.Lost));
        lines = isSorted ? lines
            : inOrder ? lines.OrderBy(l => l.Key is null).ThenBy(l => l.Key, StringComparer.Ordinal)
            : lines.OrderByDescending(l => l.WonValue).ThenByDescending(l => l.Count).ThenBy(l => l.Key, StringComparer.Ordinal);
        return new SalesReport { Currency = currency.Code, Total = total.Show(null, null, currency.Code, total.Lost), Items = [.. lines.Take(Most)] };
    }

    private static string? Word<TEnum>(TEnum? choice)
        where TEnum : struct, Enum => choice is { } chosen ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(chosen.ToString()) : null;

    private static string? Month(int period) => period == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{period / 100:0000}-{period % 100:00}");

    private static string? Quarter(int period) => period == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{period / 100:0000}-Q{((period % 100) + 2) / 3}");

    private static string? Band(long? share) => share switch { null => null, < 50 => "0-49", < 80 => "50-79", < 100 => "80-99", _ => "100" };
}

internal sealed class ReadSalesReportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reports/sales", async (HttpContext http, string? by, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ReadSalesReport(QueryChoice.Read<ReportBy>(by, "by") ?? ReportBy.Owner, ListedRecords.Read<Opportunity>(http, "by")), ct)))
        .WithName("ReadSalesReport").WithTags("Reports").WithSummary("Sum up deals by owner, team, product, quarter and so on")
        .WithDescription(
            "`by` is owner, team, region (the uppermost team), product, account, pipeline, stage, closeQuarter, closeMonth, lossReason (lost deals alone), competitor (a deal with two rivals counts for both; `meanPriceGap` compares our amounts with what the rivals asked), playbook (which share of the required steps was done) or forecast (the category of open deals; filter them by expectedCloseDate). "
            + "Takes the filters of the list of opportunities and sums what that list would show you; `total` holds every group, `items` 500 at most. Amounts without an exchange rate count as 0.")
        .Requires(OpportunityPermissions.Read);
}
