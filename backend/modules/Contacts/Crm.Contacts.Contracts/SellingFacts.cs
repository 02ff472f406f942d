using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>What of a customer says who should sell to them, whoever owns it.</summary>
public sealed record ReadSellingFacts(Guid? AccountId, Guid? ContactId) : IQuery<SellingFacts>;

/// <param name="Language">Of the person who decides (BCP 47); null where nobody has noted it.</param>
/// <param name="PeopleByOwner">How many people of the account belong to each user.</param>
public sealed record SellingFacts(string? Industry, string? Country, string? Language, IReadOnlyDictionary<Guid, int> PeopleByOwner);

/// <summary>The trade and country of accounts, in one query.</summary>
public sealed record KindsOfAccounts(IReadOnlyCollection<Guid> Ids) : IQuery<IReadOnlyDictionary<Guid, KindOfAccount>>;

public sealed record KindOfAccount(string? Industry, string? Country);
