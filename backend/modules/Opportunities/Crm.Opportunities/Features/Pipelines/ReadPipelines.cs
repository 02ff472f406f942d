using Crm.Kernel;
using Crm.Opportunities.Stages;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Opportunities.Features.Pipelines;

/// <summary>Reads the pipelines that deals can go through.</summary>
internal sealed record ReadPipelines : IQuery<PipelineList>;

internal sealed class ReadPipelinesHandler(PipelineReader pipelines) : IRequestHandler<ReadPipelines, PipelineList>
{
    public async Task<PipelineList> Handle(ReadPipelines request, CancellationToken cancellationToken)
    {
        var all = await pipelines.Read(cancellationToken);
        return new PipelineList { Items = [.. all.Pipelines.Where(p => !p.IsRetired).Select(p => PipelineResponse.Of(p, all.Of(p.Id)))] };
    }
}

internal sealed class ReadPipelinesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/pipelines", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadPipelines(), ct)))
        .WithName("ReadPipelines").WithTags("Pipelines").WithSummary("Read the pipelines with their stages, the default one first").Requires(OpportunityPermissions.Read);
}
