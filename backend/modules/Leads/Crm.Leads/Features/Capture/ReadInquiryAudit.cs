using Crm.Kernel;
using Crm.Leads.Capture;
using Crm.Leads.Capture.Rounds;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Capture;

/// <summary>Reads whether an inquiry was lost.</summary>
internal sealed record ReadInquiryAudit : IQuery<InquiryAudit>;

/// <summary>How it stands with all inquiries, and what the daily audits found.</summary>
/// <param name="Orphans">Inquiries that want an answer and that nobody has; now.</param>
/// <param name="Open">Those that want an answer.</param>
/// <param name="Overdue">Of these, those that should have had it.</param>
/// <param name="Unplaced">Of all that came as forms, those whose lead or contact is not known although it should be.</param>
/// <param name="Balances">Whether received are leads, merged, refused and waiting together.</param>
/// <param name="Today">What has come since midnight.</param>
/// <param name="Days">The audits of the last 90 days, the newest first.</param>
internal sealed record InquiryAudit(int Orphans, int Open, int Overdue, int Unplaced, bool Balances, InquiryCounts Counts, InquiryDay Today, IReadOnlyList<InquiryDay> Days);

internal sealed class ReadInquiryAuditHandler(LeadsDb db, InquiryCounter counter, InquiryDays days, TimeProvider clock) : IRequestHandler<ReadInquiryAudit, InquiryAudit>
{
    public async Task<InquiryAudit> Handle(ReadInquiryAudit request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var open = db.Inquiries.AsNoTracking().Where(i => i.State == InquiryState.Open);
        var states = await open.GroupBy(i => new { HasOwner = i.OwnerId != null, IsLate = i.DueAt < now }).Select(g => new { g.Key.HasOwner, g.Key.IsLate, Count = g.Count() }).ToListAsync(cancellationToken);
        var unplaced = await db.Inquiries.CountAsync(i => i.Kind == InquiryKind.Form && i.RecordId == null && i.Outcome != InquiryOutcome.Refused && i.Outcome != InquiryOutcome.Waiting, cancellationToken);
        var outcomes = await db.Inquiries.AsNoTracking().GroupBy(i => i.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var counts = InquiryCounts.Of(outcomes.Select(o => (o.Key, o.Count)));
        var today = days.Today();
        var (from, until) = days.Of(today);
        return new InquiryAudit(
            states.Where(s => !s.HasOwner).Sum(s => s.Count), states.Sum(s => s.Count), states.Where(s => s.IsLate).Sum(s => s.Count), unplaced, counts.Balances && counts.Received == await db.Inquiries.CountAsync(cancellationToken),
            counts, await counter.Between(today, from, until, now, cancellationToken),
            await db.InquiryDays.AsNoTracking().OrderByDescending(d => d.Day).Take(InquiryDays.Kept).ToListAsync(cancellationToken));
    }
}

internal sealed class ReadInquiryAuditEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/inquiries/audit", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadInquiryAudit(), ct)))
        .WithName("ReadInquiryAudit").WithTags("Inquiries").WithSummary("Read whether an inquiry was lost")
        .WithDescription("`orphans` are those that want an answer and that nobody has; `received` is `leads`, `merged`, `refused` and `waiting` together. Counts only, of everybody's inquiries. Each night's result is kept for 90 days.")
        .Requires(CapturePermissions.Read);
}
