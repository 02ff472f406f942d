using Crm.Kernel;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Search;

/// <summary>
/// Search terms do not say from which field they come. For a caller who may not see all searchable fields of a type, what was found is
/// looked at again: a record counts only where the fields that the caller sees have every term.
/// </summary>
internal static class VisibleHits
{
    /// <summary>So many hits are looked at; of more, the newest.</summary>
    private const int Most = 2000;

    /// <summary>Whether a search of this type could find something by a field that the caller may not see.</summary>
    public static bool HidesWords(this ICurrentUser user, RecordType type) => type.Fields.Any(f => f.IsSearchable && !user.MayRead(f));

    public static bool Shows(this ICurrentUser user, RecordType type, Record record, IReadOnlyList<QueryTerm> terms)
    {
        var words = user.Readable(type).Where(f => f.IsSearchable).SelectMany(f => f.Kind.SearchTerms(f.Get(record))).ToHashSet(StringComparer.Ordinal);
        return terms.All(t => t.IsPrefix ? words.Any(w => w.StartsWith(t.Text, StringComparison.Ordinal)) : words.Contains(t.Text));
    }

    public static async Task<IQueryable<T>> Keep<T>(this ICurrentUser user, IQueryable<T> found, RecordType type, IReadOnlyList<QueryTerm> terms, CancellationToken ct)
        where T : Record
    {
        if (!user.HidesWords(type))
        {
            return found;
        }

        var hits = await found.OrderByDescending(r => r.Id).Take(Most).ToListAsync(ct);
        var shown = hits.Where(r => user.Shows(type, r, terms)).Select(r => r.Id).ToList();
        return found.Where(r => shown.Contains(r.Id));
    }
}
