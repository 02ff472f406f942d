using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features;

/// <summary>An activity that was done or cancelled is to be done after all.</summary>
internal sealed record ReopenActivity(Guid Id) : ICommand<Activity>;

internal sealed class ReopenActivityHandler(IMediator mediator, RecordCatalog catalog) : IRequestHandler<ReopenActivity, Activity>
{
    public async Task<Activity> Handle(ReopenActivity request, CancellationToken cancellationToken)
    {
        if ((await mediator.Send(new GetRecord<Activity>(request.Id), cancellationToken)).IsOpen)
        {
            throw new ConflictException("already_open", "This activity is open.");
        }

        var values = new RecordValues();
        values.Set(catalog.Of<Activity>().Find("status")!, ActivityStatus.Open);
        return await mediator.Send(new UpdateRecord<Activity>(request.Id, values), cancellationToken);
    }
}

internal sealed class ReopenActivityEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost("/activities/{id:guid}/reopen", async (Guid id, HttpContext http, IMediator mediator, RecordAnswers answers, CancellationToken ct) =>
            await answers.Of(http, await mediator.Send(new ReopenActivity(id), ct), StatusCodes.Status200OK, ct))
        .WithName("ReopenActivity").WithTags("Activities").WithSummary("Say that an activity is to be done after all")
        .AnswersRecord<Activity>(routes).Requires("activities.edit");
}
