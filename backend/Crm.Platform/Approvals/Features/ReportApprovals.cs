using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Approvals.Features;

/// <summary>Counts how long people wait for approvals.</summary>
internal sealed record ReportApprovals(DateOnly? From, DateOnly? Until) : IQuery<ApprovalReport>;

/// <summary>How long people wait for approvals, and how much is decided without asking.</summary>
/// <param name="AtOnce">Approved by rule or by own right: nobody waited.</param>
/// <param name="AtOncePercent">Their share of all that were approved or declined; null where none was.</param>
/// <param name="AverageWaitSeconds">Of those that somebody was asked about and has decided; null where there are none.</param>
internal sealed record ApprovalReport(
    int Requests, int AtOnce, decimal? AtOncePercent, int Waiting, int Approved, int Declined, int Withdrawn, long? AverageWaitSeconds, IReadOnlyList<ApproverTotals> Approvers);

/// <summary>What one approver has decided, and how long that took.</summary>
internal sealed record ApproverTotals(Guid UserId, string? Name, int Approved, int Declined, long AverageWaitSeconds);

internal sealed class ReportApprovalsHandler(CrmDbContext db, ReferenceLabels labels) : IRequestHandler<ReportApprovals, ApprovalReport>
{
    public async Task<ApprovalReport> Handle(ReportApprovals request, CancellationToken cancellationToken)
    {
        var rows = await Query(db, request).ToListAsync(cancellationToken);
        var decided = rows.FindAll(r => r.State is ApprovalState.Approved or ApprovalState.Declined);
        var asked = decided.FindAll(r => r.Means == ApprovalMeans.Approver);
        var atOnce = decided.Where(r => r.Means != ApprovalMeans.Approver).Sum(r => r.Count);
        var people = asked.Where(r => r.DecidedById is not null).GroupBy(r => r.DecidedById!.Value).ToList();
        var names = await labels.Fetch(people.Select(p => ("user", p.Key)), cancellationToken);
        return new ApprovalReport(
            rows.Sum(r => r.Count), atOnce, decided.Count == 0 ? null : decimal.Round(100m * atOnce / decided.Sum(r => r.Count), 1), Count(rows, ApprovalState.Waiting), Count(rows, ApprovalState.Approved),
            Count(rows, ApprovalState.Declined), Count(rows, ApprovalState.Withdrawn), asked.Count == 0 ? null : Average(asked),
            [.. people.Select(p => new ApproverTotals(p.Key, names.Of("user", p.Key), Count(p, ApprovalState.Approved), Count(p, ApprovalState.Declined), Average([.. p]))).OrderByDescending(p => p.AverageWaitSeconds).ThenBy(p => p.UserId)]);
    }

    internal static IQueryable<Row> Query(CrmDbContext db, ReportApprovals request)
    {
        var approvals = db.Set<Approval>().AsNoTracking();
        approvals = request.From?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) is { } from ? approvals.Where(a => a.AskedAt >= from) : approvals;
        approvals = request.Until is { } last && last < DateOnly.MaxValue && last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) is var until ? approvals.Where(a => a.AskedAt < until) : approvals;
        return approvals.GroupBy(a => new { a.State, a.Means, a.DecidedById }).Select(g => new Row(g.Key.State, g.Key.Means, g.Key.DecidedById, g.Count(), g.Sum(a => a.WaitedSeconds)));
    }

    private static int Count(IEnumerable<Row> rows, ApprovalState state) => rows.Where(r => r.State == state).Sum(r => r.Count);

    private static long Average(IReadOnlyCollection<Row> rows) => rows.Sum(r => r.Seconds) / rows.Sum(r => r.Count);

    internal sealed record Row(ApprovalState State, ApprovalMeans Means, Guid? DecidedById, int Count, long Seconds);
}

internal sealed class ReportApprovalsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reports/approvals", async (DateOnly? from, DateOnly? until, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReportApprovals(from, until), ct)))
        .WithName("ReportApprovals").WithTags("Reports").WithSummary("Report how long people wait for approvals")
        .WithDescription("By the day on which it was asked, in UTC. Waits are counted by the clock, from the question to the decision.")
        .ProducesValidationProblem().Requires(ApprovalPermissions.Decide);
}
