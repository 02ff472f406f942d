using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>Those of these accounts that are like an account: of its industry, and of half to twice its size; nobody where neither is known of it.</summary>
public sealed record SimilarAccounts(Guid AccountId, IReadOnlyCollection<Guid> Among) : IQuery<AccountsAlike>;

/// <summary>Accounts that are like another one, and by what.</summary>
public sealed record AccountsAlike(IReadOnlySet<Guid> Ids, bool ByIndustry, bool BySize);
