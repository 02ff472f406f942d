using Crm.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Platform.Jobs.Features;

/// <summary>The progress of one job as server-sent events, wherever it runs; the stream ends with the job.</summary>
internal sealed class WatchJobEndpoint : IEndpoint
{
    /// <summary>The id of the last event: a browser that connects again has seen the end and is told so.</summary>
    private const string Ended = "ended";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/jobs/{id:guid}/events", async (Guid id, HttpContext http, IMediator mediator, JobFeed feed, CancellationToken ct) =>
        {
            var first = await mediator.Send(new GetJob(id), ct);
            return first.FinishedAt is not null && http.Request.Headers["Last-Event-ID"] == Ended
                ? Results.NoContent()
                : new EventStream((stream, stop) => Follow(stream, first, mediator, feed, stop));
        })
        .WithName("WatchJob").WithTags("Jobs").WithSummary("Follow one job by server-sent events")
        .WithDescription("Each event is called `job` and holds the Job; the first comes at once, the last says how it ended, and then the stream ends. A comment every 15 seconds keeps the connection open. Reaches listeners on any instance within two seconds.")
        .Produces<JobResponse>(StatusCodes.Status200OK, EventStream.ContentType)
        .EvenForApps().RequiresSignIn();

    private static async Task Follow(EventStreamWriter stream, JobResponse first, IMediator mediator, JobFeed feed, CancellationToken ct)
    {
        using var listener = feed.Listen(first.Id, userId: null);

        // Read again now that nothing can be missed between the reading and the listening.
        var job = await mediator.Send(new GetJob(first.Id), ct);
        await Send(stream, job, ct);
        while (job.FinishedAt is null)
        {
            job = await listener.News.ReadAsync(ct);
            await Send(stream, job, ct);
        }
    }

    private static Task Send(EventStreamWriter stream, JobResponse job, CancellationToken ct) =>
        stream.Send("job", job, job.FinishedAt is null ? null : Ended, ct);
}
