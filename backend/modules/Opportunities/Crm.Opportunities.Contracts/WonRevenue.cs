using Crm.Kernel;

namespace Crm.Opportunities.Contracts;

/// <summary>What some opportunities have brought in: those that were won and that the caller may see.</summary>
public sealed record WonRevenue(IReadOnlyCollection<Guid> OpportunityIds) : IQuery<RevenueOfDeals>;

/// <summary>In minor units of the company's currency, at the rate of the day on which each closed.</summary>
/// <param name="MinorById">Of those that were won.</param>
public sealed record RevenueOfDeals(string Currency, IReadOnlyDictionary<Guid, long> MinorById);
