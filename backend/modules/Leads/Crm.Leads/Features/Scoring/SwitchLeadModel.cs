using Crm.Kernel;
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

/// <summary>Takes a version of the model into use, or out of use.</summary>
internal sealed record SwitchLeadModel(Guid Id, bool IsActive) : ICommand<Job>;

internal sealed class SwitchLeadModelHandler(LeadsDb db, JobQueue jobs, IAuditLog audit) : IRequestHandler<SwitchLeadModel, Job>
{
    public async Task<Job> Handle(SwitchLeadModel request, CancellationToken cancellationToken)
    {
        var model = await db.Models.FirstOrDefaultAsync(m => m.Id == request.Id, cancellationToken) ?? throw new NotFoundException("leadModel");
        if (model.State != LeadModelState.Ready)
        {
            throw new ConflictException("model_not_ready", "This version has nothing to score by: it is still being learned, or that failed.");
        }

        foreach (var other in await db.Models.Where(m => m.IsActive && m.Id != model.Id).ToListAsync(cancellationToken))
        {
            other.IsActive = other.IsActive && !request.IsActive;
        }

        model.IsActive = request.IsActive;
        audit.Write(AuditActions.SettingsChanged, "leadModel", model.Id, new { model.Number, model.IsActive });
        return jobs.Enqueue(ScoreLeadsJob.Kind, model.Id);
    }
}

internal sealed class SwitchLeadModelEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "activate", "ActivateLeadModel", isActive: true, "Take a version of the model into use", "Leads are scored by it from now on; a job scores all anew. This is also the way back to an earlier version. 409 `model_not_ready` where it has not learned.");
        Map(routes, "deactivate", "DeactivateLeadModel", isActive: false, "Take a version of the model out of use", "Scores then follow from the rules alone.");
    }

    private static void Map(IEndpointRouteBuilder routes, string verb, string name, bool isActive, string summary, string description) => routes
        .MapPost($"/lead-models/{{id:guid}}/{verb}", async (Guid id, IMediator mediator, JobView view, CancellationToken ct) =>
        {
            var job = await mediator.Send(new SwitchLeadModel(id, isActive), ct);
            return TypedResults.Accepted($"/api/v1/jobs/{job.Id}", await view.Of(job, ct));
        })
        .WithName(name).WithTags("Lead scoring").WithSummary(summary).WithDescription(description)
        .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires(ScoringPermissions.Manage);
}
