using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Jobs.Features;

/// <summary>The jobs that the caller may see, newest first.</summary>
internal sealed record ListJobs(JobState? State, string? Kind, bool Mine, string? Cursor) : IQuery<Page<JobResponse>>;

/// <summary>One job.</summary>
internal sealed record GetJob(Guid Id) : IQuery<JobResponse>;

internal sealed class ReadJobsHandler(JobAccess access, JobView view) : IRequestHandler<ListJobs, Page<JobResponse>>, IRequestHandler<GetJob, JobResponse>
{
    private const int PageSize = 50;
    private const string Sort = "-createdAt";

    public async Task<Page<JobResponse>> Handle(ListJobs request, CancellationToken cancellationToken)
    {
        var jobs = access.Visible(request.Mine).AsNoTracking();
        if (request.State is { } state)
        {
            jobs = jobs.Where(j => j.State == state);
        }

        if (!string.IsNullOrEmpty(request.Kind))
        {
            jobs = jobs.Where(j => j.Kind == request.Kind);
        }

        if (Cursor.Decode(request.Cursor, Sort) is { } cursor)
        {
            var from = new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
            var id = cursor.Id;
            jobs = jobs.Where(j => j.CreatedAt <= from && (j.CreatedAt < from || j.Id < id));
        }

        var found = await jobs.OrderByDescending(j => j.CreatedAt).ThenByDescending(j => j.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var page = found.Take(PageSize).ToList();
        var next = found.Count > PageSize ? new Cursor(Sort, page[^1].CreatedAt.Ticks.ToString(CultureInfo.InvariantCulture), page[^1].Id).Encode() : null;
        return new Page<JobResponse>(await view.Of(page, cancellationToken), next);
    }

    public async Task<JobResponse> Handle(GetJob request, CancellationToken cancellationToken) =>
        await view.Of(await access.Get(request.Id, cancellationToken), cancellationToken);
}

internal sealed class ListJobsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/jobs", async (IMediator mediator, CancellationToken ct, string? state = null, string? kind = null, bool mine = false, string? cursor = null) =>
            TypedResults.Ok(await mediator.Send(new ListJobs(QueryChoice.Read<JobState>(state, "state"), kind, mine, cursor), ct)))
        .WithName("ListJobs").WithTags("Jobs").WithSummary("List jobs, newest first")
        .WithDescription("Your own; with the permission `jobs.manage` everybody's, unless `mine=true`. `state` is queued, running, completed, failed or cancelled. Finished jobs stay for 90 days where the operator has not said otherwise.")
        .RequiresSignIn();
}

internal sealed class GetJobEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/jobs/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetJob(id), ct)))
        .WithName("GetJob").WithTags("Jobs").WithSummary("Read one job: its state, its counts, and what can be done with it")
        .WithDescription("`links` holds only what is possible now: `cancel` while it runs, `retry` after a failure or a cancellation, `undo` and `failures` where the kind has them.")
        .EvenForApps().RequiresSignIn();
}
