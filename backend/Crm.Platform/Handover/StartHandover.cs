using Crm.Kernel;
using Crm.Platform.Audit;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Handover;

/// <summary>Hands all that a user owns over to others.</summary>
internal sealed record StartHandover(Guid UserId, HandoverBody Body) : ICommand<Job>;

internal sealed class StartHandoverHandler(
    CrmDbContext db, HandoverPlan plan, OwnedCounts counts, JobQueue jobs, UnitOfWork unitOfWork, IAuditLog audit, ICurrentUser user) : IRequestHandler<StartHandover, Job>
{
    public async Task<Job> Handle(StartHandover request, CancellationToken cancellationToken)
    {
        var order = await plan.Read(request.UserId, request.Body, cancellationToken);
        var total = (await counts.Of(request.UserId, cancellationToken)).Sum(o => o.Count);
        var operation = order.Keep(user.Source);
        db.Add(operation);
        await PassOnJobs(order, cancellationToken);
        var job = jobs.Enqueue(HandoverJob.Kind, operation.Id, new JobTitle(HandoverJob.Kind, new Dictionary<string, object?>(StringComparer.Ordinal) { ["userId"] = request.UserId, ["count"] = total }));
        job.Total = total;
        audit.Write(AuditActions.HandoverStarted, "user", request.UserId, new { job = job.Id, records = total, heirs = order.Shares.SelectMany(s => s.Heirs).Distinct() });
        return job;
    }

    // Work that waits would end with whoever asked for it; one that runs keeps the rights of its present portion.
    private async Task PassOnJobs(HandoverOrder order, CancellationToken ct)
    {
        await unitOfWork.Begin(ct);
        var heir = order.UsualHeirs[0];
        var leaver = order.UserId;
        await db.Set<Job>().Where(j => j.ActorId == leaver && j.FinishedAt == null).ExecuteUpdateAsync(u => u.SetProperty(j => j.ActorId, heir), ct);
    }
}

internal sealed class StartHandoverEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/users/{id:guid}/handover", async (Guid id, HandoverBody body, IMediator mediator, JobView view, CancellationToken ct) =>
        {
            var job = await mediator.Send(new StartHandover(id, body), ct);
            return TypedResults.Accepted($"/api/v1/jobs/{job.Id}", await view.Of(job, ct));
        })
        .WithName("StartHandover").WithTags("Handover").WithSummary("Hand all that a user owns over to others")
        .WithDescription(
            "A job moves every record of every type that has owners, also those in the bin, by rule: `heir` gives all to one, `roundRobin` to several in turn, `team` to the others of the user's team in turn. "
            + "What belongs to one customer goes to one person. `byType` names others for single types. What the caller may not change is among the job's failures; all changes are one change set that can be undone. "
            + "Work in the background that the user had asked for goes on in the name of the first heir.")
        .Requires(HandoverPermissions.Run);
}
