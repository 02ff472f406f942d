using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Bulk;

/// <summary>Acts on some records of one type, each as if it were the only one.</summary>
internal interface IBulkWorker
{
    string RecordType { get; }

    Task<BulkOutcome> Work(BulkOperation operation, BulkChanges? changes, Guid jobId, IReadOnlyList<Guid> ids, CancellationToken ct);
}

/// <summary>What became of one portion.</summary>
internal sealed record BulkOutcome(int Changed, int Unchanged, IReadOnlyList<JobFailure> Failures);

internal sealed class BulkWorker<T>(CrmDbContext db, RecordCatalog catalog, RecordWriter<T> writer, ICurrentUser user) : IBulkWorker
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public string RecordType => type.Name;

    public async Task<BulkOutcome> Work(BulkOperation operation, BulkChanges? changes, Guid jobId, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var records = await db.Set<T>().Reach(user, type.ReadPermission).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        var changed = 0;
        var failures = new List<JobFailure>();
        foreach (var id in ids)
        {
            try
            {
                changed += await Act(operation, changes, records.GetValueOrDefault(id) ?? throw new NotFoundException(type.Name), ct) ? 1 : 0;
            }
            catch (CrmException e)
            {
                failures.Add(JobFailure.Of(jobId, type.Name, id, e));
            }
        }

        return new BulkOutcome(changed, ids.Count - changed - failures.Count, failures);
    }

    /// <summary>Answers whether anything changed.</summary>
    private async Task<bool> Act(BulkOperation operation, BulkChanges? changes, T record, CancellationToken ct)
    {
        switch (operation.Action)
        {
            case BulkAction.Delete:
                return writer.TryDelete(record);
            case BulkAction.Restore:
                return writer.TryRestore(record);
            default:
                writer.GuardEdit(record);
                changes ??= BulkChanges.To(type, operation.NextOwner());
                var values = changes.For(record);
                if (values.All.Count == 0)
                {
                    return false;
                }

                return await writer.TryUpdate(record, values, ct) is { } refusal ? throw refusal : true;
        }
    }
}
