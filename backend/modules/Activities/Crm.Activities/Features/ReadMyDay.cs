using Crm.Activities.Days;
using Crm.Kernel;
using Crm.Platform.Calendars;
using Crm.Platform.Http;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features;

/// <summary>Reads what the caller has before them on a day.</summary>
internal sealed record ReadMyDay(DateOnly? Date, string? TimeZone) : IQuery<MyDay>;

internal sealed class ReadMyDayHandler(
    Agenda agenda, Unseen unseen, IPromisesDue promises, ReferenceLabels labels, Viewpoint viewpoint, ICurrentUser user, TimeProvider clock) : IRequestHandler<ReadMyDay, MyDay>
{
    public async Task<MyDay> Handle(ReadMyDay request, CancellationToken cancellationToken)
    {
        viewpoint.TimeZone = request.TimeZone ?? viewpoint.TimeZone;
        var zone = viewpoint.Zone();
        var day = request.Date ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime, zone));
        if (day > DateOnly.MaxValue.AddDays(-10) || day < DateOnly.MinValue.AddDays(40))
        {
            throw new InvalidInputException("date", "Give a day of our time.");
        }

        var (me, from, to) = (user.Id ?? Guid.Empty, Midnight(day), Midnight(day.AddDays(1)));
        var items = await agenda.Between(me, from, Midnight(day.AddDays(8)), zone, cancellationToken);
        var today = items.Where(i => i.At < to && i.Kind is not ("note" or "email")).ToList();
        var mentions = await unseen.Of(me, ActivityNotices.Mention.Name, cancellationToken);
        var names = await labels.Fetch(mentions.Where(m => m.RecordId is not null).Select(m => ("activity", m.RecordId!.Value)), cancellationToken);
        return new MyDay
        {
            Date = day,
            TimeZone = zone.Id,
            Overdue = await agenda.Overdue(me, from, cancellationToken),
            Today = today.FindAll(i => i.Kind != "meeting"),
            Meetings = today.FindAll(i => i.Kind == "meeting"),
            Mentions = [.. mentions.Where(m => names.Of("activity", m.RecordId) is not null)
                .Select(m => new Mentioned { NotificationId = m.Id, ActivityId = m.RecordId!.Value, At = m.At, Title = names.Of("activity", m.RecordId) })],
            PromisesDue = await promises.Of(me, day, cancellationToken),
            Next7 = [.. Enumerable.Range(1, 7).Select(i => day.AddDays(i)).Select(d => new DayCount(d, items.Count(i => i.Status == "open" && i.At >= Midnight(d) && i.At < Midnight(d.AddDays(1)))))],
        };

        DateTime Midnight(DateOnly date) => LocalTime.ToUtc(date.ToDateTime(TimeOnly.MinValue), zone);
    }
}

internal sealed class ReadMyDayEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/my-day", async (DateOnly? date, string? tz, IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new ReadMyDay(date, tz), ct)))
        .WithName("GetMyDay").WithTags("Calendar").WithSummary("Read what is before you on a day")
        .WithDescription("Overdue, today, meetings, mentions, promises due, and how full the next seven days are. Days begin at midnight of `tz` (IANA), else of the header X-Time-Zone, else of the company's zone.")
        .Requires("activities.read");
}
