using Crm.Kernel;
using Crm.Platform.Data;
using Crm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace Crm.Platform.Search;

/// <summary>Finds the records of one type that a search means, best first, within what the caller may see.</summary>
internal interface IRecordSearch
{
    RecordType Type { get; }

    Task<IReadOnlyList<Found>> Find(string query, IReadOnlyList<QueryTerm> terms, int limit, CancellationToken ct);

    Task<IReadOnlyDictionary<Guid, Record>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}

/// <summary>One record that was found, and how well it fits.</summary>
internal sealed record Found(RecordType Type, Guid Id, string Label, double Score);

internal sealed class RecordSearch<T>(CrmDbContext db, RecordCatalog catalog, ICurrentUser user, TimeProvider clock) : IRecordSearch
    where T : Record
{
    /// <summary>A term with fewer postings is read to its end; of a more frequent one the newest records.</summary>
    private const int Frequent = 2000;

    /// <summary>Whoever sees fewer records than this has them walked through instead of the postings of a frequent term.</summary>
    private const int FewRecords = 5000;

    /// <summary>Candidates to choose the best from.</summary>
    private const int Enough = 60;

    private readonly RecordType<T> type = catalog.Of<T>();

    public RecordType Type => type;

    public async Task<IReadOnlyList<Found>> Find(string query, IReadOnlyList<QueryTerm> terms, int limit, CancellationToken ct)
    {
        var phrase = Folding.Key(query);
        var found = new Dictionary<Guid, Candidate>();
        await BeginningWith(phrase, found, ct);
        if (found.Count < limit)
        {
            await HavingAll(terms, found, ct);
        }

        var now = clock.GetUtcNow().UtcDateTime;
        return [.. found.Values.Select(c => new Found(type, c.Id, c.Label ?? "", Score(c, phrase, terms, now)))
            .OrderByDescending(f => f.Score).ThenBy(f => f.Label, StringComparer.Ordinal).ThenBy(f => f.Id).Take(limit)];
    }

    public async Task<IReadOnlyDictionary<Guid, Record>> Load(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await Scope().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => (Record)r, ct);

    // Exact names and beginnings of names fit best, and are one range of the index by which lists are sorted, also in narrow views.
    private async Task BeginningWith(string phrase, Dictionary<Guid, Candidate> found, CancellationToken ct)
    {
        if (phrase.Length == 0 || type.LabelField.KeyColumn is not { } column || type.DefaultSort.Column != column)
        {
            return;
        }

        var end = KeyRange.End(phrase);
        var rows = Scope().Where(r => string.Compare(EF.Property<string>(r, column), phrase) >= 0 && string.Compare(EF.Property<string>(r, column), end) < 0)
            .OrderBy(r => EF.Property<string>(r, column)).ThenBy(r => r.Id).Take(Enough);
        await Collect(rows, found, ct);
    }

    private async Task HavingAll(IReadOnlyList<QueryTerm> terms, Dictionary<Guid, Candidate> found, CancellationToken ct)
    {
        var counted = new List<(QueryTerm Term, int Count)>();
        foreach (var term in terms)
        {
            counted.Add((term, await db.Of(type.Name, term).CountUpTo(Frequent, ct)));
        }

        counted.Sort((a, b) => a.Count.CompareTo(b.Count));
        if (counted[0].Count == 0)
        {
            return;
        }

        var others = counted.Skip(1).Select(c => c.Term).ToList();
        if (counted[0].Count < Frequent)
        {
            await Collect(await Ids(db.Of(type.Name, counted[0].Term), others, ct), found, ct);
        }
        else if (user.LevelOf(type.ReadPermission) != AccessLevel.All && await Scope().Take(FewRecords).CountAsync(ct) < FewRecords)
        {
            await Collect(Walk(terms), found, ct);
        }
        else
        {
            await Follow(counted[0].Term, others, found, ct);
        }
    }

    // Those of the visible records that have all terms: right where these are few.
    private IQueryable<T> Walk(IReadOnlyList<QueryTerm> terms)
    {
        var records = Scope();
        foreach (var term in terms)
        {
            var having = db.Having(term);
            records = records.Where(r => having.Any(p => p.RecordId == r.Id));
        }

        return records.OrderByDescending(r => r.UpdatedAt).ThenBy(r => r.Id).Take(Enough);
    }

    // From the postings of the rarest term to the records: the word itself newest first, then longer words that begin with it.
    private async Task Follow(QueryTerm lead, IReadOnlyList<QueryTerm> others, Dictionary<Guid, Candidate> found, CancellationToken ct)
    {
        var name = type.Name;
        var text = lead.Text;
        var itself = db.Set<Posting>().Where(p => p.RecordType == name && p.Term == text).OrderByDescending(p => p.RecordId);
        await Follow(itself, others, found, ct);
        if (lead.IsPrefix && found.Count < Enough)
        {
            var end = KeyRange.End(text);
            var longer = db.Set<Posting>().Where(p => p.RecordType == name && string.Compare(p.Term, text) > 0 && string.Compare(p.Term, end) < 0).OrderBy(p => p.Term).ThenBy(p => p.RecordId);
            await Follow(longer, others, found, ct);
        }
    }

    private async Task Follow(IQueryable<Posting> postings, IReadOnlyList<QueryTerm> others, Dictionary<Guid, Candidate> found, CancellationToken ct)
    {
        // In growing portions: most searches need the first alone, and one that finds little goes on to the end.
        var take = others.Count == 0 ? 2 * Enough : Frequent;
        for (var skip = 0; found.Count < Enough; skip += take, take = Math.Min(4 * take, others.Count == 0 ? Frequent : 50_000))
        {
            var ids = await Ids(postings.Skip(skip).Take(take), others, ct);
            await Collect(ids, found, ct);
            var isLast = others.Count == 0 ? ids.Count < take : !await postings.Skip(skip + take).AnyAsync(ct);
            if (isLast)
            {
                return;
            }
        }
    }

    private Task<List<Guid>> Ids(IQueryable<Posting> postings, IReadOnlyList<QueryTerm> others, CancellationToken ct)
    {
        foreach (var other in others)
        {
            var matching = db.Having(other);
            postings = postings.Where(p => matching.Any(o => o.RecordId == p.RecordId));
        }

        return postings.Select(p => p.RecordId).ToListAsync(ct);
    }

    // All of them, in portions that a statement can name: those at the front may be invisible to this caller, and the visible ones come later.
    private async Task Collect(List<Guid> ids, Dictionary<Guid, Candidate> found, CancellationToken ct)
    {
        foreach (var portion in ids.Chunk(Frequent))
        {
            await Collect(Scope().Where(r => portion.Contains(r.Id)), found, ct);
            if (found.Count >= Enough)
            {
                return;
            }
        }
    }

    private IQueryable<T> Scope() => db.Set<T>().AsNoTracking().Reach(user, type.ReadPermission).Where(r => r.DeletionId == Guid.Empty);

    private async Task Collect(IQueryable<T> records, Dictionary<Guid, Candidate> found, CancellationToken ct)
    {
        var property = type.LabelField.PropertyName;
        foreach (var row in await records.Select(r => new Candidate { Id = r.Id, Label = EF.Property<string?>(r, property), UpdatedAt = r.UpdatedAt }).ToListAsync(ct))
        {
            found[row.Id] = row;
        }
    }

    private static double Score(Candidate candidate, string phrase, IReadOnlyList<QueryTerm> terms, DateTime now)
    {
        var label = Folding.Key(candidate.Label);
        var words = Terms.Of(candidate.Label).ToHashSet(StringComparer.Ordinal);
        var fit = label == phrase ? 1000
            : label.StartsWith(phrase, StringComparison.Ordinal) ? 800
            : terms.All(t => words.Contains(t.Text)) ? 600
            : terms.All(t => words.Any(w => w.StartsWith(t.Text, StringComparison.Ordinal))) ? 400 : 100;

        // Among those that fit alike, what was touched this month comes before what lay still for a year.
        return fit + (50 / (1 + (Math.Max(0, (now - candidate.UpdatedAt).TotalDays) / 30)));
    }

    private sealed class Candidate
    {
        public Guid Id { get; init; }
        public string? Label { get; init; }
        public DateTime UpdatedAt { get; init; }
    }
}
