using Crm.Kernel;

namespace Crm.Opportunities.Contracts;

/// <summary>The open opportunities with these accounts, whoever owns them; the oldest first.</summary>
public sealed record OpenOpportunitiesOf(IReadOnlyCollection<Guid> AccountIds) : IQuery<IReadOnlyList<DealOfAccount>>;

/// <summary>An open opportunity, and whose it is.</summary>
public sealed record DealOfAccount(Guid Id, Guid AccountId, Guid? OwnerId);

/// <summary>Those of these opportunities that were won.</summary>
public sealed record WonOpportunitiesOf(IReadOnlyCollection<Guid> Ids) : IQuery<IReadOnlyList<Guid>>;
