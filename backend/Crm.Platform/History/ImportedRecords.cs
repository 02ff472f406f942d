using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.History;

/// <summary>When and by whom an import brought a record.</summary>
public sealed record ImportedRecord(DateTime At, Guid? ActorId, ChangeSource Source);

/// <summary>Tells from the history of a record whether an import brought it: listeners that pass over imports ask here.</summary>
public sealed class ImportedRecords(CrmDbContext db)
{
    public Task<ImportedRecord?> Find(Guid recordId, CancellationToken ct) => (
        from change in db.Set<Change>().AsNoTracking()
        where change.RecordId == recordId && change.Operation == ChangeKind.Create
        join slice in db.Set<ChangeSlice>() on change.SliceId equals slice.Id
        join set in db.Set<ChangeSet>() on change.ChangeSetId equals set.Id
        where set.Kind == ChangeKind.Import
        orderby change.Version
        select new ImportedRecord(slice.At, set.ActorId, set.Source)).FirstOrDefaultAsync(ct);
}
