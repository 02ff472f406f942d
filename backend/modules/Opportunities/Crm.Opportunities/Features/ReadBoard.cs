using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Features.Reports;
using Crm.Opportunities.Stages;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features;

/// <summary>Reads the columns of a pipeline's board: how many deals and how much in each.</summary>
internal sealed record ReadBoard(Guid PipelineId, ListQuery Query) : IQuery<Board>;

/// <summary>The columns of a board; the cards of one are the list of opportunities with `stageId`.</summary>
internal sealed class Board
{
    public required string Currency { get; init; }
    public required IReadOnlyList<BoardColumn> Columns { get; init; }
}

/// <summary>A stage with what its deals amount to in the company's currency.</summary>
internal sealed record BoardColumn(Guid StageId, string Name, OpportunityStatus Kind, int Probability, long Count, decimal Value, decimal WeightedValue);

internal sealed class ReadBoardHandler(ListedRecords listed, PipelineReader pipelines, CompanyCurrency currency) : IRequestHandler<ReadBoard, Board>
{
    public async Task<Board> Handle(ReadBoard request, CancellationToken cancellationToken)
    {
        listed.CheckAsked<Opportunity>("companyAmount", "pipelineId");
        var all = await pipelines.Read(cancellationToken);
        if (!all.Pipelines.Any(p => p.Id == request.PipelineId))
        {
            throw new NotFoundException("pipeline");
        }

        var stages = all.Of(request.PipelineId).Where(s => !s.IsRetired).ToList();
        var ids = stages.ConvertAll(s => (Guid?)s.Id);
        var deals = (await listed.Of<Opportunity>(request.Query, cancellationToken)).Where(o => ids.Contains(o.StageId));
        var sums = await ReportTotals.Of(
            deals.Select(o => new ReportCell<Guid?> { Key = o.StageId, Status = o.Status, Company = o.CompanyMinor, Weighted = o.WeightedMinor, Cycle = o.CycleDays, Gap = o.PriceGap }), cancellationToken);
        return new Board
        {
            Currency = currency.Code,
            Columns =
            [
                .. stages.Select(stage =>
                {
                    var here = sums.Where(s => s.Key == stage.Id).ToList();
                    return new BoardColumn(stage.Id, stage.Name, stage.Kind, stage.Probability, here.Sum(s => s.Count), Amount(here.Sum(s => s.Company)), Amount(here.Sum(s => s.Weighted)));
                }),
            ],
        };
    }

    private decimal Amount(long minor) => new Money(minor, currency.Code).Amount;
}

internal sealed class ReadBoardEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/opportunities/board", async (HttpContext http, Guid pipeline, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ReadBoard(pipeline, ListedRecords.Read<Opportunity>(http, "pipeline")), ct)))
        .WithName("ReadOpportunityBoard").WithTags("Opportunities").WithSummary("Read the columns of a pipeline's board with their sums")
        .WithDescription("`pipeline` is its id. Takes the filters of the list of opportunities. The cards of a column are that list with `stageId`, page by page.")
        .ProducesProblem(StatusCodes.Status404NotFound).Requires(OpportunityPermissions.Read);
}
