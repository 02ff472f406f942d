using Crm.Kernel;

namespace Crm.Leads.Contracts;

/// <summary>These leads came in regions of dealers: they are offered, or what stands in the way is found.</summary>
[EventName("leads.assigned-to-regions.v1")]
public sealed record LeadsAssignedToRegions(IReadOnlyList<Guid> LeadIds) : IEvent;
