using Crm.Kernel;
using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Jobs.Features;

/// <summary>Stops a job after its present portion; what is done stays.</summary>
internal sealed record CancelJob(Guid Id) : ICommand<JobResponse>;

/// <summary>Lets a failed or cancelled job go on where its last commit ended.</summary>
internal sealed record RetryJob(Guid Id) : ICommand<JobResponse>;

internal sealed class CancelJobHandler(JobAccess access, JobQueue queue, JobView view) : IRequestHandler<CancelJob, JobResponse>
{
    public async Task<JobResponse> Handle(CancelJob request, CancellationToken cancellationToken)
    {
        var job = await access.Get(request.Id, cancellationToken);
        if (job.FinishedAt is not null)
        {
            throw new ConflictException("job_not_running", "This job has already ended, so it cannot be stopped.");
        }

        await queue.RequestCancel(job.Id, cancellationToken);
        job.IsCancelRequested = true;
        return await view.Of(job, cancellationToken);
    }
}

internal sealed class RetryJobHandler(JobAccess access, JobCatalog catalog, JobQueue queue, JobView view, IServiceProvider services) : IRequestHandler<RetryJob, JobResponse>
{
    public async Task<JobResponse> Handle(RetryJob request, CancellationToken cancellationToken)
    {
        var job = await access.Get(request.Id, cancellationToken);
        if (job.State is not (JobState.Failed or JobState.Cancelled))
        {
            throw new ConflictException("job_not_ended", "Only a job that has failed or was cancelled can be tried again.");
        }

        if (catalog.Find(job.Kind) is not { CanRetry: true })
        {
            throw new ConflictException("job_not_retryable", "Jobs of this kind cannot be tried again. Ask for the work anew.");
        }

        await catalog.Resolve(job.Kind, services).Resumed(job, cancellationToken);
        queue.Requeue(job);
        return await view.Of(job, cancellationToken);
    }
}

internal sealed class CancelJobEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/jobs/{id:guid}/cancel", async (Guid id, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new CancelJob(id), ct)))
        .WithName("CancelJob").WithTags("Jobs").WithSummary("Stop a job after its present portion")
        .WithDescription("What is done stays done. 409 `job_not_running` where it has already ended.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .EvenForApps().RequiresSignIn();
}

internal sealed class RetryJobEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/jobs/{id:guid}/retry", async (Guid id, IMediator mediator, CancellationToken ct) =>
            TypedResults.Accepted($"/api/v1/jobs/{id}", await mediator.Send(new RetryJob(id), ct)))
        .WithName("RetryJob").WithTags("Jobs").WithSummary("Let a failed or cancelled job go on where its last commit ended")
        .WithDescription("It works in the name of whoever asked for it first. 409 `job_not_ended` or `job_not_retryable` where there is nothing to go on with.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .RequiresSignIn();
}
