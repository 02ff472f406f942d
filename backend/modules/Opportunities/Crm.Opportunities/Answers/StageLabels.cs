using Crm.Opportunities.Domain;
using Crm.Opportunities.Stages;
using Crm.Platform.Records;
using Crm.Platform.Search;

namespace Crm.Opportunities.Answers;

/// <summary>Names stages: in their order, those of the default pipeline first.</summary>
internal sealed class StageLabels(PipelineReader pipelines) : ILabelSource
{
    public string RecordType => "stage";

    public async Task<IReadOnlyDictionary<Guid, string>> Labels(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var all = await pipelines.Read(ct);
        return ids.Distinct().Select(id => all.Find(id)).OfType<Stage>().ToDictionary(s => s.Id, s => s.Name);
    }

    public async Task<IReadOnlyList<(Guid Id, string Label, string? Detail)>> Find(string query, int limit, CancellationToken ct)
    {
        var all = await pipelines.Read(ct);
        var names = all.Pipelines.ToDictionary(p => p.Id, p => p.Name);
        var text = Folding.Key(query);
        return [.. all.Stages.Where(s => all.IsOpenTo(s) && s.NameKey.Contains(text, StringComparison.Ordinal)).Take(limit).Select(s => (s.Id, s.Name, (string?)names[s.PipelineId]))];
    }

    /// <summary>Of namesakes the one of the default pipeline.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> Resolve(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var all = await pipelines.Read(ct);
        return all.Stages.Where(s => all.IsOpenTo(s) && names.Contains(s.NameKey)).DistinctBy(s => s.NameKey, StringComparer.Ordinal).ToDictionary(s => s.NameKey, s => s.Id, StringComparer.Ordinal);
    }
}

/// <summary>Names pipelines.</summary>
internal sealed class PipelineLabels(PipelineReader pipelines) : ILabelSource
{
    public string RecordType => "pipeline";

    public async Task<IReadOnlyDictionary<Guid, string>> Labels(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await pipelines.Read(ct)).Pipelines.Where(p => ids.Contains(p.Id)).ToDictionary(p => p.Id, p => p.Name);

    public async Task<IReadOnlyList<(Guid Id, string Label, string? Detail)>> Find(string query, int limit, CancellationToken ct)
    {
        var text = Folding.Key(query);
        return [.. (await pipelines.Read(ct)).Pipelines.Where(p => !p.IsRetired && p.NameKey.Contains(text, StringComparison.Ordinal)).Take(limit).Select(p => (p.Id, p.Name, (string?)null))];
    }
}
