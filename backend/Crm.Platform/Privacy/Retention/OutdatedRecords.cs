using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Crm.Platform.Records.Conditions;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Privacy.Retention;

/// <summary>Which records a rule is about now, those that nobody has touched for longest first.</summary>
internal sealed class OutdatedRecords(CrmDbContext db, RecordCatalog catalog, Viewpoint viewpoint, TimeProvider clock)
{
    public Task<(long Count, IReadOnlyList<Record> First)> Find(RetentionRule rule, int most, bool count, CancellationToken ct)
    {
        var type = catalog.Find(rule.RecordType) ?? throw new InvalidInputException("recordType", $"There is no record type {rule.RecordType}.");
        return type.Accept(new Finding(db, viewpoint, rule, clock.GetUtcNow().UtcDateTime.AddMonths(-rule.Months), most, count, ct));
    }

    private sealed class Finding(CrmDbContext db, Viewpoint viewpoint, RetentionRule rule, DateTime before, int most, bool count, CancellationToken ct)
        : IRecordVisitor<Task<(long Count, IReadOnlyList<Record> First)>>
    {
        public async Task<(long Count, IReadOnlyList<Record> First)> Visit<T>(RecordType<T> type)
            where T : Record
        {
            var outdated = db.Set<T>().Where(r => r.DeletionId == Guid.Empty && r.UpdatedAt < before);
            if (rule.Condition(type) is { } condition)
            {
                outdated = outdated.Where(await ConditionCompiler.Compile<T>(db, viewpoint, condition, ct));
            }

            return (count ? await outdated.LongCountAsync(ct) : 0, await outdated.OrderBy(r => r.UpdatedAt).ThenBy(r => r.Id).Take(most).ToListAsync(ct));
        }
    }
}
