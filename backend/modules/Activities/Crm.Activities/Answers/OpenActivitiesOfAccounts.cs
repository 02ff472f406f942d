using Crm.Activities.Domain;
using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Activities.Answers;

/// <summary>How many open activities accounts have, of those that the caller may see.</summary>
internal sealed class OpenActivitiesOfAccounts(ActivitiesDb db, ICurrentUser user) : IRecordTotals
{
    public string Name => "openActivities";

    public string RecordType => "account";

    public async Task<IReadOnlyDictionary<Guid, long>> Of(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Select(id => (Guid?)id).ToList();
        return await db.Activities.AsNoTracking().Reach(user, "activities.read")
            .Where(a => EF.Parameter(wanted).Contains(a.AccountId) && a.DeletionId == Guid.Empty && a.Status == ActivityStatus.Open)
            .GroupBy(a => a.AccountId!.Value).Select(g => new { g.Key, Count = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }
}
