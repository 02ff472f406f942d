using Crm.Activities.Domain;
using Crm.Activities.Promises;
using Crm.Platform.History;
using Crm.Platform.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Reactions;

/// <summary>Marks promises that contradict each other, so that lists can be filtered by it, and tells those who gave them.</summary>
internal sealed class MarkContradictions(ActivitiesDb db, INotifier notifier) : IChangeListener
{
    private static readonly string[] Matters = ["what", "state", "promisedBy", "promisedById", "contactId", "accountId", "amount", "subjectKey", "due", "validFrom", "validUntil"];

    public string Name => "activities.contradictions";

    public IReadOnlyCollection<string> RecordTypes => ["promise"];

    public async Task Hear(IReadOnlyList<HeardChange> changes, CancellationToken ct)
    {
        var touched = changes.Where(c => c.Operation is not ChangeKind.Edit || Array.Exists(Matters, c.Touches)).ToList();
        if (touched.Count == 0)
        {
            return;
        }

        // Also the customer that a promise has left: who contradicted it there does so no more.
        var ids = touched.Select(c => c.RecordId).Distinct().ToList();
        var now = await db.Promises.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.AccountId, p.ContactId }).ToListAsync(ct);
        var accounts = now.Where(p => p.AccountId is not null).Select(p => p.AccountId!.Value).Concat(Before(touched, "accountId")).Distinct().ToList();
        var contacts = now.Where(p => p.AccountId is null && p.ContactId is not null).Select(p => p.ContactId!.Value).Concat(Before(touched, "contactId")).Distinct().ToList();
        List<Promise> affected =
        [
            .. await db.Promises.Where(p => ids.Contains(p.Id)).ToListAsync(ct),
            .. await Live().Where(p => accounts.Contains(p.AccountId!.Value)).ToListAsync(ct),
            .. await Live().Where(p => contacts.Contains(p.ContactId!.Value)).ToListAsync(ct),
        ];
        affected = [.. affected.Distinct()];
        var contradicted = Contradictions.Among(affected).SelectMany(g => g).Select(p => p.Id).ToHashSet();
        var news = affected.Where(p => p.Mark(contradicted.Contains(p.Id))).ToList();
        await notifier.Notify([.. news.Where(p => p.OwnerId is not null).Select(Tell)], ct);
    }

    // What is settled contradicts nothing, but may still be marked.
    private IQueryable<Promise> Live() =>
        db.Promises.Where(p => p.DeletionId == Guid.Empty && (p.State == PromiseState.Proposed || p.State == PromiseState.Confirmed || p.Contradicted == true));

    private static Notice Tell(Promise promise) => new(promise.OwnerId!.Value, PromiseNotices.Contradicted.Name, new Dictionary<string, object?>(StringComparer.Ordinal))
    {
        RecordType = "promise", RecordId = promise.Id,
    };

    private static IEnumerable<Guid> Before(IEnumerable<HeardChange> changes, string field) =>
        changes.Select(c => c.Old(field)).Where(v => v?.ValueKind == System.Text.Json.JsonValueKind.String).Select(v => v!.Value.GetGuid());
}
