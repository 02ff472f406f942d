using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Potential;
using Crm.Platform.Exports;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Potential;

/// <summary>Lists what accounts need and what they buy of it here.</summary>
internal sealed record ReportPotential(string? Family, string? Sort, int? Limit, string? Cursor) : IQuery<Page<PotentialLine>>;

/// <summary>One family of one account.</summary>
/// <param name="WhiteBase">The white space in the company's currency, which the list is sorted by; null where there is no rate.</param>
/// <param name="FiguredAt">When what was bought was added up: once a day, and whenever the need is said anew.</param>
internal sealed record PotentialLine(
    Guid Id, Guid AccountId, string AccountName, string Family, decimal Need, decimal Bought, decimal White, string Currency, decimal? WhiteBase, string BaseCurrency, double Share, NeedSource Source, string? SourceName, DateOnly AsOf,
    DateTime FiguredAt);

internal sealed class ReportPotentialHandler(NeedList needs) : IRequestHandler<ReportPotential, Page<PotentialLine>>
{
    public Task<Page<PotentialLine>> Handle(ReportPotential request, CancellationToken cancellationToken)
    {
        var limit = request.Limit ?? 50;
        return limit is < 1 or > NeedList.Most
            ? throw new InvalidInputException("limit", $"Give a number between 1 and {NeedList.Most}.")
            : needs.Read(request.Family, NeedList.SortOf(request.Sort), limit, request.Cursor, cancellationToken);
    }
}

internal sealed class ReportPotentialEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reports/potential", async (string? family, string? sort, int? limit, string? cursor, IMediator mediator, CancellationToken ct) =>
                TypedResults.Ok(await mediator.Send(new ReportPotential(family, sort, limit, cursor), ct)))
            .WithName("ReportPotential").WithTags("Reports").WithSummary("List what accounts need of families of products, and what they buy elsewhere")
            .WithDescription("Of the accounts that the caller sees. `sort` is -whiteSpace (the most first), whiteSpace, -share or share; white space is compared in the company's currency at the present rate. A page may hold fewer than `limit` and have a next one all the same.")
            .ProducesValidationProblem().Requires(PotentialPermissions.Read);
        routes.MapGet("/reports/potential/export", (string? family, string? sort, NeedList needs) =>
            {
                var by = NeedList.SortOf(sort);
                return Results.Stream(stream => CsvTable.Write(stream, PotentialFile.Columns, PotentialFile.Rows(needs, family, by, CancellationToken.None)), "text/csv; charset=utf-8", fileDownloadName: "potential.csv");
            })
            .WithName("ExportPotential").WithTags("Reports").WithSummary("Export what accounts need as CSV").WithDescription("In the order and with the filter of the list.")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesValidationProblem().Requires(PotentialPermissions.Read);
    }
}
