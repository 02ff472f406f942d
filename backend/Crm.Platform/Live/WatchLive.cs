using System.Globalization;
using Crm.Platform.Data;
using Crm.Platform.Http;
using Crm.Platform.Jobs;
using Crm.Platform.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Live;

/// <summary>Everything that open pages should hear of at once, in one stream of server-sent events.</summary>
internal sealed class WatchLiveEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/live", (HttpContext http, CurrentUser user, LiveFeed live, JobFeed jobs, IServiceScopeFactory scopes) =>
        {
            var after = long.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : (long?)null;
            return new EventStream((stream, ct) => Follow(stream, user.Caller, after, live, jobs, scopes, ct));
        })
        .WithName("WatchLive").WithTags("Live").WithSummary("Hear of what happens, by server-sent events")
        .WithDescription(
            "Events: `job` (a Job of your own; those under way come first), `record` ({recordType, recordId, version, operation} of a record that you may see), "
            + "`records` ({recordType}: many at once, such as an import), and what modules send, such as `notification` ({Notification}) and `unread` ({count}). "
            + "Reaches you on any instance within two seconds. These are hints, not a log: read again what you show. After a short break `Last-Event-ID` brings what was missed. "
            + "A comment every 15 seconds keeps the connection open; the stream ends with the session. Twenty streams for each caller, then 429 `too_many_streams`.")
        .Produces<string>(StatusCodes.Status200OK, EventStream.ContentType)
        .RequiresSignIn();

    private static async Task Follow(EventStreamWriter stream, Caller caller, long? after, LiveFeed live, JobFeed jobs, IServiceScopeFactory scopes, CancellationToken ct)
    {
        using var jobNews = jobs.Listen(jobId: null, caller.Id);
        using var news = await live.Listen(caller, ct);
        stream.CallerChanged = now => news.Caller = now;
        foreach (var job in await JobsUnderWay(caller, scopes, ct))
        {
            await stream.Send("job", job, id: null, ct);
        }

        if (after is { } last)
        {
            foreach (var missed in (await live.Missed(last, news, ct)).Where(e => LiveListener.MayHear(news.Caller, e)))
            {
                await Send(stream, missed, ct);
            }
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            await Task.WhenAll(Pump(jobNews.News, job => stream.Send("job", job, id: null, either.Token), either), Pump(news.News, e => Send(stream, e, either.Token), either));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // One of the two has ended by itself, and took the other along.
        }
    }

    // When one of the two can go no further, the stream ends: the page connects again.
    private static async Task Pump<T>(System.Threading.Channels.ChannelReader<T> news, Func<T, Task> send, CancellationTokenSource either)
    {
        try
        {
            await foreach (var one in news.ReadAllAsync(either.Token))
            {
                await send(one);
            }
        }
        finally
        {
            await either.CancelAsync();
        }
    }

    private static Task Send(EventStreamWriter stream, LiveEvent happened, CancellationToken ct) =>
        stream.SendJson(happened.Kind, happened.Data, happened.Sequence.ToString(CultureInfo.InvariantCulture), ct);

    private static async Task<IReadOnlyList<JobResponse>> JobsUnderWay(Caller caller, IServiceScopeFactory scopes, CancellationToken ct)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope)
        {
            var userId = caller.Id;
            var open = await scope.ServiceProvider.GetRequiredService<CrmDbContext>().Set<Job>().AsNoTracking()
                .Where(j => j.FinishedAt == null && j.ActorId == userId).OrderBy(j => j.CreatedAt).Take(50).ToListAsync(ct);
            return await scope.ServiceProvider.GetRequiredService<JobView>().Of(open, ct);
        }
    }
}
