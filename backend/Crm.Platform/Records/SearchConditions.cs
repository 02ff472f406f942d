using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>Narrows a list to what a typed query finds; every word must be found.</summary>
public sealed class SearchConditions(CrmDbContext db, ICurrentUser user)
{
    /// <summary>Below this many hits the postings lead and the result is sorted; above it the list's own order leads and postings are probed.</summary>
    private const int RareBelow = 2000;

    private readonly Dictionary<string, string> corrections = new(StringComparer.Ordinal);

    /// <summary>Words that nothing has, and the ones that were searched for instead.</summary>
    public IReadOnlyDictionary<string, string> Corrections => corrections;

    public async Task<IQueryable<T>> Apply<T>(IQueryable<T> records, RecordType type, string? query, CancellationToken ct)
        where T : Record
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            return records;
        }

        var terms = Terms.OfQuery(query);
        if (terms.Count == 0)
        {
            return records.Where(r => false);
        }

        foreach (var term in terms)
        {
            var meant = await Meant(type, term, ct);
            var (postings, having) = (db.Of(type.Name, meant), db.Having(meant));
            var isRare = await postings.OrderBy(p => p.Term).ThenBy(p => p.RecordId).Take(RareBelow).CountAsync(ct) < RareBelow;
            records = isRare
                ? records.Where(r => postings.Select(p => p.RecordId).Contains(r.Id))
                : records.Where(r => having.Any(t => t.RecordId == r.Id));
        }

        return await user.Keep(records, type, terms, ct);
    }

    // A word that nothing has is taken for its nearest neighbour: the same one on every page, in counts and exports. The neighbour may be
    // a word of a hidden field, so whoever may not see all fields gets none.
    private async Task<QueryTerm> Meant(RecordType type, QueryTerm term, CancellationToken ct)
    {
        if (user.HidesWords(type) || !Spelling.CanCorrect(term) || await db.Of(type.Name, term).CountUpTo(1, ct) > 0
            || await db.Corrections(type.Name, term, limit: 1, ct) is not [var nearest])
        {
            return term;
        }

        corrections[term.Text] = nearest;
        return new QueryTerm(nearest, IsPrefix: true);
    }
}

/// <summary>Ranges of folded keys under binary collation.</summary>
internal static class KeyRange
{
    /// <summary>The least text above everything that begins with the prefix, on every engine: U+10FFFF sorts last.</summary>
    public static string End(string prefix) => prefix + "\U0010FFFF";
}
