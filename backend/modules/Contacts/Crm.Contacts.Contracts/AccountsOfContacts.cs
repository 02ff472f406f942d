using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>To which account each of these contacts belongs; those without one are missing.</summary>
public sealed record AccountsOfContacts(IReadOnlyCollection<Guid> ContactIds) : IQuery<IReadOnlyDictionary<Guid, Guid>>;
