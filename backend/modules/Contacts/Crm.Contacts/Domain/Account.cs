using Crm.Kernel;
using Crm.Kernel.Values;

namespace Crm.Contacts.Domain;

/// <summary>An organisation: customer, dealer, supplier or competitor, or several of them at once.</summary>
internal sealed class Account : Record
{
    public string? Name { get; private set; }

    /// <summary>The name as it is written in its own script, and as it is said.</summary>
    public string? NativeName { get; private set; }
    public string? PhoneticName { get; private set; }
    public List<string> Domains { get; private set; } = [];
    public string? Industry { get; private set; }
    public long? Employees { get; private set; }
    public Money? AnnualRevenue { get; private set; }
    public long? FoundedYear { get; private set; }
    public Guid? ParentId { get; private set; }
    public List<PartyRole> Roles { get; private set; } = [];
    public LifecycleStage? LifecycleStage { get; private set; }

    /// <summary>Why it is a customer no more: a key of the list of loss reasons.</summary>
    public string? LossReason { get; private set; }
    public DateOnly? LostOn { get; private set; }
    public List<EmailAddress> Emails { get; private set; } = [];
    public List<PhoneNumber> Phones { get; private set; } = [];
    public List<PostalAddress> Addresses { get; private set; } = [];
    public string? Website { get; private set; }
    public List<string> Profiles { get; private set; } = [];
    public List<string> Tags { get; private set; } = [];
    public string? Notes { get; private set; }

    /// <summary>What the organisation is to others, as <c>supplierOf</c>; it follows the relations.</summary>
    public List<string> Relations { get; private set; } = [];
}
