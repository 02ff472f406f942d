using Crm.Kernel;
using Crm.Opportunities.Stages;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Pipelines;

/// <summary>Ends a pipeline that no deal is in.</summary>
internal sealed record DeletePipeline(Guid Id) : ICommand;

internal sealed class DeletePipelineHandler(OpportunitiesDb db, PipelineReader pipelines, IAuditLog audit) : IRequestHandler<DeletePipeline, Unit>
{
    public async Task<Unit> Handle(DeletePipeline request, CancellationToken cancellationToken)
    {
        var pipeline = await db.Pipelines.FirstOrDefaultAsync(p => p.Id == request.Id && !p.IsRetired, cancellationToken) ?? throw new NotFoundException("pipeline");
        if (pipeline.IsDefault)
        {
            throw new ConflictException("pipeline_is_default", "Deals that name no stage go here. Make another pipeline the default one first.");
        }

        foreach (var stage in await db.Stages.AsNoTracking().Where(s => s.PipelineId == pipeline.Id && !s.IsRetired).ToListAsync(cancellationToken))
        {
            await StageUse.Refuse(db, stage, cancellationToken);
        }

        pipeline.Retire();
        pipeline.Edited();
        pipelines.Forget();
        audit.Write(AuditActions.SettingsChanged, "pipeline", pipeline.Id, new { removed = true });
        return Unit.Value;
    }
}

internal sealed class DeletePipelineEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapDelete("/pipelines/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) =>
        {
            await mediator.Send(new DeletePipeline(id), ct);
            return TypedResults.NoContent();
        })
        .WithName("DeletePipeline").WithTags("Pipelines").WithSummary("End a pipeline that no deal is in")
        .WithDescription("What went through it keeps its name. 409 `stage_in_use` while deals are in it, `pipeline_is_default` for the default one.")
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(OpportunityPermissions.Pipelines.Name);
}
