using System.Text.Json;
using Crm.Activities.Domain;
using Crm.Activities.Records;
using Crm.Contacts.Contracts;
using Crm.Kernel;
using Crm.Opportunities.Contracts;
using Crm.Platform.Files;
using Crm.Platform.History;
using Crm.Platform.Records;
using Crm.Platform.Records.Merging;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Timeline;

/// <summary>
/// Keeps timelines in step with what is committed: what a source says of a record now, and what befell a person or an organisation itself:
/// that it was created, merged, given to somebody, brought to another stage.
/// </summary>
internal sealed class FollowChanges(
    ActivitiesDb db, ITimeline timeline, IEnumerable<ITimelineSource> sources, RecordScopes scopes, RecordCatalog catalog, MergedRecords merged, FileNames files, IMediator mediator) : IChangeListener
{
    public const string ListenerName = "activities.timeline";

    /// <summary>The types that have a timeline.</summary>
    public static readonly IReadOnlyList<string> Subjects = ["contact", "account", "lead", "opportunity"];

    /// <summary>The kind of the happening that there is a record now.</summary>
    public const string Created = "created";

    public string Name => ListenerName;

    /// <summary>That an import brought a record is read from its history.</summary>
    public IReadOnlyCollection<string> PassesOverImportsOf => Subjects;

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var moved = await OfConverted([.. changes.Where(c => c.RecordType == "lead" && c.Touches("contactId")).Select(c => c.RecordId).Distinct()], ct);
        foreach (var source in sources)
        {
            var ids = changes.Where(c => c.RecordType == source.RecordType).Select(c => c.RecordId).Concat(source.RecordType == "activity" ? moved : []).Distinct().ToList();
            if (ids.Count > 0)
            {
                await timeline.Remove(source.RecordType, ids, ct);
                await timeline.Write(await source.Of(ids, ct), ct);
            }
        }

        foreach (var recordType in Subjects)
        {
            await HearOfSubjects(recordType, [.. changes.Where(c => c.RecordType == recordType)], ct);
        }
    }

    // A conversion puts what was done with the lead on further timelines, and its undo takes it from there.
    private async Task<List<Guid>> OfConverted(List<Guid> leads, CancellationToken ct)
    {
        var activities = new List<Guid>();
        foreach (var some in leads.Chunk(500))
        {
            activities.AddRange(await db.Activities.Where(a => a.LeadId != null && some.Contains(a.LeadId.Value)).Select(a => a.Id).ToListAsync(ct));
        }

        return activities;
    }

    private async Task HearOfSubjects(string recordType, List<HeardChange> changes, CancellationToken ct)
    {
        var telling = changes.FindAll(c => c.Operation is ChangeKind.Create or ChangeKind.Restore || (c.SetKind == ChangeKind.Merge && c.Operation == ChangeKind.Delete)
            || (c.Operation == ChangeKind.Edit && (c.New("ownerId") is not null || c.New("lifecycleStage") is not null || IsStatusOfLead(c) || IsMoveOfDeal(c))));
        if (telling.Count == 0)
        {
            return;
        }

        var ids = telling.Select(c => c.RecordId).Distinct().ToList();
        var survivors = await merged.Survivors(ids, ct);
        var known = await scopes.Of(recordType, [.. ids.Concat(survivors.Values).Distinct()], ct);
        var accounts = recordType == "contact" ? await mediator.Send(new AccountsOfContacts(ids), ct) : new Dictionary<Guid, Guid>();
        await TakeBack(recordType, [.. telling.Where(c => c.Operation == ChangeKind.Restore && !survivors.ContainsKey(c.RecordId)).Select(c => c.RecordId).Distinct()], ct);
        var moved = telling.Where(c => c.Operation is ChangeKind.Restore or ChangeKind.Delete || c.New("ownerId") is not null).Select(c => survivors.GetValueOrDefault(c.RecordId, c.RecordId));
        await Rescope(recordType, [.. moved.Distinct().Where(known.ContainsKey).Select(id => known[id])], ct);
        var deals = recordType == "opportunity" ? await mediator.Send(new PartiesOfDeals(ids), ct) : new Dictionary<Guid, DealParties>();
        var permission = catalog.Find(recordType)!.ReadPermission;
        await timeline.Write([.. telling.SelectMany(c => Tell(c)).Where(h => h.About.Count > 0)], ct);

        Guid? AccountOf(HeardChange change) => recordType != "contact" ? null
            : change.Operation == ChangeKind.Create ? AccountAtCreation(change)
            : accounts.TryGetValue(change.RecordId, out var present) ? present : null;

        IEnumerable<Happening> Tell(HeardChange change)
        {
            var id = survivors.GetValueOrDefault(change.RecordId, change.RecordId);
            if (!known.TryGetValue(id, out var scope) || (change.Operation == ChangeKind.Delete && !survivors.ContainsKey(change.RecordId)))
            {
                yield break; // A merge that was undone meanwhile is told by nobody.
            }

            List<Subject> about = [new(recordType, id)];
            if (change.SetKind != ChangeKind.Import && AccountOf(change) is { } account)
            {
                about.Add(new("account", account)); // An import of a hundred people is not a hundred lines on the timeline of their company.
            }

            if (change.SetKind != ChangeKind.Import && deals.TryGetValue(change.RecordId, out var parties))
            {
                about.AddRange(With(parties));
            }

            foreach (var (kind, facts) in Kinds(change))
            {
                yield return new Happening(Guid.CreateVersion7(), kind, change.At, recordType, change.RecordId, about)
                {
                    ActorId = change.ActorId, Permission = permission, OwnerId = scope.OwnerId, TeamId = scope.TeamId, Facts = facts,
                };
            }
        }
    }

    // Who is created tells where; later the account of the day counts.
    private static Guid? AccountAtCreation(HeardChange change) => change.New("accountId") is { ValueKind: JsonValueKind.String } id ? id.GetGuid() : null;

    // Who comes back after a merge has their own timeline again: what they are the source of, and their files, wherever the merge has put them. The rest follows what is undone with it.
    private async Task TakeBack(string recordType, IReadOnlyList<Guid> restored, CancellationToken ct)
    {
        foreach (var ids in restored.Chunk(500))
        {
            var own = db.Timeline.Where(e => ids.Contains(e.SourceId) && e.SourceType == recordType);
            await own.Where(e => e.Kind == "merged").ExecuteDeleteAsync(ct);
            await own.Where(e => e.RecordType == recordType).ExecuteUpdateAsync(u => u.SetProperty(e => e.RecordId, e => e.SourceId), ct);
            await own.Where(e => e.SubjectType == recordType).ExecuteUpdateAsync(u => u.SetProperty(e => e.SubjectId, e => e.SourceId), ct);
            foreach (var hanging in await files.On(recordType, ids, ct))
            {
                var rows = db.Timeline.Where(e => hanging.Contains(e.SourceId) && e.SourceType == "file");
                await rows.Where(e => e.RecordType == recordType).ExecuteUpdateAsync(u => u.SetProperty(e => e.RecordId, hanging.Key), ct);
                await rows.Where(e => e.SubjectType == recordType).ExecuteUpdateAsync(u => u.SetProperty(e => e.SubjectId, hanging.Key), ct);
            }
        }
    }

    private static IEnumerable<Subject> With(DealParties parties) =>
        new (string Type, Guid? Id)[] { ("account", parties.AccountId), ("contact", parties.ContactId) }.Where(s => s.Id is not null).Select(s => new Subject(s.Type, s.Id!.Value));

    private static bool IsMoveOfDeal(HeardChange change) => change.RecordType == "opportunity" && change.New("stageId") is not null;

    private static bool IsStatusOfLead(HeardChange change) => change.RecordType == "lead" && change.New("status") is not null;

    private static IEnumerable<(string Kind, Dictionary<string, object?> Facts)> Kinds(HeardChange change)
    {
        if (change.Operation == ChangeKind.Create)
        {
            yield return (Created, CreatedBy(change.Source));
        }
        else if (change.Operation == ChangeKind.Delete)
        {
            yield return ("merged", Facts(("recordId", change.RecordId)));
        }
        else if (change.Operation == ChangeKind.Edit)
        {
            if (change.New("ownerId") is { } owner)
            {
                yield return ("ownerChanged", Facts(("from", change.Old("ownerId")), ("to", owner)));
            }

            if (change.New("lifecycleStage") is { } stage)
            {
                yield return ("stageChanged", Facts(("from", change.Old("lifecycleStage")), ("to", stage)));
            }

            if (IsMoveOfDeal(change))
            {
                yield return (change.New("status")?.ToString() switch { "won" => "dealWon", "lost" => "dealLost", _ => "dealMoved" }, Facts(("from", change.Old("stageId")), ("to", change.New("stageId"))));
            }

            if (IsStatusOfLead(change))
            {
                yield return ("statusChanged", Facts(("from", change.Old("status")), ("to", change.New("status"))));
            }
        }
    }

    // What a record itself tells follows its owner, also what records told that live on in it.
    private async Task Rescope(string recordType, IReadOnlyList<RecordScope> moved, CancellationToken ct)
    {
        var into = (await merged.Into([.. moved.Select(s => s.Id)], ct)).ToLookup(m => m.Value, m => m.Key);
        foreach (var group in moved.GroupBy(s => (s.OwnerId, s.TeamId)))
        {
            var (owner, team) = group.Key;
            foreach (var ids in group.SelectMany(s => into[s.Id].Prepend(s.Id)).Chunk(500))
            {
                await db.Timeline.Where(e => ids.Contains(e.SourceId) && e.SourceType == recordType)
                    .ExecuteUpdateAsync(u => u.SetProperty(e => e.OwnerId, owner).SetProperty(e => e.TeamId, team), ct);
            }
        }
    }

    internal static Dictionary<string, object?> CreatedBy(ChangeSource source) => Facts(("source", source));

    private static Dictionary<string, object?> Facts(params (string Name, object? Value)[] facts) => facts.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
