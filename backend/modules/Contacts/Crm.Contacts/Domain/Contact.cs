using Crm.Kernel;
using Crm.Kernel.Values;
using Crm.Platform.Normalisation.People;

namespace Crm.Contacts.Domain;

/// <summary>A person.</summary>
internal sealed class Contact : Record
{
    public string? DisplayName { get; private set; }
    public string? Salutation { get; private set; }
    public string? GivenName { get; private set; }
    public string? MiddleName { get; private set; }
    public string? FamilyName { get; private set; }
    public string? Nickname { get; private set; }
    public string? Title { get; private set; }
    public string? Department { get; private set; }
    public Guid? AccountId { get; private set; }
    public List<EmailAddress> Emails { get; private set; } = [];
    public List<PhoneNumber> Phones { get; private set; } = [];
    public List<PostalAddress> Addresses { get; private set; } = [];
    public string? Website { get; private set; }
    public LifecycleStage? LifecycleStage { get; private set; }
    public List<string> Tags { get; private set; } = [];
    public DateOnly? Birthday { get; private set; }
    public string? Language { get; private set; }
    public string? Source { get; private set; }
    public string? Notes { get; private set; }

    /// <summary>For what the person has agreed to be written to, as <c>email.newsletter</c>; it follows what they have said.</summary>
    public List<string> MayReceive { get; private set; } = [];

    public override void Derive() => DisplayName = PersonName.Display(GivenName, MiddleName, FamilyName) ?? Emails.FirstOrDefault()?.Address;
}
