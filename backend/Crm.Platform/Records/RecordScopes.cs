using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Record = Crm.Kernel.Record;

namespace Crm.Platform.Records;

/// <summary>Who owns a record, and whether it lives: for projections, which follow records of every type and ask nobody's rights.</summary>
public sealed record RecordScope(Guid Id, Guid? OwnerId, Guid? TeamId, bool IsDeleted);

/// <summary>Reads the scopes of records in one query for each type.</summary>
public sealed class RecordScopes(CrmDbContext db, RecordCatalog catalog)
{
    /// <summary>The scopes of those that there are; of an unknown type none.</summary>
    public async Task<IReadOnlyDictionary<Guid, RecordScope>> Of(string recordType, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        catalog.Find(recordType) is { } type && ids.Count > 0 ? await type.Accept(new Reading(db, ids, ct)) : new Dictionary<Guid, RecordScope>();

    /// <summary>Whether the caller may see this record; one in the bin is not there.</summary>
    public async Task<bool> IsVisible(string recordType, Guid id, Kernel.ICurrentUser user, CancellationToken ct) =>
        catalog.Find(recordType) is { } type && await type.Visible(db, user, id, ct) is { IsDeleted: false };

    private sealed class Reading(CrmDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<IReadOnlyDictionary<Guid, RecordScope>>>
    {
        public async Task<IReadOnlyDictionary<Guid, RecordScope>> Visit<T>(RecordType<T> type)
            where T : Record =>
            await db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id))
                .Select(r => new RecordScope(r.Id, r.OwnerId, r.TeamId, r.DeletionId != Guid.Empty)).ToDictionaryAsync(r => r.Id, ct);
    }
}
