using Crm.Kernel;

namespace Crm.Opportunities.Contracts;

/// <summary>With whom each of these deals is; those that are not there are missing.</summary>
public sealed record PartiesOfDeals(IReadOnlyCollection<Guid> OpportunityIds) : IQuery<IReadOnlyDictionary<Guid, DealParties>>;

/// <summary>With whom a deal is.</summary>
public sealed record DealParties(Guid? AccountId, Guid? ContactId);
