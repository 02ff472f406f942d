using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>
/// Makes a person a contact, and their company an account, unless they are already: then what is new of them is added to what is there.
/// Refused with <c>person_of_colleague</c> where the caller may not see who is meant.
/// </summary>
/// <param name="ContactId">The contact that is meant, where somebody has chosen one.</param>
/// <param name="AccountId">The same of the account.</param>
/// <param name="WithAccount">Whether a company that is not known yet becomes an account.</param>
public sealed record TakeInPerson(PersonFacts Person, Guid? ContactId, Guid? AccountId, bool WithAccount) : ICommand<TakenIn>;

/// <summary>Who the person is now.</summary>
public sealed record TakenIn(Guid ContactId, Guid? AccountId, bool IsNewContact, bool IsNewAccount);
