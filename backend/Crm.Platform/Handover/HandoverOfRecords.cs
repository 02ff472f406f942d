using Crm.Kernel;
using Crm.Platform.Bulk;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Handover;

/// <summary>What became of one portion.</summary>
internal sealed record HandedOver(int Moved, IReadOnlyList<JobFailure> Failures);

/// <summary>Moves the next records of one type.</summary>
internal sealed class HandoverOfRecords(CrmDbContext db, RecordCatalog catalog, IServiceProvider services, BulkOperation operation, Guid jobId, CancellationToken ct)
    : IRecordVisitor<Task<HandedOver>>
{
    private const int AtOnce = 200;

    public async Task<HandedOver> Visit<T>(RecordType<T> type)
        where T : Record
    {
        // What was moved has another owner, and what could not be is among the failures: so the rest is what is left to do, also after a kill.
        var (order, job) = (HandoverOrder.Of(operation), jobId);
        var leaver = order.UserId;
        var records = await db.Set<T>().Where(r => r.OwnerId == leaver && !db.Set<JobFailure>().Any(f => f.JobId == job && f.RecordId == r.Id))
            .OrderBy(r => r.Id).Take(AtOnce).ToListAsync(ct);
        var heirs = order.HeirsOf(type.Name);
        var customers = heirs.Count > 1 ? await OwnersOfReferred(type, records, heirs) : [];
        var writer = services.GetRequiredService<RecordWriter<T>>();
        var failures = new List<JobFailure>();
        foreach (var record in records)
        {
            var values = new RecordValues { AreDerived = true };
            values.Set(type.Find("ownerId")!, customers.TryGetValue(record.Id, out var same) ? same : heirs.Count == 1 ? heirs[0] : operation.NextOwner(heirs));
            try
            {
                if (await writer.TryUpdate(record, values, ct) is { } refusal)
                {
                    failures.Add(JobFailure.Of(jobId, type.Name, record.Id, refusal));
                }
            }
            catch (CrmException e)
            {
                failures.Add(JobFailure.Of(jobId, type.Name, record.Id, e));
            }
        }

        return new HandedOver(records.Count - failures.Count, failures);
    }

    /// <summary>For each record, the heir who has got already what it refers to: contacts go where their account went.</summary>
    private async Task<Dictionary<Guid, Guid>> OwnersOfReferred<T>(RecordType<T> type, IReadOnlyList<T> records, IReadOnlyList<Guid> heirs)
        where T : Record
    {
        var found = new Dictionary<Guid, Guid>();
        foreach (var field in type.DeclaredReferences.Where(f => f.ReferenceTo != type.Name))
        {
            var referred = records.Where(r => !found.ContainsKey(r.Id) && field.Get(r) is Guid).ToLookup(r => (Guid)field.Get(r)!, r => r.Id);
            if (referred.Count == 0)
            {
                continue;
            }

            foreach (var (target, owner) in await catalog.Find(field.ReferenceTo!)!.Accept(new Owners(db, [.. referred.Select(g => g.Key)], ct)))
            {
                foreach (var id in owner is { } heir && heirs.Contains(heir) ? referred[target] : [])
                {
                    found[id] = owner!.Value;
                }
            }
        }

        return found;
    }

    private sealed class Owners(CrmDbContext db, IReadOnlyList<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<Dictionary<Guid, Guid?>>>
    {
        public Task<Dictionary<Guid, Guid?>> Visit<T>(RecordType<T> type)
            where T : Record => db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.OwnerId }).ToDictionaryAsync(r => r.Id, r => r.OwnerId, ct);
    }
}
