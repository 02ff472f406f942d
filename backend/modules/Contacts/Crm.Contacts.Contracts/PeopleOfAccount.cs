using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>Who belongs to an account, of those that the caller may see; whoever was changed last comes first.</summary>
public sealed record PeopleOfAccount(Guid AccountId, int AtMost) : IQuery<IReadOnlyList<PersonOfAccount>>;

/// <summary>Somebody of an account.</summary>
public sealed record PersonOfAccount(Guid Id, string Name, string? Title, string? Department);
