using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Bulk;

/// <summary>One endpoint for every act on many records of a type.</summary>
internal static class BulkEndpoints
{
    public static void Map<T>(RouteGroupBuilder group, RecordType<T> type)
        where T : Record => group
        .MapPost("/bulk", async (HttpContext http, IMediator mediator, JobView view, CancellationToken ct) =>
        {
            var request = BulkRequest.Read(await JsonBody.Read(http, ct), type);
            if (request.DryRun)
            {
                return Results.Ok(await mediator.Send(new PreviewBulk<T>(request), ct));
            }

            var job = await mediator.Send(new StartBulk<T>(request), ct);
            return Results.Accepted($"/api/v1/jobs/{job.Id}", await view.Of(job, ct));
        })
        .WithName($"Bulk{Names.Pascal(type.Resource)}").WithSummary($"Edit, delete, restore or reassign many {type.Resource}")
        .WithDescription(
            "Chooses records by `ids`, or by `filter` as lists take it; which records a filter matches is settled when this is called. `dryRun` only counts. Otherwise a job does the work: records that "
            + "cannot be changed are among its failures, all others go through, and all changes are one change set that can be undone. With `expectedCount`, 409 `count_changed` where another number matches by now. "
            + "In `changes`, fields that hold lists also take `{\"add\": [...], \"remove\": [...]}`. `owners` get the records in turn. Needs the right to edit, or to delete for delete and restore.")
        .Accepts(RecordShape.Bulk).Produces<BulkPreview>().Produces<JobResponse>(StatusCodes.Status202Accepted).Requires(type.ReadPermission);
}
