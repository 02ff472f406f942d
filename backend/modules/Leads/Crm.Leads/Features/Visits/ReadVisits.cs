using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Visits;

/// <summary>Reads what a lead or a contact looked at, who agreed to be recognised.</summary>
internal sealed record ReadVisits(string RecordType, Guid RecordId) : IQuery<VisitSummary>;

/// <summary>What somebody looked at.</summary>
/// <param name="Interest">The products whose pages they looked at, the most looked at first.</param>
/// <param name="Recent">The last pages, the newest first.</param>
internal sealed record VisitSummary(int Views, DateTime? FirstAt, DateTime? LastAt, IReadOnlyList<ProductInterest> Interest, IReadOnlyList<VisitedPage> Recent);

/// <summary>How often somebody looked at pages about a product.</summary>
internal sealed record ProductInterest(string Product, int Views, DateTime LastAt);

/// <summary>A page that somebody looked at.</summary>
internal sealed record VisitedPage(DateTime At, string Site, string Path, string? Title, string? Product, string? Referrer, string? Campaign);

internal sealed class ReadVisitsHandler(LeadsDb db, ReferenceLabels labels) : IRequestHandler<ReadVisits, VisitSummary>
{
    private const int Recent = 20;

    public async Task<VisitSummary> Handle(ReadVisits request, CancellationToken cancellationToken)
    {
        if (request.RecordType is not ("lead" or "contact") || (await labels.Fetch([(request.RecordType, request.RecordId)], cancellationToken)).Of(request.RecordType, request.RecordId) is null)
        {
            throw new NotFoundException(request.RecordType is "contact" ? "contact" : "lead");
        }

        var visitors = await db.Visitors.AsNoTracking().Where(v => v.RecordId == request.RecordId).Select(v => v.Id).ToListAsync(cancellationToken);
        var views = db.PageViews.AsNoTracking().Where(v => visitors.Contains(v.VisitorId));
        var products = await views.GroupBy(v => v.Product).Select(g => new { g.Key, Views = g.Count(), First = g.Min(v => v.At), Last = g.Max(v => v.At) }).ToListAsync(cancellationToken);
        var recent = await views.OrderByDescending(v => v.At).ThenByDescending(v => v.Id).Take(Recent).Select(v => new VisitedPage(v.At, v.Site, v.Path, v.Title, v.Product, v.Referrer, v.Campaign)).ToListAsync(cancellationToken);
        return new VisitSummary(
            products.Sum(p => p.Views), products.Min(p => (DateTime?)p.First), products.Max(p => (DateTime?)p.Last),
            [.. products.Where(p => p.Key is not null).OrderByDescending(p => p.Views).ThenByDescending(p => p.Last).Select(p => new ProductInterest(p.Key!, p.Views, p.Last))], recent);
    }
}

internal sealed class ReadVisitsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/web-visits", async (string recordType, Guid recordId, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadVisits(recordType, recordId), ct)))
        .WithName("ReadWebVisits").WithTags("Web visits").WithSummary("Read what a lead or a contact looked at")
        .WithDescription("`recordType` is lead or contact. Only of whoever agreed to be recognised and filled in a form in the same browser since.").ProducesProblem(StatusCodes.Status404NotFound).Requires("leads.read");
}
