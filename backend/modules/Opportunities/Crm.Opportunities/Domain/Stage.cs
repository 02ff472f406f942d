using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>A step on the way of a deal.</summary>
[HoldsNoPersonalData("Names and rules that administrators give to steps of selling.")]
internal sealed class Stage : Entity
{
    private Stage()
    {
    }

    public Stage(Guid pipelineId) => PipelineId = pipelineId;

    public Guid PipelineId { get; private set; }

    public string Name { get; private set; } = "";

    public string NameKey { get; private set; } = "";

    public int Position { get; private set; }

    /// <summary>How many of a hundred such deals are won.</summary>
    public int Probability { get; private set; }

    public OpportunityStatus Kind { get; private set; }

    /// <summary>Fields that a deal must have filled to come here.</summary>
    public List<string> RequiredFields { get; private set; } = [];

    /// <summary>What must be true before a deal leaves, for people to read.</summary>
    public string? ExitCriteria { get; private set; }

    /// <summary>After so many days here a deal is rotting.</summary>
    public int? RottingDays { get; private set; }

    /// <summary>The playbook: what is done while a deal is here.</summary>
    public List<PlaybookStep> Steps { get; private set; } = [];

    /// <summary>It takes no more deals; what went through it keeps its name.</summary>
    public bool IsRetired { get; private set; }

    public void Describe(string name, string nameKey, int position, OpportunityStatus kind, int probability)
    {
        (Name, NameKey, Position, Kind) = (name, nameKey, position, kind);
        Probability = kind switch { OpportunityStatus.Won => 100, OpportunityStatus.Lost => 0, _ => probability };
    }

    public void Rule(IEnumerable<string> requiredFields, string? exitCriteria, int? rottingDays, IEnumerable<PlaybookStep> steps)
    {
        RequiredFields = [.. requiredFields];
        ExitCriteria = exitCriteria;
        RottingDays = Kind == OpportunityStatus.Open ? rottingDays : null;
        Steps = [.. steps];
    }

    public void Retire() => IsRetired = true;
}

/// <summary>Something to do while a deal is in a stage.</summary>
/// <param name="IsRequired">A deal goes on only when it was done, or skipped with a reason.</param>
internal sealed record PlaybookStep(Guid Id, string Text, bool IsRequired);
