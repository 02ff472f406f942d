using System.Text.Json;
using Crm.Activities.Collisions;
using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features.Collisions;

/// <summary>A call or a task towards a customer, by somebody who wants to be told first what colleagues said.</summary>
/// <param name="Activity">As POST /activities takes it.</param>
/// <param name="AcknowledgedCollision">The caller knows what colleagues said to them lately.</param>
internal sealed record PlanActivityBody(JsonElement Activity, bool? AcknowledgedCollision = null);

/// <summary>Plans a call or a task, unless a colleague was in touch and the planner does not know.</summary>
internal sealed record PlanActivity(PlanActivityBody Plan) : ICommand<Activity>;

internal sealed class PlanActivityValidator : AbstractValidator<PlanActivity>
{
    public PlanActivityValidator() =>
        RuleFor(p => p.Plan.Activity).Must(a => a.ValueKind == JsonValueKind.Object).WithMessage("Give the activity as POST /activities takes it.").OverridePropertyName("activity");
}

internal sealed class PlanActivityHandler(IMediator mediator, RecordCatalog catalog, RecentTouches touches) : IRequestHandler<PlanActivity, Activity>
{
    public async Task<Activity> Handle(PlanActivity request, CancellationToken cancellationToken)
    {
        var plan = request.Plan;
        var values = RecordValues.Read(catalog.Of<Activity>(), plan.Activity);
        var planned = await mediator.Send(new CreateRecord<Activity>(values), cancellationToken);
        if (planned.Kind is not (ActivityKind.Call or ActivityKind.Task) || !planned.IsOpen)
        {
            throw new InvalidInputException("activity.kind", "Only a call or a task that is still to come is planned here. Send all else to POST /activities.");
        }

        // A refusal takes back what was created, with everything else of this command.
        await touches.Warn(
            planned.ContactId is { } person ? [person] : [], planned.AccountId is { } account ? [account] : [], plan.AcknowledgedCollision == true, except: null, cancellationToken);
        return planned;
    }
}

internal sealed class PlanActivityEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/activities/plan", async (PlanActivityBody body, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new PlanActivity(body), ct), StatusCodes.Status201Created, ct))
        .WithName("PlanActivity").WithTags("Activities").WithSummary("Plan a call or a task, and be told first what colleagues said")
        .WithDescription("`activity` is what `POST /activities` takes. 409 `recent_contact`, with `params.touches`, where a colleague was in touch with this customer in the last days; nothing is planned until it is sent again with `acknowledgedCollision`. `POST /activities` never refuses for this, so that synchronisers and telephone systems are not held up.")
        .ProducesProblem(StatusCodes.Status409Conflict).AnswersRecord<Activity>(routes, StatusCodes.Status201Created).Requires("activities.create");
}
