using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Notifications;
using Crm.Platform.Records;
using Crm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Follows;

/// <summary>Tells those who follow a record that somebody else has changed it, as long as they may still see it.</summary>
internal sealed class TellFollowers(
    CrmDbContext db, RecordScopes scopes, RecordCatalog catalog, ReferenceLabels labels, ICallerSource callers, INotifier notifier, TimeProvider clock) : IChangeListener
{
    public static readonly NotificationKind FollowedChanged = new("followedChanged");

    // Of what was done long ago nobody wants to be told.
    private static readonly TimeSpan News = TimeSpan.FromDays(2);

    public string Name => "platform.follows";

    /// <summary>Nobody follows what is only just created, and an import creates very much.</summary>
    public IReadOnlyCollection<string> PassesOverImportsOf => [.. catalog.All.Select(t => t.Name)];

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - News;
        var fresh = changes.Where(c => c.At > since && c.Operation != ChangeKind.Create).ToList();
        var ids = fresh.Select(c => c.RecordId).Distinct().ToList();
        var follows = new List<Follow>();
        foreach (var some in ids.Chunk(1000))
        {
            follows.AddRange(await db.Set<Follow>().AsNoTracking().Where(f => some.Contains(f.RecordId)).ToListAsync(ct));
        }

        var notices = new List<Notice>();
        foreach (var byUser in follows.GroupBy(f => f.UserId))
        {
            if (await callers.Find(byUser.Key, ChangeSource.System, ct) is not { } caller)
            {
                continue;
            }

            var visible = await Visible(caller, byUser, ct);
            notices.AddRange(fresh.Where(c => visible.Contains(c.RecordId) && c.ActorId != byUser.Key).GroupBy(c => (c.RecordType, c.RecordId)).Select(g => Tell(byUser.Key, g.Last(), g.Count())));
        }

        if (notices.Count > 0)
        {
            var names = await labels.Fetch(notices.Select(n => n.Params["actorId"]).OfType<Guid>().Select(id => ("user", id)), ct);
            await notifier.Notify([.. notices.Select(n => n with { Params = With(n.Params, names) })], ct);
        }
    }

    private async Task<HashSet<Guid>> Visible(Caller caller, IEnumerable<Follow> follows, CancellationToken ct)
    {
        var user = new CurrentUser();
        user.Become(caller);
        var visible = new HashSet<Guid>();
        foreach (var byType in follows.GroupBy(f => f.RecordType, StringComparer.Ordinal))
        {
            if (catalog.Find(byType.Key) is { } type)
            {
                var known = await scopes.Of(byType.Key, [.. byType.Select(f => f.RecordId)], ct);
                visible.UnionWith(known.Values.Where(s => user.Reaches(type.ReadPermission, s.OwnerId, s.TeamId)).Select(s => s.Id));
            }
        }

        return visible;
    }

    private static Notice Tell(Guid userId, HeardChange change, int count) => new(userId, FollowedChanged.Name, new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["actorId"] = change.ActorId, ["operation"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(change.Operation.ToString()),
    })
    {
        RecordType = change.RecordType, RecordId = change.RecordId, Count = count, GroupKey = $"follow:{change.RecordId:N}",
    };

    private static Dictionary<string, object?> With(IReadOnlyDictionary<string, object?> parameters, Labels names) =>
        new(parameters, StringComparer.Ordinal) { ["actorName"] = names.Of("user", parameters["actorId"] as Guid?) };
}
