using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>Puts a contact into the bin that was made a moment ago; one that was changed since, or that the caller may not delete, stays. Answers whether it went.</summary>
public sealed record TakeBackContact(Guid Id) : ICommand<bool>;
