using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>The people of these accounts, of those that the caller may see, by their ids.</summary>
public sealed record ContactsOfAccounts(IReadOnlyCollection<Guid> AccountIds) : IQuery<IReadOnlyList<Guid>>;
