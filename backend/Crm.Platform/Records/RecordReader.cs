using System.Globalization;
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
internal sealed class RecordReader<T>(CrmDbContext db, RecordCatalog catalog, RecordQueries<T> queries, ICurrentUser user, SearchConditions search, Viewpoint viewpoint)
    where T : Record
{
    private readonly RecordType<T> type = catalog.Of<T>();

    public async Task<T> Get(Guid id, CancellationToken ct) =>
        await queries.One(db, id, ct) is { } record && user.Covers(type.ReadPermission, record) ? record : throw new NotFoundException(type.Name);

    public async Task<Page<T>> List(ListQuery query, CancellationToken ct)
    {
        var matching = await Matching(query, ct);
        var total = query.Count ? await matching.LongCountAsync(ct) : (long?)null;
        var rows = query.Sort.IndexName is null
            ? (await Ordered(matching, query).Take(query.Limit + 1).ToListAsync(ct)).ConvertAll(r => (r.Record, r.Key))
            : await ByIndex(matching, query, ct);
        var page = rows.Take(query.Limit).ToList();
        var next = rows.Count > query.Limit ? new Cursor(query.SortText, page[^1].Key, page[^1].Record.Id).Encode() : null;
        return new Page<T>(page.ConvertAll(r => r.Record), next, total);
    }

    private async Task<List<(T Record, string Key)>> ByIndex(IQueryable<T> matching, ListQuery query, CancellationToken ct)
    {
        var order = new IndexOrder<T>(db, query);
        var usual = query with { Sort = type.DefaultSort, Descending = false, Cursor = null };
        var rows = new List<(T Record, string Key)>();
        if (!order.BeginsInTheRest)
        {
            var isFew = IsNarrow(query) && await Ordered(matching, usual).Take(IndexOrder<T>.FewBelow).CountAsync(ct) < IndexOrder<T>.FewBelow;
            rows.AddRange(await order.Page(matching, isFew, query.Limit + 1, ct));
        }

        if (rows.Count <= query.Limit)
        {
            var rest = Ordered(order.Rest(matching), usual with { Cursor = order.CursorOfTheRest(usual.Sort) }).Take(query.Limit + 1 - rows.Count);
            rows.AddRange((await rest.ToListAsync(ct)).Select(r => (r.Record, IndexOrder<T>.KeyInTheRest(r.Key))));
        }

        return rows;
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

    /// <summary>The living records of these ids, page by page.</summary>
    public async IAsyncEnumerable<IReadOnlyList<T>> Pages(IReadOnlyList<Guid> ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var some in ids.Chunk(500))
        {
            yield return await db.Set<T>().AsNoTracking().Reach(user, type.ReadPermission).Where(r => some.Contains(r.Id) && r.DeletionId == Guid.Empty).OrderBy(r => r.Id).ToListAsync(ct);
        }
    }

    internal async Task<IQueryable<T>> Matching(ListQuery query, CancellationToken ct) => await search.Apply(await Scoped(query, ct), type, query.Search, ct);

    /// <summary>Whether something keeps records out, so that it may be worth knowing how few are left.</summary>
    private bool IsNarrow(ListQuery query) =>
        query.Deleted || query.Where is not null || !string.IsNullOrWhiteSpace(query.Search) || user.LevelOf(type.ReadPermission) != AccessLevel.All;

    private async Task<IQueryable<T>> Scoped(ListQuery query, CancellationToken ct)
    {
        var records = db.Set<T>().AsNoTracking().Reach(user, type.ReadPermission);
        // A range of instants, for which every engine uses the index; "not null" and "not the empty id" read every living record on one or the other.
        records = query.Deleted ? records.Where(r => r.DeletedAt > DateTime.UnixEpoch) : records.Where(r => r.DeletionId == Guid.Empty);
        user.CheckAsked(type, query.Sort.Field, query.Sort.Name);
        return query.Where is { } where ? records.Where(await ConditionCompiler.Compile<T>(db, viewpoint, where, ct)) : records;
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
            records = records.Where(Keyset.After<T, TKey>(r => EF.Property<TKey>(r, column), r => r.Id, query.Descending, from, cursor.Id));
        }

        var ordered = query.Descending
            ? records.OrderByDescending(r => EF.Property<TKey>(r, column)).ThenByDescending(r => r.Id)
            : records.OrderBy(r => EF.Property<TKey>(r, column)).ThenBy(r => r.Id);
        return ordered.Select(r => new Keyed<TKey> { Record = r, Key = EF.Property<TKey>(r, column) });
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
