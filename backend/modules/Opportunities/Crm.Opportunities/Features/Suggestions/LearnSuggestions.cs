using Crm.Kernel;
using Crm.Opportunities.Domain;
using Crm.Opportunities.Suggestions;
using Crm.Platform.Audit;
using Crm.Platform.Http;
using Crm.Platform.Jobs;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Crm.Opportunities.Features.Suggestions;

/// <summary>Has it learned from all orders what is bought together.</summary>
internal sealed record LearnSuggestions : ICommand<Job>;

internal sealed class LearnSuggestionsHandler(OpportunitiesDb db, JobQueue jobs, IAuditLog audit, ICurrentUser user, TimeProvider clock) : IRequestHandler<LearnSuggestions, Job>
{
    public async Task<Job> Handle(LearnSuggestions request, CancellationToken cancellationToken)
    {
        if (await db.Of<SuggestionModel>().AnyAsync(m => m.State == SuggestionModelState.Learning, cancellationToken))
        {
            throw new ConflictException("learning_runs", "A version is being learned right now. Wait until it is ready.");
        }

        var last = await db.Of<SuggestionModel>().MaxAsync(m => (int?)m.Number, cancellationToken) ?? 0;
        var model = db.Of<SuggestionModel>().Add(new SuggestionModel { Number = last + 1, RequestedAt = clock.GetUtcNow().UtcDateTime, RequestedBy = user.Id }).Entity;
        audit.Write(AuditActions.SettingsChanged, "suggestionModel", model.Id, new { model.Number });
        return jobs.Enqueue(LearnSuggestionsJob.Kind, model.Id);
    }
}

internal sealed class LearnSuggestionsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/suggestion-models", async (IMediator mediator, JobView view, CancellationToken ct) =>
        {
            var job = await mediator.Send(new LearnSuggestions(), ct);
            return TypedResults.Accepted($"/api/v1/jobs/{job.Id}", await view.Of(job, ct));
        })
        .WithName("LearnSuggestions").WithTags("Suggestions").WithSummary("Have it learned from all orders what is bought together")
        .WithDescription("A job reads all orders in which something was sold and keeps pairs of products, and of product families, as a new version, which suggestions go by from then on. `subjectId` of the job is the version. "
            + "What is in fewer than 0.2 % of the orders (3 at least) says nothing. 409 `learning_runs` while another version is learned.")
        .ProducesProblem(StatusCodes.Status409Conflict).Requires(SuggestionPermissions.Manage);
}
