using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Records;

namespace Crm.Platform.Search;

/// <summary>Makes of what was found what is shown: where the terms are, and what tells namesakes apart.</summary>
internal sealed class SearchDetails(ReferenceLabels labels, ICurrentUser user)
{
    public async Task<IReadOnlyList<SearchHit>> Show(
        IReadOnlyList<(Found Found, IReadOnlyList<QueryTerm> Terms)> hits, IReadOnlyList<IRecordSearch> searches, CancellationToken ct)
    {
        var records = new Dictionary<Guid, Record>();
        foreach (var group in hits.GroupBy(h => h.Found.Type))
        {
            foreach (var (id, record) in await searches.First(s => s.Type == group.Key).Load([.. group.Select(h => h.Found.Id)], ct))
            {
                records[id] = record;
            }
        }

        var present = hits.Where(h => records.TryGetValue(h.Found.Id, out var r) && (!user.HidesWords(h.Found.Type) || user.Shows(h.Found.Type, r, h.Terms))).ToList();
        var references = present.SelectMany(h => Beside(h.Found.Type).Where(f => f.ReferenceTo is not null).Select(f => (f.ReferenceTo!, f.Get(records[h.Found.Id]) as Guid?)));
        var names = await labels.Fetch(references.Where(r => r.Item2 is not null).Select(r => (r.Item1, r.Item2!.Value)), ct);
        return [.. present.Select(h => new SearchHit
        {
            RecordType = h.Found.Type.Name,
            Id = h.Found.Id,
            Label = h.Found.Label,
            Detail = Detail(h.Found.Type, records[h.Found.Id], names),
            Matches = Highlights.Of(h.Found.Type, records[h.Found.Id], h.Terms, user.MayRead),
        })];
    }

    /// <summary>By record, what tells namesakes apart.</summary>
    public async Task<IReadOnlyDictionary<Guid, string?>> Of(RecordType type, IReadOnlyList<Record> records, CancellationToken ct)
    {
        var references = Beside(type).Where(f => f.ReferenceTo is not null).SelectMany(f => records.Select(r => (f.ReferenceTo!, f.Get(r) as Guid?)));
        var names = await labels.Fetch(references.Where(r => r.Item2 is not null).Select(r => (r.Item1, r.Item2!.Value)), ct);
        return records.ToDictionary(r => r.Id, r => Detail(type, r, names));
    }

    private string? Detail(RecordType type, Record record, Labels names)
    {
        var parts = Beside(type).Select(f => f.Get(record) switch
        {
            Guid id => names.Of(f.ReferenceTo!, id),
            string text => text,
            IReadOnlyList<EmailAddress> and [var first, ..] => first.Address,
            _ => null,
        });
        var shown = string.Join(" · ", parts.Where(p => !string.IsNullOrWhiteSpace(p)).Take(2));
        return shown.Length == 0 ? null : shown;
    }

    // The first columns of its list, without the label; users and the platform's own columns tell nobody apart.
    private IEnumerable<Field> Beside(RecordType type) => type.DefaultColumns.Select(type.Find)
        .Where(f => f is not null && user.MayRead(f) && f != type.LabelField && (f.ReferenceTo is not null and not "user" and not "team" || f.Kind.Name is "text" or "emails"))!;
}
