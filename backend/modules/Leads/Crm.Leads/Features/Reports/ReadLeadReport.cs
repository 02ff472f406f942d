using System.Linq.Expressions;
using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Opportunities.Contracts;
using Crm.Platform.Calendars;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Reports;

/// <summary>Says what came of the leads that a list would hold.</summary>
internal sealed record ReadLeadReport(LeadReportBy By, DateOnly? From, DateOnly? To, ListQuery Query) : IQuery<LeadReport>;

internal sealed class ReadLeadReportHandler(ListedRecords listed, LeadsDb db, IMediator mediator, ReferenceLabels labels, Viewpoint viewpoint) : IRequestHandler<ReadLeadReport, LeadReport>
{
    private const int Most = 500;

    public async Task<LeadReport> Handle(ReadLeadReport request, CancellationToken cancellationToken)
    {
        listed.CheckAsked<Lead>(request.By == LeadReportBy.Owner ? "ownerId" : request.By.ToString().ToLowerInvariant(), "by");
        var leads = await listed.Of<Lead>(request.Query, cancellationToken);
        leads = Begin(request.From) is { } from ? leads.Where(l => l.CreatedAt >= from) : leads;
        leads = request.To is { } last && last < DateOnly.MaxValue && Begin(last.AddDays(1)) is { } until ? leads.Where(l => l.CreatedAt < until) : leads;
        return request.By switch
        {
            LeadReportBy.Owner => await Sum(leads, l => l.OwnerId, id => id?.ToString(), cancellationToken),
            LeadReportBy.Channel => await Sum(leads, l => l.Channel, Word, cancellationToken),
            LeadReportBy.Campaign => await Sum(leads, l => l.Campaign, static k => k, cancellationToken),
            LeadReportBy.Origin => await Sum(leads, Origin, static k => k, cancellationToken),
            _ => await Sum(leads, l => l.Source, static k => k, cancellationToken),
        };
    }

    // Where nobody says whose find it is, the way by which it came does, or who made it.
    private static readonly Expression<Func<Lead, string>> Origin = l =>
        l.Origin == LeadOrigin.Marketing ? "marketing" : l.Origin == LeadOrigin.Sales ? "sales" : l.Origin == LeadOrigin.Partner ? "partner" : l.Origin == LeadOrigin.Service ? "service"
        : l.Channel == LeadChannel.Partner ? "partner"
        : l.Channel == LeadChannel.Phone || l.Channel == LeadChannel.Visit || l.Channel == LeadChannel.Referral ? "sales"
        : l.Channel != null || l.CreatedBy == null ? "marketing" : "sales";

    private async Task<LeadReport> Sum<TKey>(IQueryable<Lead> leads, Expression<Func<Lead, TKey>> by, Func<TKey, string?> word, CancellationToken ct)
    {
        var cells = Cells(leads, by);
        var (total, groups) = (new LeadReportTotals(), new Dictionary<string, LeadReportTotals>(StringComparer.Ordinal));
        foreach (var sum in await cells.GroupBy(c => new { c.Key, c.Status }).Select(g => new { g.Key.Key, g.Key.Status, Count = g.LongCount(), Minutes = g.Sum(c => c.Minutes ?? 0) }).ToListAsync(ct))
        {
            Both(sum.Key, t => t.Add(sum.Status, sum.Count, sum.Minutes));
        }

        var passed = cells.Join(db.Handoffs, c => c.Id, h => h.LeadId, (c, h) => new { c.Key, h.State, h.Reason });
        foreach (var sum in await passed.GroupBy(p => new { p.Key, p.State, p.Reason }).Select(g => new { g.Key.Key, g.Key.State, g.Key.Reason, Count = g.LongCount() }).ToListAsync(ct))
        {
            Both(sum.Key, t => t.AddHandoffs(sum.State, sum.Reason, sum.Count));
        }

        var converted = await cells.Where(c => c.Status == LeadStatus.Converted && c.ClosedAt != null).Select(c => new { c.Key, c.CreatedAt, c.ClosedAt, c.OpportunityId }).ToListAsync(ct);
        var revenue = await mediator.Send(new WonRevenue([.. converted.Select(c => c.OpportunityId).OfType<Guid>()]), ct);
        foreach (var one in converted)
        {
            Both(one.Key, t => t.AddConverted(one.ClosedAt!.Value - one.CreatedAt, one.OpportunityId is { } deal ? revenue.MinorById.GetValueOrDefault(deal) : 0));
        }

        var names = typeof(TKey) == typeof(Guid?) ? await labels.Fetch(groups.Keys.Where(k => k.Length > 0).Select(k => ("user", Guid.Parse(k))), ct) : null;
        return new LeadReport
        {
            Currency = revenue.Currency,
            Total = total.Show(null, null, revenue.Currency),
            Items =
            [
                .. groups.OrderByDescending(g => g.Value.Leads).ThenBy(g => g.Key, StringComparer.Ordinal).Take(Most)
                    .Select(g => g.Value.Show(g.Key.Length == 0 ? null : g.Key, g.Key.Length == 0 ? null : names is null ? g.Key : names.Of("user", Guid.Parse(g.Key)), revenue.Currency)),
            ],
        };

        void Both(TKey key, Action<LeadReportTotals> add)
        {
            var name = word(key) ?? "";
            if (!groups.TryGetValue(name, out var group))
            {
                groups[name] = group = new LeadReportTotals();
            }

            add(group);
            add(total);
        }
    }

    private static IQueryable<LeadReportCell<TKey>> Cells<TKey>(IQueryable<Lead> leads, Expression<Func<Lead, TKey>> key)
    {
        var lead = key.Parameters[0];
        var cell = Expression.MemberInit(
            Expression.New(typeof(LeadReportCell<TKey>)),
            Expression.Bind(typeof(LeadReportCell<TKey>).GetProperty(nameof(LeadReportCell<TKey>.Key))!, key.Body),
            Bind(nameof(LeadReportCell<TKey>.Id), nameof(Lead.Id)), Bind(nameof(LeadReportCell<TKey>.Status), nameof(Lead.Status)), Bind(nameof(LeadReportCell<TKey>.Minutes), nameof(Lead.MinutesSpent)),
            Bind(nameof(LeadReportCell<TKey>.CreatedAt), nameof(Lead.CreatedAt)), Bind(nameof(LeadReportCell<TKey>.ClosedAt), nameof(Lead.ClosedAt)), Bind(nameof(LeadReportCell<TKey>.OpportunityId), nameof(Lead.OpportunityId)));
        return leads.Select(Expression.Lambda<Func<Lead, LeadReportCell<TKey>>>(cell, lead));

        MemberAssignment Bind(string to, string from) => Expression.Bind(typeof(LeadReportCell<TKey>).GetProperty(to)!, Expression.Property(lead, from));
    }

    private DateTime? Begin(DateOnly? day) => day is { Year: >= 1900 } known ? LocalTime.ToUtc(known.ToDateTime(TimeOnly.MinValue), viewpoint.Zone()) : null;

    private static string? Word(LeadChannel? channel) => channel is { } chosen ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(chosen.ToString()) : null;
}

/// <summary>What of a lead the report needs.</summary>
internal sealed class LeadReportCell<TKey>
{
    public required TKey Key { get; init; }
    public Guid Id { get; init; }
    public LeadStatus? Status { get; init; }
    public long? Minutes { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? ClosedAt { get; init; }
    public Guid? OpportunityId { get; init; }
}

internal sealed class ReadLeadReportEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reports/leads", async (HttpContext http, string? by, DateOnly? from, DateOnly? to, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ReadLeadReport(QueryChoice.Read<LeadReportBy>(by, "by") ?? LeadReportBy.Source, from, to, ListedRecords.Read<Lead>(http, "by", "from", "to")), ct)))
        .WithName("ReadLeadReport").WithTags("Reports").WithSummary("See what came of leads by source, channel, origin, owner or campaign")
        .WithDescription(
            "`by` is source, channel, origin (whose find they are: marketing, sales, partner or service; where nobody says so it follows from the channel, or from who made the lead), owner or campaign. `from` and `to` are the first and the last day on which the leads came. "
            + "Takes the filters of the list of leads and counts what that list would show you. Revenue is that of won opportunities that came of the leads and that you may see, in the company's currency.")
        .Requires("leads.read");
}
