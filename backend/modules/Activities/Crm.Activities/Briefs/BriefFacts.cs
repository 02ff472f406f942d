using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Briefs;

/// <summary>What is known of a customer, of which only what the caller may see; each list is bounded, however long the history is.</summary>
internal sealed class BriefFacts(ActivitiesDb db, ICurrentUser user)
{
    private const int MostOpen = 15;
    private const int MostMessages = 5;
    private const int MostPromises = 200;
    private const int HistoryLines = 10;

    public IReadOnlyList<Activity> Last { get; private set; } = [];

    public IReadOnlyList<Activity> Open { get; private set; } = [];

    public IReadOnlyList<Activity> Messages { get; private set; } = [];

    /// <summary>Those that count: neither dismissed nor deleted, the newest first.</summary>
    public IReadOnlyList<Promise> Promises { get; private set; } = [];

    public async Task Load(string recordType, Guid id, DateTime now, CancellationToken ct)
    {
        var activities = db.Activities.AsNoTracking().Reach(user, "activities.read").Where(a => a.DeletionId == Guid.Empty);
        activities = recordType == "account" ? activities.Where(a => a.AccountId == id) : activities.Where(a => a.ContactId == id);
        var newest = activities.Where(a => a.At <= now).OrderByDescending(a => a.At).ThenByDescending(a => a.Id);
        Last = await newest.Where(a => a.Status == ActivityStatus.Done).Take(HistoryLines).ToListAsync(ct);
        Messages = await newest.Where(a => a.Kind == ActivityKind.Email).Take(MostMessages).ToListAsync(ct);
        Open = await activities.Where(a => a.Status == ActivityStatus.Open).OrderBy(a => a.At).ThenBy(a => a.Id).Take(MostOpen).ToListAsync(ct);
        var promises = db.Promises.AsNoTracking().Reach(user, "promises.read").Where(p => p.DeletionId == Guid.Empty && p.State != PromiseState.Dismissed);
        promises = recordType == "account" ? promises.Where(p => p.AccountId == id) : promises.Where(p => p.ContactId == id);
        Promises = await promises.OrderByDescending(p => p.EvidenceAt).ThenByDescending(p => p.Id).Take(MostPromises).ToListAsync(ct);
    }
}
