using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Jobs;
using Crm.Platform.Mediation;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Platform.Imports.Work;

/// <summary>
/// Makes what an import has created findable by search: postings of many records at once in the order of their terms, which costs a fraction
/// of writing them with each record. While one portion is written, the next is read and cut into terms.
/// </summary>
internal sealed class ImportIndexer(CrmDbContext db, RecordIndex index, RecordCatalog catalog, UnitOfWork unitOfWork, IServiceScopeFactory scopes)
{
    /// <summary>The next portion, into the present commit; answers whether it was the last.</summary>
    public async Task<bool> Next(Import import, JobMemory memory, CancellationToken ct)
    {
        var reader = memory.Get<ImportIndexReader>() ?? memory.Keep(new ImportIndexReader(scopes, import.ChangeSetId!.Value));
        var portion = await reader.Next(import.IndexedUpTo);

        await Add(portion.Records, ct);
        import.CountIndexed(portion.Records.Count == 0 ? null : portion.Records[^1].Id, portion.Records.Count, portion.IsLast);
        return portion.IsLast;
    }

    /// <summary>What batches have just created, while the import goes on.</summary>
    public async Task Add(Import import, FreshTerms created, CancellationToken ct)
    {
        var records = await created.Take(areLast: import.ReadRows == import.TotalRows);
        await Add(records, ct);
        import.CountIndexedMeanwhile(records.Count);
    }

    private async Task Add(IReadOnlyList<IndexedRecord> records, CancellationToken ct)
    {
        // From here on nobody can change the records on SQLite before their postings are in. Elsewhere the key of their terms tells.
        await unitOfWork.Begin(ct);
        foreach (var group in records.GroupBy(r => r.RecordType, StringComparer.Ordinal))
        {
            if (catalog.Find(group.Key) is { } type)
            {
                await Add(type, [.. group], ct);
            }
        }
    }

    // What somebody has edited since it was read is read again; it may be found already.
    private async Task Add(RecordType type, List<IndexedRecord> read, CancellationToken ct)
    {
        var ids = read.ConvertAll(r => r.Id);
        var versions = await type.Accept(new Versions(db, ids, ct));
        var changed = read.Where(r => versions.TryGetValue(r.Id, out var version) && version != r.Version).Select(r => r.Id).ToList();
        var again = changed.Count == 0 ? [] : await type.Accept(new RecordsById(db, changed, ct));
        var told = await index.TermsOf(ids, ct);
        var terms = read.Where(r => versions.TryGetValue(r.Id, out var version) && version == r.Version).Select(r => (r.Id, r.Terms))
            .Concat(again.Select(r => (r.Id, (IReadOnlyCollection<string>)RecordIndex.Found(type, r))));
        foreach (var (id, found) in terms)
        {
            index.Tell(type, id, found, told.GetValueOrDefault(id));
        }
    }

    private sealed class Versions(CrmDbContext db, List<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<Dictionary<Guid, long>>>
    {
        public Task<Dictionary<Guid, long>> Visit<T>(RecordType<T> type)
            where T : Record => db.Set<T>().Where(r => EF.Parameter(ids).Contains(r.Id)).Select(r => new { r.Id, r.Version }).ToDictionaryAsync(r => r.Id, r => r.Version, ct);
    }
}

/// <summary>Records by their ids, as they stand.</summary>
internal sealed class RecordsById(CrmDbContext db, List<Guid> ids, CancellationToken ct) : IRecordVisitor<Task<IReadOnlyList<Record>>>
{
    public async Task<IReadOnlyList<Record>> Visit<T>(RecordType<T> type)
        where T : Record => await db.Set<T>().AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.Id)).ToListAsync(ct);
}
