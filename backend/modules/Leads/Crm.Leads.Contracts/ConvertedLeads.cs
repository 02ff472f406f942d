using Crm.Kernel;

namespace Crm.Leads.Contracts;

/// <summary>What these leads have become; those that are leads still are missing.</summary>
public sealed record ConvertedLeads(IReadOnlyCollection<Guid> LeadIds) : IQuery<IReadOnlyDictionary<Guid, ConvertedLead>>;

/// <summary>The contact, the account and the deal that a lead has become.</summary>
public sealed record ConvertedLead(Guid ContactId, Guid? AccountId, Guid? OpportunityId);
