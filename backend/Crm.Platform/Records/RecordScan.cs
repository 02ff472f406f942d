using System.Runtime.CompilerServices;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records.Conditions;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>What a scan tells of a record.</summary>
public sealed record ScannedRecord(Guid Id, Guid? OwnerId, Guid? TeamId, DateTime CreatedAt);

/// <summary>Walks through all living records of a type that meet a condition, whoever owns them; for work that looks at everything, such as a daily count.</summary>
public sealed class RecordScan(CrmDbContext db, RecordCatalog catalog, Viewpoint viewpoint)
{
    private const int AtOnce = 1000;

    public IAsyncEnumerable<IReadOnlyList<ScannedRecord>> Read(string recordType, Condition? where, CancellationToken ct) =>
        catalog.Find(recordType)!.Accept(new Walk(db, viewpoint, where, ct));

    private sealed class Walk(CrmDbContext db, Viewpoint viewpoint, Condition? where, CancellationToken ct) : IRecordVisitor<IAsyncEnumerable<IReadOnlyList<ScannedRecord>>>
    {
        public IAsyncEnumerable<IReadOnlyList<ScannedRecord>> Visit<T>(RecordType<T> type)
            where T : Record => Pages<T>(ct);

        private async IAsyncEnumerable<IReadOnlyList<ScannedRecord>> Pages<T>([EnumeratorCancellation] CancellationToken token)
            where T : Record
        {
            var records = db.Set<T>().AsNoTracking().Where(r => r.DeletionId == Guid.Empty);
            records = where is null ? records : records.Where(await ConditionCompiler.Compile<T>(db, viewpoint, where, token));
            var after = Guid.Empty;
            while (true)
            {
                var from = after;
                var page = await records.Where(r => r.Id > from).OrderBy(r => r.Id).Take(AtOnce).Select(r => new ScannedRecord(r.Id, r.OwnerId, r.TeamId, r.CreatedAt)).ToListAsync(token);
                if (page.Count == 0)
                {
                    yield break;
                }

                yield return page;
                after = page[^1].Id;
            }
        }
    }
}
