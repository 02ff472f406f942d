using Crm.Activities.Days;
using Crm.Kernel;
using Crm.Platform.Http;
using Crm.Platform.Records.Conditions;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Crm.Activities.Features;

/// <summary>Reads what a user has in a span of time.</summary>
internal sealed record ReadCalendar(DateTimeOffset From, DateTimeOffset To, Guid? UserId) : IQuery<CalendarSpan>;

/// <summary>What a calendar shows of a span.</summary>
internal sealed class CalendarSpan
{
    public required IReadOnlyList<DayItem> Items { get; init; }
}

internal sealed class ReadCalendarHandler(Agenda agenda, Viewpoint viewpoint, ICurrentUser user) : IRequestHandler<ReadCalendar, CalendarSpan>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(62);

    public async Task<CalendarSpan> Handle(ReadCalendar request, CancellationToken cancellationToken)
    {
        var (from, to) = (request.From.UtcDateTime, request.To.UtcDateTime);
        if (to <= from || to - from > Longest || from.Year < 1900 || to.Year > 9000)
        {
            throw new InvalidInputException("to", $"Ask for a span that ends after it begins and is {Longest.Days} days long at most.");
        }

        var items = await agenda.Between(request.UserId ?? user.Id ?? Guid.Empty, from, to, viewpoint.Zone(), cancellationToken);
        return new CalendarSpan { Items = [.. items.Where(i => i.Kind is not ("note" or "email"))] };
    }
}

internal sealed class ReadCalendarEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/calendar", async (DateTimeOffset from, DateTimeOffset to, Guid? userId, IMediator mediator, CancellationToken ct) =>
            TypedResults.Ok(await mediator.Send(new ReadCalendar(from, to, userId), ct)))
        .WithName("GetCalendar").WithTags("Calendar").WithSummary("Read the tasks, calls and meetings of a span of time")
        .WithDescription("Of the caller, or of `userId` as far as the caller may see it; 62 days at most. What repeats stands there for each time, at its local time.")
        .Requires("activities.read");
}
