using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records.Conditions;

/// <summary>What is asked of the records that a path leads to, and of those it comes from.</summary>
internal static class HopQueries
{
    /// <summary>The living records that the caller may see and for which the condition holds.</summary>
    public static IQueryable<Guid> Ids(this RecordType target, CrmDbContext db, Viewpoint viewpoint, Condition condition) =>
        target.Accept(new Finder(db, viewpoint, condition));

    /// <summary>The first of them; no more than so many.</summary>
    public static Task<List<Guid>> FirstIds(this RecordType target, CrmDbContext db, Viewpoint viewpoint, Condition condition, int most, CancellationToken ct) =>
        target.Accept(new First(db, viewpoint, condition, most, ct));

    /// <summary>How many records refer to one of these by the field, counted up to a limit.</summary>
    public static Task<int> CountReferring(this RecordType from, CrmDbContext db, Field reference, List<Guid> ids, int most, CancellationToken ct) =>
        from.Accept(new Counter(db, reference, ids, most, ct));

    private static IQueryable<T> Living<T>(RecordType<T> type, CrmDbContext db, Viewpoint viewpoint, Condition condition)
        where T : Record => db.Set<T>().AsNoTracking().Reach(viewpoint.User, type.ReadPermission)
            .Where(r => r.DeletionId == Guid.Empty).Where(new ConditionCompiler(db, viewpoint).Compile<T>(condition));

    private sealed class Finder(CrmDbContext db, Viewpoint viewpoint, Condition condition) : IRecordVisitor<IQueryable<Guid>>
    {
        public IQueryable<Guid> Visit<T>(RecordType<T> type)
            where T : Record => Living(type, db, viewpoint, condition).Select(r => r.Id);
    }

    private sealed class First(CrmDbContext db, Viewpoint viewpoint, Condition condition, int most, CancellationToken ct) : IRecordVisitor<Task<List<Guid>>>
    {
        // All living ones have the same deletion id: any order will do, and this one is that of every index.
        public Task<List<Guid>> Visit<T>(RecordType<T> type)
            where T : Record => Living(type, db, viewpoint, condition).OrderBy(r => r.DeletionId).Take(most).Select(r => r.Id).ToListAsync(ct);
    }

    private sealed class Counter(CrmDbContext db, Field reference, List<Guid> ids, int most, CancellationToken ct) : IRecordVisitor<Task<int>>
    {
        public Task<int> Visit<T>(RecordType<T> type)
            where T : Record
        {
            var column = reference.PropertyName;
            var targets = ids.ConvertAll(id => (Guid?)id);
            return db.Set<T>().Where(r => targets.Contains(EF.Property<Guid?>(r, column))).OrderBy(r => EF.Property<Guid?>(r, column)).Take(most).CountAsync(ct);
        }
    }
}
