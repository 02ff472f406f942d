using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Motives;
using Crm.Opportunities.Orders;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Motives;

/// <summary>Ranks why customers come back.</summary>
internal sealed record ReportMotives(DateOnly? From, DateOnly? Until) : IQuery<MotiveReport>;

/// <summary>Why customers come back.</summary>
/// <param name="Asked">How many were asked, or have told a colleague, in that time.</param>
/// <param name="Answered">How many answered in that time.</param>
internal sealed record MotiveReport(int Asked, int Answered, IReadOnlyList<MotiveShare> Items);

/// <summary>One motive.</summary>
/// <param name="Share">Of all answers; 1 is all.</param>
internal sealed record MotiveShare(Guid MotiveId, string Key, IReadOnlyList<MotiveName> Names, bool IsRetired, int Count, double Share);

internal sealed class ReportMotivesHandler(OpportunitiesDb db, ICurrentUser user) : IRequestHandler<ReportMotives, MotiveReport>
{
    public async Task<MotiveReport> Handle(ReportMotives request, CancellationToken cancellationToken)
    {
        if (user.LevelOf(OrderPermissions.Read.Name) != AccessLevel.All)
        {
            throw new ForbiddenException("This report counts the answers of all customers, and you may not see all of them.");
        }

        var from = request.From?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) ?? DateTime.UnixEpoch;
        var until = request.Until is { } last && last < DateOnly.MaxValue ? last.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) : new DateTime(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var asks = db.Of<MotiveAsk>().AsNoTracking();
        var asked = await asks.CountAsync(a => a.AskedAt >= from && a.AskedAt < until, cancellationToken);
        var counts = await asks.Where(a => a.AnsweredAt >= from && a.AnsweredAt < until && a.MotiveId != null).GroupBy(a => a.MotiveId!.Value).Select(g => new { MotiveId = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.MotiveId, g => g.Count, cancellationToken);
        var answered = counts.Values.Sum();
        var motives = await db.Of<PurchaseMotive>().AsNoTracking().ToListAsync(cancellationToken);
        return new MotiveReport(asked, answered, [.. motives.Where(m => !m.IsRetired || counts.ContainsKey(m.Id)).OrderByDescending(m => counts.GetValueOrDefault(m.Id)).ThenBy(m => m.Position)
            .Select(m => new MotiveShare(m.Id, m.Key, m.Names, m.IsRetired, counts.GetValueOrDefault(m.Id), answered == 0 ? 0 : Math.Round((double)counts.GetValueOrDefault(m.Id) / answered, 4)))]);
    }
}

internal sealed class ReportMotivesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/reports/motives", async (DateOnly? from, DateOnly? until, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReportMotives(from, until), ct)))
        .WithName("ReportPurchaseMotives").WithTags("Reports").WithSummary("Rank why customers come back")
        .WithDescription("The most frequent first, with its share of the answers. Days are of UTC; answers count on the day they were given last. For whoever may see the orders of all.").Requires(OrderPermissions.Read);
}
