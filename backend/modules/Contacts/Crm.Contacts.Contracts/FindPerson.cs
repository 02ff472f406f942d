using Crm.Kernel;
using Crm.Kernel.Values;

namespace Crm.Contacts.Contracts;

/// <summary>Whether a person is a contact already, and whether their company is an account, whoever owns them.</summary>
public sealed record FindPerson(PersonFacts Person) : IQuery<FoundPerson>;

/// <summary>A person and their company as they presented themselves.</summary>
public sealed record PersonFacts
{
    public string? Salutation { get; init; }
    public string? GivenName { get; init; }
    public string? MiddleName { get; init; }
    public string? FamilyName { get; init; }
    public string? Nickname { get; init; }
    public string? Title { get; init; }
    public string? CompanyName { get; init; }
    public IReadOnlyList<EmailAddress> Emails { get; init; } = [];
    public IReadOnlyList<PhoneNumber> Phones { get; init; } = [];
    public IReadOnlyList<PostalAddress> Addresses { get; init; } = [];
    public string? Website { get; init; }
    public string? Language { get; init; }
    public string? Source { get; init; }
    public Guid? OwnerId { get; init; }
}

/// <summary>The contact and the account that are meant, where there are any.</summary>
public sealed record FoundPerson(FoundParty? Contact, FoundParty? Account);

/// <summary>A record that is meant.</summary>
/// <param name="Name">Empty where the caller may not see it.</param>
/// <param name="By">What speaks for it: <c>email</c>, <c>phone</c>, <c>contact</c> (the account of the contact), <c>domain</c> or <c>name</c>.</param>
public sealed record FoundParty(Guid Id, string Name, string By, bool IsVisible);
