using Crm.Kernel;
using Crm.Kernel.Values;

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

    /// <summary>The name as it is written in the person's own script, and as it is said.</summary>
    public string? NativeName { get; private set; }
    public string? PhoneticName { get; private set; }
    public string? Title { get; private set; }
    public string? Department { get; private set; }
    public Guid? AccountId { get; private set; }

    /// <summary>Since when they work there.</summary>
    public DateOnly? EmployedSince { get; private set; }
    public List<EmailAddress> Emails { get; private set; } = [];
    public List<PhoneNumber> Phones { get; private set; } = [];
    public List<PostalAddress> Addresses { get; private set; } = [];
    public string? Website { get; private set; }
    public List<string> Profiles { get; private set; } = [];
    public PreferredChannel? PreferredChannel { get; private set; }

    /// <summary>The IANA time zone in which the preferred hours are meant.</summary>
    public string? TimeZone { get; private set; }
    public string? HoursFrom { get; private set; }
    public string? HoursUntil { get; private set; }
    public LifecycleStage? LifecycleStage { get; private set; }
    public List<string> Tags { get; private set; } = [];
    public DateOnly? Birthday { get; private set; }
    public string? Language { get; private set; }
    public string? Source { get; private set; }
    public string? Notes { get; private set; }

    /// <summary>For what the person has agreed to be written to, as <c>email.newsletter</c>; it follows what they have said.</summary>
    public List<string> MayReceive { get; private set; } = [];

    /// <summary>What the person is to others, as <c>spouseOf</c>; it follows the relations.</summary>
    public List<string> Relations { get; private set; } = [];

    /// <summary>The employment as the contact itself says it; null where they work nowhere.</summary>
    public Employment? Employment => AccountId is { } account ? new(account, Title, Department, EmployedSince, Until: null) : null;

    public void WorksSince(DateOnly? day) => EmployedSince = day;

    /// <summary>What was done beside becomes the main thing; what somebody has just said counts before it.</summary>
    public void WorksFor(Relation employment, IReadOnlySet<string> said)
    {
        AccountId = employment.ToAccountId;
        Title = said.Contains("title") ? Title : employment.Title;
        Department = said.Contains("department") ? Department : employment.Department;
        EmployedSince = said.Contains("employedSince") ? EmployedSince : employment.Since;
    }

    public override void Derive() => DisplayName = PersonName.Display(GivenName, MiddleName, FamilyName) ?? Emails.FirstOrDefault()?.Address;
}
