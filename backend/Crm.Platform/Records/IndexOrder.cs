using System.Globalization;
using System.Linq.Expressions;
using Crm.Kernel;
using Crm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>
/// A list in the order of a custom field. Records with a value come first, in the order of its index rows; the others follow in the usual
/// order of the list. A cursor therefore says in which half the page ended.
/// </summary>
internal sealed class IndexOrder<T>(CrmDbContext db, ListQuery query)
    where T : Record
{
    /// <summary>Fewer records than these lead, and are sorted; otherwise the index rows lead, and records are probed until the page is full.</summary>
    public const int FewBelow = 5000;

    private const char WithValue = '=';
    private const char InTheRest = '~';
    private readonly string field = query.Sort.IndexName!;
    private readonly Cursor? cursor = Checked(Records.Cursor.Decode(query.Cursor, query.SortText));

    public bool BeginsInTheRest => cursor?.Key[0] == InTheRest;

    /// <summary>Where the rest goes on, as a cursor of the usual order.</summary>
    public string? CursorOfTheRest(SortKey usual) => BeginsInTheRest ? new Cursor(usual.Name, cursor!.Key[1..], cursor.Id).Encode() : null;

    public static string KeyInTheRest(string key) => InTheRest + key;

    public IQueryable<T> Rest(IQueryable<T> matching) => matching.Where(r => !Values().Any(v => v.RecordId == r.Id));

    public async Task<List<(T Record, string Key)>> Page(IQueryable<T> matching, bool isFew, int take, CancellationToken ct)
    {
        var keys = query.Sort.ColumnType == typeof(long)
            ? (await Numbers(matching, isFew).Take(take).ToListAsync(ct)).ConvertAll(r => (r.Id, Key: r.Key.ToString(CultureInfo.InvariantCulture)))
            : (await Texts(matching, isFew).Take(take).ToListAsync(ct)).ConvertAll(r => (r.Id, r.Key));
        if (keys.Count == 0)
        {
            return [];
        }

        var ids = keys.ConvertAll(k => k.Id);
        var records = await db.Set<T>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        return [.. keys.Where(k => records.ContainsKey(k.Id)).Select(k => (records[k.Id], WithValue + k.Key))];
    }

    private IQueryable<FieldValue> Values() => db.Set<FieldValue>().Where(v => v.Field == field);

    private IQueryable<Keyed<long>> Numbers(IQueryable<T> matching, bool isFew) => isFew
        ? Sorted(
            matching.Select(r => new { r.Id, Num = Values().Where(v => v.RecordId == r.Id).Select(v => v.Num).FirstOrDefault() })
                .Where(r => r.Num != null).Select(r => new Keyed<long> { Id = r.Id, Key = r.Num!.Value }),
            r => r.Key, r => r.Id, Number)
        : Sorted(Leading(matching).Where(v => v.Num != null), v => v.Num!.Value, v => v.RecordId, Number).Select(v => new Keyed<long> { Id = v.RecordId, Key = v.Num!.Value });

    private IQueryable<Keyed<string>> Texts(IQueryable<T> matching, bool isFew) => isFew
        ? Sorted(
            matching.Select(r => new { r.Id, Key = Values().Where(v => v.RecordId == r.Id).Select(v => v.KeyText).FirstOrDefault() })
                .Where(r => r.Key != null).Select(r => new Keyed<string> { Id = r.Id, Key = r.Key! }),
            r => r.Key, r => r.Id, text => text)
        : Sorted(Leading(matching), v => v.KeyText, v => v.RecordId, text => text).Select(v => new Keyed<string> { Id = v.RecordId, Key = v.KeyText });

    private IQueryable<FieldValue> Leading(IQueryable<T> matching) => Values().Where(v => matching.Any(r => r.Id == v.RecordId));

    private IQueryable<TRow> Sorted<TRow, TKey>(IQueryable<TRow> rows, Expression<Func<TRow, TKey>> keyOf, Expression<Func<TRow, Guid>> idOf, Func<string, TKey> read)
        where TKey : notnull
    {
        if (cursor is not null)
        {
            rows = rows.Where(Keyset.After(keyOf, idOf, query.Descending, read(cursor.Key[1..]), cursor.Id));
        }

        return query.Descending ? rows.OrderByDescending(keyOf).ThenByDescending(idOf) : rows.OrderBy(keyOf).ThenBy(idOf);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static Cursor? Checked(Cursor? cursor) => cursor is null or { Key: [WithValue or InTheRest, ..] }
        ? cursor
        : throw new InvalidInputException("cursor", "This cursor belongs to another list or sort. Start again without a cursor.");

    private sealed class Keyed<TKey>
    {
        public required Guid Id { get; init; }
        public required TKey Key { get; init; }
    }
}
