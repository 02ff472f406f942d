using Crm.Kernel;
using Crm.Leads.Capture;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Visits;

/// <summary>Reads how often pages were looked at.</summary>
internal sealed record ReadPageCounts(int Days) : IQuery<PageCountList>;

/// <summary>The pages that were looked at most.</summary>
internal sealed record PageCountList(IReadOnlyList<PageCountItem> Items);

/// <summary>How often a page was looked at.</summary>
internal sealed record PageCountItem(string Site, string Path, long Views);

internal sealed class ReadPageCountsHandler(LeadsDb db, TimeProvider clock) : IRequestHandler<ReadPageCounts, PageCountList>
{
    private const int Most = 100;

    public async Task<PageCountList> Handle(ReadPageCounts request, CancellationToken cancellationToken)
    {
        if (request.Days is < 1 or > 730)
        {
            throw new InvalidInputException("days", "Give a number from 1 to 730.");
        }

        var from = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1 - request.Days);
        var rows = await db.PageCounts.AsNoTracking().Where(c => c.Day >= from).GroupBy(c => new { c.Site, c.Path })
            .Select(g => new { g.Key.Site, g.Key.Path, Views = g.Sum(c => c.Views) }).OrderByDescending(c => c.Views).ThenBy(c => c.Site).ThenBy(c => c.Path).Take(Most).ToListAsync(cancellationToken);
        return new PageCountList(rows.ConvertAll(r => new PageCountItem(r.Site, r.Path, r.Views)));
    }
}

internal sealed class ReadPageCountsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/page-counts", async (IMediator mediator, CancellationToken ct, int days = 30) => TypedResults.Ok(await mediator.Send(new ReadPageCounts(days), ct)))
        .WithName("ReadPageCounts").WithTags("Web visits").WithSummary("Read which pages were looked at most").WithDescription("The hundred most looked at in so many days, of everybody: counts, and nothing of who looked.")
        .Requires(CapturePermissions.Forms);
}
