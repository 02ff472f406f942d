using System.Globalization;
using Crm.Kernel;
using Crm.Platform.Records;

namespace Crm.Access.Features;

/// <summary>What lists of happenings share, the newest first: a cursor of (instant, id), as their index is.</summary>
internal static class Latest
{
    private const string Sort = "-at";

    /// <summary>Where the last page ended; null for the first.</summary>
    public static (DateTime At, Guid Id)? After(string? cursor) => Cursor.Decode(cursor, Sort) switch
    {
        null => null,
        { } end when long.TryParse(end.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks =>
            (new DateTime(ticks, DateTimeKind.Utc), end.Id),
        _ => throw new InvalidInputException("cursor", "This cursor belongs to another list or sort. Start again without a cursor."),
    };

    public static int Checked(int limit) => limit is >= 1 and <= ListQuery.MaxLimit
        ? limit
        : throw new InvalidInputException("limit", $"Ask for 1 to {ListQuery.MaxLimit} at once.");

    /// <summary>Makes a page of the rows that were read: one more than the limit says that there is another.</summary>
    public static Page<TShown> Page<T, TShown>(List<T> rows, int limit, Func<T, (DateTime At, Guid Id)> key, Func<T, TShown> show)
    {
        if (rows.Count <= limit)
        {
            return new Page<TShown>([.. rows.Select(show)], NextCursor: null);
        }

        var (at, id) = key(rows[limit - 1]);
        return new Page<TShown>([.. rows.Take(limit).Select(show)], new Cursor(Sort, at.Ticks.ToString(CultureInfo.InvariantCulture), id).Encode());
    }
}
