using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Crm.Activities.CalendarFiles;
using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Hosting;
using Crm.Platform.Http;
using Crm.Platform.Idempotency;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Crm.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Net.Http.Headers;

namespace Crm.Activities.Features.CalendarFiles;

/// <summary>Gives the caller's calendar a secret address, in place of the one that it had.</summary>
internal sealed record OpenCalendarFeed : ICommand<OpenedFeed>;

/// <summary>Takes the address away: what reads it from then on finds nothing.</summary>
internal sealed record CloseCalendarFeed : ICommand<Unit>;

/// <summary>Says whether the caller's calendar has an address.</summary>
internal sealed record GetCalendarFeed : IQuery<FeedState>;

/// <summary>Reads a calendar by its address; null where there is none, or its user has left.</summary>
internal sealed record ReadCalendarFeed(string Token) : IQuery<string?>;

/// <summary>The address, which is shown this once.</summary>
internal sealed record OpenedFeed(string Url);

/// <summary>Whether there is an address, and since when.</summary>
internal sealed record FeedState(bool IsOpen, DateTime? Since);

internal sealed class CalendarFeedHandler(ActivitiesDb db, IExternalIds keys, ICallerSource callers, IUserContacts users, Viewpoint viewpoint, ICurrentUser user, IConfiguration configuration, TimeProvider clock)
    : IRequestHandler<OpenCalendarFeed, OpenedFeed>, IRequestHandler<CloseCalendarFeed, Unit>, IRequestHandler<GetCalendarFeed, FeedState>, IRequestHandler<ReadCalendarFeed, string?>
{
    private const int Most = 2000;
    private static readonly TimeSpan Past = TimeSpan.FromDays(90);

    public async Task<OpenedFeed> Handle(OpenCalendarFeed request, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow().UtcDateTime;
        if (await Mine(cancellationToken) is { } feed)
        {
            (feed.Hash, feed.CreatedAt) = (HashOf(token), now);
        }
        else
        {
            db.Feeds.Add(new CalendarFeed { UserId = user.Id!.Value, Hash = HashOf(token), CreatedAt = now });
        }

        return new OpenedFeed($"{PublicAddress.Of(configuration)}/api/v1/calendar/{token}.ics");
    }

    public async Task<Unit> Handle(CloseCalendarFeed request, CancellationToken cancellationToken)
    {
        if (await Mine(cancellationToken) is { } feed)
        {
            db.Feeds.Remove(feed);
        }

        return Unit.Value;
    }

    public async Task<FeedState> Handle(GetCalendarFeed request, CancellationToken cancellationToken) => await Mine(cancellationToken) is { } feed ? new FeedState(true, feed.CreatedAt) : new FeedState(false, null);

    public async Task<string?> Handle(ReadCalendarFeed request, CancellationToken cancellationToken)
    {
        var hash = HashOf(request.Token);
        if (await db.Feeds.AsNoTracking().FirstOrDefaultAsync(f => f.Hash == hash, cancellationToken) is not { UserId: var owner }
            || await callers.Find(owner, ChangeSource.System, cancellationToken) is not { } caller || caller.Grants.GetValueOrDefault("activities.read") == AccessLevel.None)
        {
            return null;
        }

        var since = clock.GetUtcNow().UtcDateTime - Past;
        var own = db.Activities.AsNoTracking().Where(a => a.OwnerId == owner && a.DeletionId == Guid.Empty && a.Kind != ActivityKind.Note && a.Kind != ActivityKind.Email);
        var activities = await own.Where(a => a.At >= since).OrderBy(a => a.At).ThenBy(a => a.Id).Take(Most).ToListAsync(cancellationToken);
        activities.AddRange(await own.Where(a => a.At < since && a.Recurrence != null && a.Status == ActivityStatus.Open).OrderBy(a => a.At).ThenBy(a => a.Id).Take(Most).ToListAsync(cancellationToken));
        var shown = activities.Where(a => a.StartsAt is not null || a.DueAt is not null).ToList();
        var uids = await keys.KeysOf("activity", CalendarImporter.Source, [.. shown.Select(a => a.Id)], cancellationToken);
        var organizer = (await users.Of([owner], cancellationToken)).Select(u => new Organizer(u.Name, u.Email)).FirstOrDefault();
        return CalendarWriter.Write(shown, "PUBLISH", viewpoint.Zone(), uids, _ => organizer);
    }

    private Task<CalendarFeed?> Mine(CancellationToken ct) => db.Feeds.FirstOrDefaultAsync(f => f.UserId == user.Id, ct);

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

internal sealed class CalendarFeedEndpoints : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar-feed", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new GetCalendarFeed(), ct)))
            .WithName("GetCalendarFeed").WithTags("Calendar").WithSummary("Say whether your calendar has an address for other programs").Requires("activities.read");
        routes.MapPost("/calendar-feed", async (IMediator mediator, CancellationToken ct) => TypedResults.Ok(await mediator.Send(new OpenCalendarFeed(), ct)))
            .WithName("OpenCalendarFeed").WithTags("Calendar").WithSummary("Give your calendar an address for other programs")
            .WithDescription("A secret one, shown this once; whoever has it reads your meetings, calls and tasks. Asked again it makes a new one, and the old one ends.").AnswersSecret().Requires("activities.read");
        routes.MapDelete("/calendar-feed", async (IMediator mediator, CancellationToken ct) =>
            {
                await mediator.Send(new CloseCalendarFeed(), ct);
                return TypedResults.NoContent();
            })
            .WithName("CloseCalendarFeed").WithTags("Calendar").WithSummary("Take your calendar's address away").Requires("activities.read");
        routes.MapGet("/calendar/{token}.ics", Read).WithName("ReadCalendarFeed").WithTags("Calendar").WithSummary("Read a calendar by its secret address")
            .WithDescription("iCalendar, for calendar programs: what its user has had for 90 days and has to come. The address is the proof; programs that send If-None-Match are told when nothing has changed.")
            .Produces<string>(StatusCodes.Status200OK, "text/calendar").Produces(StatusCodes.Status304NotModified).ProducesProblem(StatusCodes.Status404NotFound).OpenToAnyone();
    }

    private static async Task<IResult> Read(string token, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        if (token.Length > 100 || await mediator.Send(new ReadCalendarFeed(token), ct) is not { } text)
        {
            throw new NotFoundException("calendar");
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        http.Response.Headers.CacheControl = "private, max-age=300";
        return Results.File(bytes, ReadIcsEndpoint.ContentType, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }
}
