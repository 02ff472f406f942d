using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>Writes down a person who has written; answers the id of the contact. Needs the right to create contacts.</summary>
public sealed record AddContact(string? GivenName, string? FamilyName, string Email, Guid? AccountId) : ICommand<Guid>;
