using System.Text.RegularExpressions;
using Crm.Platform.History;
using Crm.Platform.Notifications;
using Crm.Platform.Records;

namespace Crm.Activities.Mentions;

/// <summary>Tells colleagues who were named in a text as <c>@[Name](user:id)</c>; once, however often the text is changed afterwards.</summary>
internal sealed partial class TellMentioned(INotifier notifier, ReferenceLabels labels, TimeProvider clock) : IChangeListener
{
    // Of what was written long ago, before there was anybody to hear of it, nobody wants to be told.
    private static readonly TimeSpan News = TimeSpan.FromDays(2);

    public string Name => "activities.mentions";

    public IReadOnlyCollection<string> RecordTypes => ["activity"];

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - News;
        var named = changes
            .Where(c => c.SetKind is ChangeKind.Create or ChangeKind.Edit or ChangeKind.Batch && c.At > since && c.New("body") is not null)
            .SelectMany(c => In(c.New("body")?.GetString()).Except(In(c.Old("body")?.GetString())).Where(u => u != c.ActorId).Select(u => (User: u, Change: c))).ToList();
        if (named.Count == 0)
        {
            return;
        }

        var names = await labels.Fetch(named.Where(n => n.Change.ActorId is not null).Select(n => ("user", n.Change.ActorId!.Value)), ct);
        await notifier.Notify([.. named.Select(n => Tell(n.User, n.Change, names))], ct);
    }

    private static Notice Tell(Guid userId, HeardChange change, Labels names) => new(userId, ActivityNotices.Mention.Name, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["actorId"] = change.ActorId,
        ["actorName"] = names.Of("user", change.ActorId),
    })
    {
        RecordType = change.RecordType, RecordId = change.RecordId,
    };

    internal static IEnumerable<Guid> In(string? text) =>
        text is null ? [] : Mention().Matches(text).Select(m => Guid.Parse(m.Groups["id"].ValueSpan)).Distinct();

    [GeneratedRegex(@"@\[[^\]\r\n]{1,200}\]\(user:(?<id>[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mention();
}
