using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.History;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Imports.Work;

/// <summary>
/// Makes what an import has created findable by search: postings of many records at once in the order of their terms, which costs a fraction
/// of writing them with each record. What somebody has edited meanwhile has its postings already.
/// </summary>
internal sealed class ImportIndexer(CrmDbContext db, BulkRows bulk, RecordCatalog catalog, UnitOfWork unitOfWork)
{
    private const int AtOnce = 4000;

    /// <summary>The next portion, into the present commit; answers whether it was the last.</summary>
    public async Task<bool> Next(Import import, CancellationToken ct)
    {
        // Before the records are read: on SQLite nobody can then change them before their postings are in. Elsewhere the key of the postings tells.
        await unitOfWork.Begin(ct);
        var created = await Created(import.ChangeSetId!.Value, import.IndexedUpTo).Take(AtOnce).ToListAsync(ct);
        foreach (var group in created.GroupBy(c => c.RecordType, StringComparer.Ordinal))
        {
            if (catalog.Find(group.Key) is { } type)
            {
                var ids = group.Select(c => c.RecordId).ToList();
                var present = await db.Set<Posting>().AsNoTracking().Where(p => EF.Parameter(ids).Contains(p.RecordId)).Select(p => new { p.RecordId, p.Term }).ToListAsync(ct);
                var known = present.ToLookup(p => p.RecordId, p => p.Term);
                foreach (var record in await type.Accept(new Loader(db, ids, ct)))
                {
                    bulk.Add(RecordIndex.Found(type, record).Except(known[record.Id]).Select(term => new Posting { RecordType = type.Name, Term = term, RecordId = record.Id }));
                }
            }
        }

        var isLast = created.Count < AtOnce;
        import.CountIndexed(created.Count == 0 ? null : created[^1].RecordId, created.Count, isLast);
        return isLast;
    }

    private IQueryable<Change> Created(Guid changeSetId, Guid? after)
    {
        var changes = db.Set<Change>().AsNoTracking().Where(c => c.ChangeSetId == changeSetId && c.Operation == ChangeKind.Create);
        return (after is { } from ? changes.Where(c => c.RecordId > from) : changes).OrderBy(c => c.RecordId);
    }

    private sealed class Loader(CrmDbContext db, List<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<IReadOnlyList<Record>>>
    {
        public async Task<IReadOnlyList<Record>> Visit<T>(RecordType<T> type)
            where T : Record => await db.Set<T>().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id)).ToListAsync(ct);
    }
}
