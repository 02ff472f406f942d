using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>Who of an account is called by name in a text, of those that the caller may see, in the order of the text.</summary>
public sealed record PeopleNamedIn(Guid AccountId, string Text) : IQuery<IReadOnlyList<NamedPerson>>;

/// <summary>Somebody whom a text names.</summary>
/// <param name="Words">How the text calls them.</param>
public sealed record NamedPerson(Guid Id, string Name, string Words);
