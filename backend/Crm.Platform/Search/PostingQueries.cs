using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Search;

/// <summary>What is asked of the postings; every question is a range of an index.</summary>
internal static class PostingQueries
{
    /// <summary>The postings under which a term is found.</summary>
    public static IQueryable<Posting> Of(this CrmDbContext db, string recordType, QueryTerm term)
    {
        var from = term.Text;
        if (!term.IsPrefix)
        {
            return db.Set<Posting>().Where(p => p.RecordType == recordType && p.Term == from);
        }

        var to = KeyRange.End(from);
        return db.Set<Posting>().Where(p => p.RecordType == recordType && string.Compare(p.Term, from) >= 0 && string.Compare(p.Term, to) < 0);
    }

    /// <summary>Records that have a term, for asking whether one record does.</summary>
    public static IQueryable<RecordTerms> Having(this CrmDbContext db, QueryTerm term)
    {
        var trace = RecordTerms.Trace(term);
        return db.Set<RecordTerms>().Where(t => t.Terms.Contains(trace));
    }

    /// <summary>Takes all postings of records away.</summary>
    public static async Task ForgetTerms(this CrmDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        foreach (var record in await db.Set<RecordTerms>().AsNoTracking().Where(t => ids.Contains(t.RecordId)).ToListAsync(ct))
        {
            var terms = record.Split();
            await db.Set<Posting>().Where(p => p.RecordType == record.RecordType && terms.Contains(p.Term) && p.RecordId == record.RecordId).ExecuteDeleteAsync(ct);
        }

        await db.Set<RecordTerms>().Where(t => ids.Contains(t.RecordId)).ExecuteDeleteAsync(ct);
    }

    /// <summary>How many postings a term has, counted up to a bound.</summary>
    public static Task<int> CountUpTo(this IQueryable<Posting> postings, int bound, CancellationToken ct) =>
        postings.OrderBy(p => p.Term).ThenBy(p => p.RecordId).Take(bound).CountAsync(ct);

    /// <summary>
    /// Words one typing error away under which something is found, likeliest first; whole words before beginnings of words.
    /// Some four hundred candidates of a word are each one step down the index: no list of words has to be kept, and what was just written counts.
    /// </summary>
    public static async Task<IReadOnlyList<string>> Corrections(this CrmDbContext db, string recordType, QueryTerm term, int limit, CancellationToken ct)
    {
        if (!Spelling.CanCorrect(term))
        {
            return [];
        }

        var candidates = Spelling.Neighbours(term.Text);
        var last = KeyRange.End("");
        var known = await db.Set<Posting>().Where(p => p.RecordType == recordType).OrderBy(p => p.Term).ThenBy(p => p.RecordId).Take(1)
            .SelectMany(_ => candidates.Where(c => db.Set<Posting>().Any(p => p.RecordType == recordType && string.Compare(p.Term, c) >= 0 && string.Compare(p.Term, c + last) < 0)))
            .ToListAsync(ct);
        if (known.Count == 0)
        {
            return [];
        }

        var whole = await db.Set<Posting>().Where(p => p.RecordType == recordType).OrderBy(p => p.Term).ThenBy(p => p.RecordId).Take(1)
            .SelectMany(_ => known.Where(k => db.Set<Posting>().Any(p => p.RecordType == recordType && p.Term == k)))
            .ToListAsync(ct);
        var order = candidates.Select((c, i) => (c, i)).ToDictionary(c => c.c, c => c.i, StringComparer.Ordinal);
        return [.. known.OrderBy(k => whole.Contains(k) ? 0 : 1).ThenBy(k => order[k]).Take(limit)];
    }
}
