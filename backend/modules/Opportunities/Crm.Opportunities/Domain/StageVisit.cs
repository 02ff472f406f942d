using Crm.Kernel;

namespace Crm.Opportunities.Domain;

/// <summary>The time that a deal spent in a stage; it follows the change feed.</summary>
internal sealed class StageVisit : Entity
{
    private StageVisit()
    {
    }

    public StageVisit(Guid opportunityId, Guid stageId, Guid? fromStageId, DateTime at, Guid? by)
    {
        OpportunityId = opportunityId;
        StageId = stageId;
        FromStageId = fromStageId;
        EnteredAt = at;
        EnteredBy = by;
    }

    public Guid OpportunityId { get; private set; }

    public Guid StageId { get; private set; }

    public Guid? FromStageId { get; private set; }

    public DateTime EnteredAt { get; private set; }

    public Guid? EnteredBy { get; private set; }

    public DateTime? LeftAt { get; private set; }

    /// <summary>How long it stayed; null while it is there.</summary>
    public long? Seconds { get; private set; }

    public void Leave(DateTime at)
    {
        LeftAt = at;
        Seconds = Math.Max(0, (long)(at - EnteredAt).TotalSeconds);
    }
}
