using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>Whom one writes to: the first address of each of these contacts; those without one are missing.</summary>
public sealed record EmailsOfContacts(IReadOnlyCollection<Guid> ContactIds) : IQuery<IReadOnlyList<ContactEmail>>;

/// <summary>A contact and its first address.</summary>
public sealed record ContactEmail(Guid ContactId, string Name, string Address, Guid? AccountId);
