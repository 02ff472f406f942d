using Crm.Activities.Domain;
using Crm.Activities.Promises;
using Crm.Activities.Promises.Rules;
using Crm.Platform.History;
using Crm.Platform.Records.Conditions;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Reactions;

/// <summary>Proposes the promises that stand in notes, mails, calls and meetings; each sentence once, however often the text is changed.</summary>
internal sealed class ProposePromises(ActivitiesDb db, Viewpoint viewpoint, TimeProvider clock) : IChangeListener
{
    // What was promised in an old mail that somebody imports is history.
    private static readonly TimeSpan News = TimeSpan.FromDays(30);

    public string Name => "activities.promises";

    public IReadOnlyCollection<string> RecordTypes => ["activity"];

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var ids = changes.Where(c => c.SetKind != ChangeKind.Undo && c.New("body") is not null).Select(c => c.RecordId).Distinct().ToList();
        if (ids.Count == 0)
        {
            return;
        }

        var since = clock.GetUtcNow().UtcDateTime - News;
        var activities = await db.Activities.AsNoTracking()
            .Where(a => ids.Contains(a.Id) && a.DeletionId == Guid.Empty && !a.IsAutomatic && a.Kind != ActivityKind.Task && a.At > since).ToListAsync(ct);
        var known = (await db.Promises.Where(p => ids.Contains(p.EvidenceActivityId!.Value)).ToListAsync(ct)).ToLookup(p => p.EvidenceActivityId!.Value);
        foreach (var activity in activities)
        {
            Propose(activity, [.. known[activity.Id]]);
        }
    }

    private void Propose(Activity activity, List<Promise> known)
    {
        var zone = activity.TimeZone is { } name && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var own) ? own : viewpoint.Zone();
        var found = PromiseRules.Find(activity.Body ?? "", language: null, new DateTimeOffset(activity.At, TimeSpan.Zero), zone, PromiseVoices.Of(activity));
        foreach (var promise in found.Where(f => !known.Exists(k => k.Evidence == f.Sentence)).DistinctBy(f => f.Sentence, StringComparer.Ordinal))
        {
            db.Promises.Add(Promise.Propose(promise, activity.Id, activity.ContactId, activity.AccountId, activity.OwnerId, activity.TeamId, activity.At));
        }

        foreach (var gone in known.Where(k => k.State == PromiseState.Proposed && !found.Any(f => f.Sentence == k.Evidence)))
        {
            gone.Lapse();
        }
    }
}
