using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Crm.Platform.CustomFields;

/// <summary>Computes formulas for the records that are there, portion by portion. A derived value is no edit: it leaves no history and no version.</summary>
[JobKind(Kind, ChangeSource.System)]
internal sealed class RecomputeFormulas(
    CrmDbContext db, RecordCatalog records, CustomFieldCatalog catalog, BulkRows bulk, UnitOfWork unitOfWork, IOptions<CustomFieldOptions> options, TimeProvider clock)
    : IJobHandler
{
    public const string Kind = "customFieldRecompute";

    public async Task<bool> Step(Job job, JobMemory memory, CancellationToken ct)
    {
        var definition = await db.Set<CustomField>().AsNoTracking().SingleAsync(f => f.Id == job.SubjectId, ct);
        var type = records.Find(definition.RecordType) ?? throw new InvalidOperationException($"There is no record type {definition.RecordType} any more.");
        if (definition.RecomputedUpTo is null)
        {
            await WaitForOthers(definition, ct);
            job.Total = await type.Count(db, ct);
            job.Done = 0;
        }

        await catalog.Refresh(ct);
        await unitOfWork.Begin(ct);
        var (count, last) = await type.Recompute(db, bulk, definition.RecomputedUpTo, ct);
        job.Done += count;
        await Remember(definition.Id, last, ct);
        return last is not null;
    }

    public Task Ended(Job job, CancellationToken ct) => Remember(job.SubjectId, last: null, ct);

    // Past the change tracker: how far the work has come is no change of the definition.
    private Task Remember(Guid id, Guid? last, CancellationToken ct) =>
        db.Set<CustomField>().Where(f => f.Id == id).ExecuteUpdateAsync(u => u.SetProperty(f => f.RecomputedUpTo, last), ct);

    // An instance that has not heard of the new formula yet would write the old result behind this job's back.
    private async Task WaitForOthers(CustomField definition, CancellationToken ct)
    {
        var wait = definition.UpdatedAt + (2 * options.Value.Poll) - clock.GetUtcNow().UtcDateTime;
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, ct);
        }
    }
}

/// <summary>One portion of records of one type.</summary>
internal static class FormulaPortion
{
    private const int Size = 500;

    /// <summary>Answers how many records it has been through, and the last one where there are more.</summary>
    public static async Task<(int Count, Guid? Last)> Run<T>(RecordType type, CrmDbContext db, BulkRows bulk, Guid? after, CancellationToken ct)
        where T : Record
    {
        var formulas = type.Formulas.ToList();
        var from = after ?? Guid.Empty;
        var records = await db.Set<T>().AsNoTracking().Where(r => r.Id > from).OrderBy(r => r.Id).Take(Size).ToListAsync(ct);
        var ids = records.ConvertAll(r => r.Id);
        var names = formulas.ConvertAll(f => f.IndexName);
        var present = (await db.Set<FieldValue>().Where(v => ids.Contains(v.RecordId) && names.Contains(v.Field)).ToListAsync(ct)).ToLookup(v => v.RecordId);
        foreach (var record in records)
        {
            var (id, version, before) = (record.Id, record.Version, record.Custom);
            type.Derive(record);
            var computed = record.Custom;
            if (!computed.Equals(before)
                && await db.Set<T>().Where(r => r.Id == id && r.Version == version).ExecuteUpdateAsync(u => u.SetProperty(r => r.Custom, computed), ct) == 0)
            {
                continue; // Somebody has just saved it, and computed it then.
            }

            // Always compared, so that a portion which was cut off between the two is mended by doing it again.
            var wanted = formulas.SelectMany(f => IndexEntry.Of(f.Kind, f.Get(record)).Select(e => (Field: f.IndexName, KeyText: e.Entry.Key, e.Entry.Num))).ToHashSet();
            db.RemoveRange(present[id].Where(row => !wanted.Remove((row.Field, row.KeyText, row.Num))));
            bulk.Add(wanted.Select(w => new FieldValue { Field = w.Field, KeyText = w.KeyText, Num = w.Num, RecordId = id }));
        }

        return (records.Count, records.Count == Size ? ids[^1] : null);
    }
}
