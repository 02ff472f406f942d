using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Handover;

/// <summary>How many records of one type somebody owns.</summary>
/// <param name="Editable">Those that the caller may give to somebody else.</param>
public sealed record OwnedCount(string RecordType, long Count, long Editable);

/// <summary>Counts what somebody owns, of every record type that has owners.</summary>
internal sealed class OwnedCounts(CrmDbContext db, RecordCatalog catalog, ICurrentUser user)
{
    public async Task<IReadOnlyList<OwnedCount>> Of(Guid userId, CancellationToken ct)
    {
        var counts = new List<OwnedCount>();
        foreach (var type in catalog.All.Where(t => t.Find("ownerId") is not null))
        {
            counts.Add(await type.Accept(new Counting(db, user, userId, ct)));
        }

        return counts;
    }

    /// <summary>Work that was asked for in the user's name and is not done yet.</summary>
    public Task<long> PendingJobs(Guid userId, CancellationToken ct) => db.Set<Job>().LongCountAsync(j => j.ActorId == userId && j.FinishedAt == null, ct);

    private sealed class Counting(CrmDbContext db, ICurrentUser user, Guid userId, CancellationToken ct) : IRecordVisitor<Task<OwnedCount>>
    {
        public async Task<OwnedCount> Visit<T>(RecordType<T> type)
            where T : Record
        {
            var owned = db.Set<T>().AsNoTracking().Where(r => r.OwnerId == userId && r.DeletionId == Guid.Empty);
            return new OwnedCount(type.Name, await owned.LongCountAsync(ct), await owned.Reach(user, type.EditPermission).LongCountAsync(ct));
        }
    }
}
