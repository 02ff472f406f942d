using Crm.Platform.Search;

namespace Crm.Platform.Records;

/// <summary>Port: names what references point at. Record types answer by themselves; users and teams through the module that owns them.</summary>
public interface ILabelSource
{
    string RecordType { get; }

    /// <summary>The labels the caller may see, by id.</summary>
    Task<IReadOnlyDictionary<Guid, string>> Labels(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Candidates for a picker, best first.</summary>
    Task<IReadOnlyList<(Guid Id, string Label, string? Detail)>> Find(string query, int limit, CancellationToken ct);

    /// <summary>What exactly has one of these names (folded), or details that name it as well, such as an e-mail address; for imports.</summary>
    async Task<IReadOnlyDictionary<string, Guid>> Resolve(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var found = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var (id, label, detail) in await Find(name, limit: 10, ct))
            {
                if (Folding.Key(label) == name || Folding.Key(detail) == name)
                {
                    found.TryAdd(name, id);
                }
            }
        }

        return found;
    }
}

/// <summary>The labels of one answer, fetched in one query per referenced type.</summary>
public sealed class ReferenceLabels(IEnumerable<ILabelSource> sources)
{
    private readonly Dictionary<string, ILabelSource> byType = sources.ToDictionary(s => s.RecordType, StringComparer.Ordinal);

    public ILabelSource? Source(string recordType) => byType.GetValueOrDefault(recordType);

    /// <summary>Fetches the labels of the given references; what cannot be seen has none.</summary>
    public async Task<Labels> Fetch(IEnumerable<(string RecordType, Guid Id)> references, CancellationToken ct)
    {
        var found = new Dictionary<(string, Guid), string>();
        foreach (var group in references.Distinct().GroupBy(r => r.RecordType, StringComparer.Ordinal))
        {
            if (byType.TryGetValue(group.Key, out var source))
            {
                foreach (var (id, label) in await source.Labels([.. group.Select(r => r.Id)], ct))
                {
                    found[(group.Key, id)] = label;
                }
            }
        }

        return new Labels(found);
    }
}

/// <summary>Labels by record type and id.</summary>
public sealed class Labels(IReadOnlyDictionary<(string, Guid), string> found)
{
    public string? Of(string recordType, Guid? id) => id is { } known ? found.GetValueOrDefault((recordType, known)) : null;
}
