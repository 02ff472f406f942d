namespace Crm.Opportunities.Domain;

/// <summary>All pipelines with their stages, as they are now.</summary>
internal sealed class PipelineSet(IReadOnlyList<Pipeline> pipelines, IReadOnlyList<Stage> stages)
{
    private readonly Dictionary<Guid, Stage> byId = stages.ToDictionary(s => s.Id);

    /// <summary>In their order, the default one first; retired ones too.</summary>
    public IReadOnlyList<Pipeline> Pipelines { get; } = [.. pipelines.OrderByDescending(p => p.IsDefault).ThenBy(p => p.Position).ThenBy(p => p.Id)];

    /// <summary>Of pipelines in their order, each in its order; retired ones last.</summary>
    public IReadOnlyList<Stage> Stages => [.. Pipelines.SelectMany(p => Of(p.Id))];

    public Stage? Find(Guid? id) => id is { } known ? byId.GetValueOrDefault(known) : null;

    public IEnumerable<Stage> Of(Guid pipelineId) => stages.Where(s => s.PipelineId == pipelineId).OrderBy(s => s.IsRetired).ThenBy(s => s.Position);

    /// <summary>Where a deal begins that names no stage.</summary>
    public Stage First(Guid? pipelineId = null) =>
        Of(pipelineId ?? Pipelines[0].Id).First(s => s is { Kind: OpportunityStatus.Open, IsRetired: false });

    /// <summary>Where a deal of this pipeline ends.</summary>
    public Stage End(Guid pipelineId, OpportunityStatus kind) => Of(pipelineId).First(s => s.Kind == kind && !s.IsRetired);

    /// <summary>The required steps that a deal leaves behind when it comes to this stage; of a lost one those of all stages, for it may have been anywhere.</summary>
    public IReadOnlyCollection<Guid> StepsBefore(Stage stage) =>
        [.. Of(stage.PipelineId).Where(s => !s.IsRetired && s.Kind == OpportunityStatus.Open && s.Position < stage.Position).SelectMany(s => s.Steps).Where(s => s.IsRequired).Select(s => s.Id)];

    public bool IsOpenTo(Stage stage) => !stage.IsRetired && !Pipelines.First(p => p.Id == stage.PipelineId).IsRetired;
}
