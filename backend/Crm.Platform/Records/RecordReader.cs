using System.Globalization;
using System.Linq.Expressions;
using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records.Conditions;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>What a list is asked for, read and checked.</summary>
public sealed record ListQuery(
    string? Search, Condition? Where, SortKey Sort, bool Descending, int Limit, string? Cursor, bool Count, bool Deleted)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    /// <summary>The sort as the address says it; cursors are tied to it.</summary>
    public string SortText => (Descending ? "-" : "") + Sort.Name;
}

/// <summary>Reads records of one type within what the caller may see.</summary>
internal sealed class RecordReader<T>(CrmDbContext db, RecordCatalog catalog, ICurrentUser user, SearchConditions search, Viewpoint viewpoint)
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<T> Get(Guid id, CancellationToken ct) =>
        await db.Set<T>().AsNoTracking().Reach(user, type.ReadPermission).FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFoundException(type.Name);

    public async Task<Page<T>> List(ListQuery query, CancellationToken ct)
    {
        var matching = await Matching(query, ct);
        var total = query.Count ? await matching.LongCountAsync(ct) : (long?)null;
        var rows = await Ordered(matching, query).Take(query.Limit + 1).ToListAsync(ct);
        if (rows.Count <= query.Limit)
        {
            return new Page<T>([.. rows.Select(r => r.Record)], NextCursor: null, total);
        }

        var last = rows[query.Limit - 1];
        return new Page<T>([.. rows.Take(query.Limit).Select(r => r.Record)], new Cursor(query.SortText, last.Key, last.Record.Id).Encode(), total);
    }

    /// <summary>All that match, page by page, so that an export of any size holds one page in memory.</summary>
    public async IAsyncEnumerable<IReadOnlyList<T>> Pages(ListQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        string? cursor = null;
        do
        {
            var page = await List(query with { Limit = 1000, Count = false, Cursor = cursor }, ct);
            yield return page.Items;
            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    internal async Task<IQueryable<T>> Matching(ListQuery query, CancellationToken ct) => await search.Apply(Scoped(query), type, query.Search, ct);

    private IQueryable<T> Scoped(ListQuery query)
    {
        var records = db.Set<T>().AsNoTracking().Reach(user, type.ReadPermission);
        // A range of instants, for which every engine uses the index; "not null" and "not the empty id" read every living record on one or the other.
        records = query.Deleted ? records.Where(r => r.DeletedAt > DateTime.UnixEpoch) : records.Where(r => r.DeletionId == Guid.Empty);
        return query.Where is { } where ? records.Where(new ConditionCompiler(db, viewpoint).Compile<T>(where)) : records;
    }

    private IQueryable<Row> Ordered(IQueryable<T> records, ListQuery query)
    {
        var cursor = Cursor.Decode(query.Cursor, query.SortText);
        if (query.Sort.ColumnType == typeof(string))
        {
            return Ordered(records, query, cursor, cursor?.Key ?? "").Select(r => new Row { Record = r.Record, Key = r.Key });
        }

        if (query.Sort.ColumnType == typeof(long))
        {
            var key = cursor is null ? 0 : long.Parse(cursor.Key, CultureInfo.InvariantCulture);
            return Ordered(records, query, cursor, key).Select(r => new Row { Record = r.Record, Number = r.Key });
        }

        var instant = cursor is null ? default : new DateTime(long.Parse(cursor.Key, CultureInfo.InvariantCulture), DateTimeKind.Utc);
        return Ordered(records, query, cursor, instant).Select(r => new Row { Record = r.Record, Instant = r.Key });
    }

    private static IQueryable<Keyed<TKey>> Ordered<TKey>(IQueryable<T> records, ListQuery query, Cursor? cursor, TKey from)
        where TKey : notnull
    {
        var column = query.Sort.Column;
        if (cursor is not null)
        {
            records = records.Where(After(query, cursor.Id, from));
        }

        var ordered = query.Descending
            ? records.OrderByDescending(r => EF.Property<TKey>(r, column)).ThenByDescending(r => r.Id)
            : records.OrderBy(r => EF.Property<TKey>(r, column)).ThenBy(r => r.Id);
        return ordered.Select(r => new Keyed<TKey> { Record = r, Key = EF.Property<TKey>(r, column) });
    }

    // k >= @k AND (k > @k OR id > @id): the first half lets the index seek, which the usual form with OR does not.
    private static Expression<Func<T, bool>> After<TKey>(ListQuery query, Guid id, TKey from)
        where TKey : notnull
    {
        var record = Expression.Parameter(typeof(T), "r");
        var key = Expression.Call(typeof(EF), nameof(EF.Property), [typeof(TKey)], record, Expression.Constant(query.Sort.Column));
        var value = ConditionCompiler.Parameter(from);
        var beyond = query.Descending ? ExpressionType.LessThan : ExpressionType.GreaterThan;
        var orEqual = query.Descending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual;
        var idBeyond = Expression.MakeBinary(beyond, Expression.Property(record, nameof(Record.Id)), ConditionCompiler.Parameter(id));
        return Expression.Lambda<Func<T, bool>>(
            Expression.AndAlso(Test(orEqual, key, value), Expression.OrElse(Test(beyond, key, value), idBeyond)), record);

        static Expression Test(ExpressionType op, Expression left, Expression right) => typeof(TKey) == typeof(string)
            ? Expression.MakeBinary(op, Expression.Call(typeof(string), nameof(string.Compare), null, left, right), Expression.Constant(0))
            : Expression.MakeBinary(op, left, right);
    }

    private sealed class Keyed<TKey>
    {
        public required T Record { get; init; }
        public required TKey Key { get; init; }
    }

    private sealed class Row
    {
        private readonly string? text;

        public required T Record { get; init; }
        public long? Number { get; init; }
        public DateTime? Instant { get; init; }

        public string Key
        {
            get => text ?? (Number ?? Instant!.Value.Ticks).ToString(CultureInfo.InvariantCulture);
            init => text = value;
        }
    }
}
