using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Records;

/// <summary>Narrows a list to what a typed query finds; every word must be found.</summary>
public sealed class SearchConditions(CrmDbContext db)
{
    /// <summary>Below this many hits the postings lead and the result is sorted; above it the list's own order leads and postings are probed.</summary>
    private const int RareBelow = 2000;

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
            var postings = Postings(type.Name, term);
            var isRare = await postings.OrderBy(p => p.Term).ThenBy(p => p.RecordId).Take(RareBelow).CountAsync(ct) < RareBelow;
            records = isRare
                ? records.Where(r => postings.Select(p => p.RecordId).Contains(r.Id))
                : records.Where(r => postings.Any(p => p.RecordId == r.Id));
        }

        return records;
    }

    private IQueryable<Posting> Postings(string recordType, QueryTerm term)
    {
        var from = term.Text;
        if (!term.IsPrefix)
        {
            return db.Set<Posting>().Where(p => p.RecordType == recordType && p.Term == from);
        }

        var to = KeyRange.End(from);
        return db.Set<Posting>().Where(p => p.RecordType == recordType && string.Compare(p.Term, from) >= 0 && string.Compare(p.Term, to) < 0);
    }
}

/// <summary>Ranges of folded keys under binary collation.</summary>
internal static class KeyRange
{
    /// <summary>The least text above everything that begins with the prefix, on every engine: U+10FFFF sorts last.</summary>
    public static string End(string prefix) => prefix + "\U0010FFFF";
}
