using Crm.Kernel;
using Crm.Kernel.Values;

namespace Crm.Contacts.Domain;

/// <summary>An organisation: customer, dealer, supplier or competitor, or several of them at once.</summary>
internal sealed class Account : Record
{
    public string? Name { get; private set; }
    public List<string> Domains { get; private set; } = [];
    public string? Industry { get; private set; }
    public long? Employees { get; private set; }
    public Money? AnnualRevenue { get; private set; }
    public long? FoundedYear { get; private set; }
    public Guid? ParentId { get; private set; }
    public List<PartyRole> Roles { get; private set; } = [];
    public LifecycleStage? LifecycleStage { get; private set; }
    public List<EmailAddress> Emails { get; private set; } = [];
    public List<PhoneNumber> Phones { get; private set; } = [];
    public List<PostalAddress> Addresses { get; private set; } = [];
    public string? Website { get; private set; }
    public List<string> Tags { get; private set; } = [];
    public string? Notes { get; private set; }
}
