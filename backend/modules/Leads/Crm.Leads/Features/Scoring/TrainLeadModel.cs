using Crm.Kernel;
using Crm.Leads.Domain;
using Crm.Leads.Scoring;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Jobs;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Leads.Features.Scoring;

/// <summary>Has a model learned from the company's own outcomes.</summary>
internal sealed record TrainLeadModel : ICommand<Job>;

internal sealed class TrainLeadModelHandler(LeadsDb db, JobQueue jobs, IAuditLog audit, ICurrentUser user, TimeProvider clock) : IRequestHandler<TrainLeadModel, Job>
{
    public async Task<Job> Handle(TrainLeadModel request, CancellationToken cancellationToken)
    {
        if (await db.Models.AnyAsync(m => m.State == LeadModelState.Training, cancellationToken))
        {
            throw new ConflictException("training_runs", "A model is being learned right now. Wait until it is ready.");
        }

        var known = Outcomes.Known(db.Leads);
        var converted = await known.CountAsync(l => l.Status == LeadStatus.Converted, cancellationToken);
        Outcomes.MustSuffice(converted, await known.CountAsync(cancellationToken) - converted);
        var last = await db.Models.MaxAsync(m => (int?)m.Number, cancellationToken) ?? 0;
        var model = new LeadModel { Number = last + 1, RequestedAt = clock.GetUtcNow().UtcDateTime, RequestedBy = user.Id };
        db.Models.Add(model);
        audit.Write(AuditActions.SettingsChanged, "leadModel", model.Id, new { model.Number });
        return jobs.Enqueue(TrainLeadModelJob.Kind, model.Id);
    }
}

internal sealed class TrainLeadModelEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/lead-models/train", async (IMediator mediator, JobView view, CancellationToken ct) =>
        {
            var job = await mediator.Send(new TrainLeadModel(), ct);
            return TypedResults.Accepted($"/api/v1/jobs/{job.Id}", await view.Of(job, ct));
        })
        .WithName("TrainLeadModel").WithTags("Lead scoring").WithSummary("Have a new version of the model learned")
        .WithDescription(
            "A job learns from all leads that were converted or disqualified (not as doubles or spam), makes the new version the active one unless it tells hardly more than a coin, and scores all leads anew. `subjectId` of the job is the model. "
            + "409 `too_few_outcomes` under 40 of each, `training_runs` while another one learns.")
        .ProducesProblem(StatusCodes.Status409Conflict).Requires(ScoringPermissions.Manage);
}
