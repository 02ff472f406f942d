using System.Threading.Channels;
using Crm.Kernel;
using Crm.Platform.Security;

namespace Crm.Platform.Live;

/// <summary>One open stream: what its caller may hear is decided here, in memory, without a query for each event and listener.</summary>
internal sealed class LiveListener(Caller caller, long from, Action<LiveListener> leave) : IDisposable
{
    // Whoever falls this far behind is cut off, connects again, and gets the rest by the number of the last event.
    private readonly Channel<LiveEvent> news = Channel.CreateBounded<LiveEvent>(2000);

    /// <summary>As of the last heartbeat: rights may change while a stream is open.</summary>
    public Caller Caller { get; set; } = caller;

    /// <summary>The last number that was handed out before this listener came.</summary>
    public long From { get; } = from;

    public ChannelReader<LiveEvent> News => news.Reader;

    public void Tell(IEnumerable<LiveEvent> happened)
    {
        foreach (var one in happened)
        {
            if (one.Sequence > From && MayHear(Caller, one) && !news.Writer.TryWrite(one))
            {
                news.Writer.TryComplete();
                return;
            }
        }
    }

    public void Dispose() => leave(this);

    internal static bool MayHear(Caller caller, LiveEvent happened)
    {
        if (happened.Permission is not { } permission)
        {
            return happened.UserId is not null && happened.UserId == caller.Id;
        }

        var level = caller.Grants.GetValueOrDefault(permission, AccessLevel.None);
        return happened.AnyLevel
            ? level != AccessLevel.None
            : level switch
            {
                AccessLevel.All => true,

                // Without a team, "team" can only mean oneself: the same as for lists.
                AccessLevel.Team when caller.TeamIds.Count > 0 => happened.TeamId is { } team && caller.TeamIds.Contains(team),
                AccessLevel.Team or AccessLevel.Own => happened.OwnerId is not null && happened.OwnerId == caller.Id,
                _ => false,
            };
    }
}
