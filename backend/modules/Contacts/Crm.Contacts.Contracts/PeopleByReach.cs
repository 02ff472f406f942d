using Crm.Kernel;

namespace Crm.Contacts.Contracts;

/// <summary>Who is reached by these e-mail addresses and telephone numbers (E.164), whoever owns the record: contacts before accounts, the older ones first.</summary>
public sealed record PeopleByReach(IReadOnlyCollection<string> Emails, IReadOnlyCollection<string> Phones) : IQuery<IReadOnlyList<ReachedRecord>>;

/// <summary>A contact or an account that has an address or a number.</summary>
/// <param name="Reach">The one that was asked for.</param>
/// <param name="AccountId">The account itself, or that of the contact.</param>
public sealed record ReachedRecord(string Reach, string RecordType, Guid Id, string Label, Guid? AccountId, Guid? OwnerId);
