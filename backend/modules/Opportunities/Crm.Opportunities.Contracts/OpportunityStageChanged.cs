using Crm.Kernel;

namespace Crm.Opportunities.Contracts;

/// <summary>A deal has come to another stage, forwards or back. Imports raise none: the change feed tells of them.</summary>
[EventName("opportunities.stage-changed.v1")]
public sealed record OpportunityStageChanged(Guid OpportunityId, Guid? FromStageId, Guid ToStageId) : IEvent;

/// <summary>A deal was won.</summary>
[EventName("opportunities.won.v1")]
public sealed record OpportunityWon(Guid OpportunityId, Guid? AccountId) : IEvent;

/// <summary>A deal was lost, and why.</summary>
[EventName("opportunities.lost.v1")]
public sealed record OpportunityLost(Guid OpportunityId, Guid? AccountId, string Reason) : IEvent;
