using System.Text;
using Crm.Activities.CalendarFiles;
using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features.CalendarFiles;

/// <summary>Reads one activity as a calendar file.</summary>
internal sealed record ReadIcs(Guid Id) : IQuery<string>;

internal sealed class ReadIcsHandler(IMediator mediator, IExternalIds keys, IUserContacts users, Viewpoint viewpoint) : IRequestHandler<ReadIcs, string>
{
    public async Task<string> Handle(ReadIcs request, CancellationToken cancellationToken)
    {
        var activity = await mediator.Send(new GetRecord<Activity>(request.Id), cancellationToken);
        if (activity.StartsAt is null && activity.DueAt is null)
        {
            throw new ConflictException("no_time", "An activity without a time stands in no calendar. Say when it begins or is due.");
        }

        var uids = await keys.KeysOf("activity", CalendarImporter.Source, [activity.Id], cancellationToken);
        var owner = activity.OwnerId is { } id ? (await users.Of([id], cancellationToken)).Select(u => new Organizer(u.Name, u.Email)).FirstOrDefault() : null;
        return CalendarWriter.Write([activity], "PUBLISH", viewpoint.Zone(), uids, _ => owner);
    }
}

internal sealed class ReadIcsEndpoint : IEndpoint
{
    public const string ContentType = "text/calendar; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/activities/{id:guid}/ics", async (Guid id, IMediator mediator, CancellationToken ct) =>
            TypedResults.File(Encoding.UTF8.GetBytes(await mediator.Send(new ReadIcs(id), ct)), ContentType, "activity.ics"))
        .WithName("GetActivityIcs").WithTags("Calendar").WithSummary("Read an activity as an iCalendar file")
        .WithDescription("A meeting or a call is an event, a task a to-do. What came from another calendar keeps the identity that it has there. 409 `no_time` where it has neither a beginning nor a due date.")
        .Produces<string>(StatusCodes.Status200OK, "text/calendar").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).Requires("activities.read");
}
